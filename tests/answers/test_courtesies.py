"""What is said around a question goes, what is asked stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.courtesies import without
from bot.answers.text import clean, words

ASKED = "how long does the exam take"


@pytest.mark.parametrize(
    "opening",
    [
        "hi guys", "good morning everyone,", "hello there!", "Hey fellow freelancers,", "hi all, i'm new here.",
        "total noob here, so", "long time lurker,", "hope you are all doing well.",
        "I hope everyone is having a great week!",
        "hope this is the right place to ask.", "hi, how are you all doing today?", "hello to all of you,",
        "sorry if this has already been asked,", "sorry for the stupid question but", "apologies for my bad english,",
        "sorry to bother you all,", "asking for a friend,", "asking this for my mate:", "probably a dumb question but",
        "this might be a really basic question,", "quick question:", "not sure if this is the right channel but",
        "I don't know where to ask this,", "no idea who to ask,", "mods please delete if not allowed.",
        "does anyone here know", "hey guys, can somebody tell me", "just curious,", "um ok so",
    ],
)  # fmt: skip
def test_openings(opening: str) -> None:
    assert without(words(clean(f"{opening} {ASKED}"))) == ASKED.split()


@pytest.mark.parametrize(
    "closing",
    [
        "please", "thanks", "thank you so much guys", "many thanks in advance for your help", "ty all",
        "thanks to whoever answers", "any help appreciated", "all advice is welcome", "any tips would be great",
        "much appreciated", "i would really appreciate any answers", "would be great to hear from somebody",
        "would love to hear your experiences", "looking forward to your replies", "have a nice day everyone",
        "enjoy your weekend", "hope someone can help me with this", "god bless you all", "best regards", "lol",
    ],
)  # fmt: skip
def test_closings(closing: str) -> None:
    assert without(words(clean(f"{ASKED}, {closing}"))) == ASKED.split()


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("which day", "which day"),
        ("does it pay well", "does it pay well"),
        ("when is pay day", "when is pay day"),
        ("is there work", "is there work"),
        ("hi there is no work", "there is no work"),
        ("sorry if i missed it is it in english or french", "if i missed it is it in english or french"),
        ("i am new to outlier where do i start", "i am new to outlier where do i start"),
        ("how are projects assigned", "how are projects assigned"),
        ("do they appreciate fast work", "do they appreciate fast work"),
        ("would be nice if outlier paid weekly", "would be nice if outlier paid weekly"),
        ("do i have a start date", "do i have a start date"),
    ],
)
def test_what_only_looks_like_one_stays(asked: str, kept: str) -> None:
    assert without(asked.split()) == kept.split()


@pytest.mark.parametrize(
    "message", ["good morning everyone", "thank you so much guys", "any help appreciated", "hi", ""]
)
def test_courtesies_alone_are_all_that_is_said(message: str) -> None:
    assert without(message.split()) == message.split()


@given(
    st.lists(
        st.sampled_from("hi all sorry if this was asked before pay thanks so much for the help how is you".split())
    )
)
def test_what_is_left_is_a_part_of_what_was_said(tokens: list[str]) -> None:
    left = without(tokens)

    assert bool(left) == bool(tokens)
    assert any(tokens[start : start + len(left)] == left for start in range(len(tokens) + 1))
