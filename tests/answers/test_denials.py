"""What a message says that it does not ask is not looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import denials
from bot.answers.answerer import Answerer
from bot.answers.text import clean


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I'm not asking what they pay, I know what they pay. I'm asking how long", "i'm asking how long"),
        ("not interested in the exam, been there. which day is payday?", "been there. which day is payday?"),
        ("dont care abt the waitlist im in, just wanna know why accounts get put on hold",
         "just wanna know why accounts get put on hold"),
        ("I don't want to know how to withdraw, only how they verify me", "only how they verify me"),
        ("don't tell me to contact support. how long does the check take", "how long does the check take"),
        ("never mind the rate, what's the payday", "what's the payday"),
        ("not pay. rules on several accounts", "rules on several accounts"),
        ("it's not about the test, I only want my money", "i only want my money"),
        ("not sure that's allowed, is it", "not sure that's allowed, is it"),
        ("I don't want to work weekends, is that ok", "i don't want to work weekends, is that ok"),
        ("I don't need PayPal, do I", "i don't need paypal, do i"),
        ("not asking about pay", "not asking about pay"),
        ("", ""),
    ],
)  # fmt: skip
def test_clauses_that_are_not_asked(text: str, left: str) -> None:
    assert denials.without(clean(text)) == left


@given(st.text(max_size=80))
def test_nothing_is_added_and_something_left(text: str) -> None:
    cleaned = clean(text)
    left = denials.without(cleaned)
    assert set(left.split()) <= set(cleaned.split())
    assert bool(left.strip()) == bool(cleaned.strip())


def test_whom_it_is_about_may_stand_in_what_is_not_asked(real_answerer: Answerer) -> None:
    read = real_answerer.matcher.reader.read
    query = read("I'm not asking what SME pays, I'm asking how long between passing and getting something to do")
    assert query.platforms == ("sme-careers",)
    assert "pays" not in query.words
    assert "deel" in read("I don't want to know how to withdraw from Deel, only how they verify the person").words
