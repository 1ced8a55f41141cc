"""What a message corrects in the one before."""

import pytest

from bot.answers.corrections import correction
from bot.answers.text import clean

ASKED = ("how", "much", "is", "the", "pay")


@pytest.mark.parametrize(
    ("message", "said", "denied"),
    [
        ("i was asking about the exam not the pay", "the exam", ("the", "pay")),
        ("*method not days", "method", ("days",)),
        ("not the pay amount, the DAY", "the day", ("the", "pay", "amount")),
        ("i meant when do they pay, not how much", "when do they pay", ("how", "much")),
        ("no sorry i meant acme", "acme", ()),
        ("oops wrong one, acme i mean", "acme", ()),
        ("no sorry, meant acme. bolt i know already", "acme", ()),
        ("i was asking about acme sorry, mixing them up", "acme", ()),
        ("no for writing sry", "for writing", ()),
        ("not the pay, i mean the payday", "the payday", ("the", "pay")),
        ("sorry not the pay, the payday", "the payday", ("the", "pay")),
        ("that's not what i asked. when is payday", "when is payday", ()),
        ("that was not my question, do they pay", "do they pay", ()),
    ],
)
def test_what_is_meant_instead(message: str, said: str, denied: tuple[str, ...]) -> None:
    found = correction(clean(message), ASKED)

    assert found is not None
    assert (found.said, found.denied) == (said, denied)


@pytest.mark.parametrize(
    "message",
    [
        "not sure, is it legit",
        "not even canada?",
        "i asked support and they said no",
        "which one do you mean",
        "does that mean it is weekly",
        "sorry im new, what is deel",
        "sorry",
        "and when do they pay",
    ],
)
def test_what_corrects_nothing(message: str) -> None:
    assert correction(clean(message), ASKED) is None
