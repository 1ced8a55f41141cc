"""What of a message only reacts to the answer before it."""

import pytest

from bot.answers.reactions import is_sigh, without_reaction
from bot.answers.text import clean


@pytest.mark.parametrize(
    ("message", "rest"),
    [
        ("ok thanks, and how long does that take", "and how long does that take"),
        ("cool. and how much do they pay", "and how much do they pay"),
        ("got it, so when do they pay", "so when do they pay"),
        ("damn. why", "why"),
        ("ok thats a relief. and who do they pay through", "and who do they pay through"),
        ("hm thats low. is it a real job at least", "is it a real job at least"),
        ("oh nice, and the step after that, what is it", "and the step after that, what is it"),
        ("ok cool how long", "how long"),
        ("not bad. how do i start", "how do i start"),
    ],
)
def test_nods_before_a_question_are_left_out(message: str, rest: str) -> None:
    assert without_reaction(clean(message)) == rest


@pytest.mark.parametrize(
    "message",
    [
        "thanks man",
        "fair enough",
        "that was fast haha",
        "wow ok didnt expect that",
        "good to know!",
        "Damn",
        "ok, makes sense",
    ],
)
def test_a_mere_reaction_leaves_nothing(message: str) -> None:
    assert without_reaction(clean(message)) == ""


@pytest.mark.parametrize(
    "message",
    [
        "really?",
        "ok to use a vpn?",
        "is that normal",
        "and acme",
        "cool with two accounts?",
        "payment",
        "this is for acme too",
    ],
)
def test_what_may_ask_stays(message: str) -> None:
    assert without_reaction(clean(message)) == message


@pytest.mark.parametrize(
    ("words", "sighs"), [("typical", True), ("ugh classic", True), ("and", False), ("legit", False), ("", False)]
)
def test_a_sigh_about_a_platform(words: str, sighs: bool) -> None:
    assert is_sigh(words.split()) is sighs
