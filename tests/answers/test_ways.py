"""In which way a message asks, and how usual that is for an answer."""

import pytest

from bot.answers.ways import Way, Ways, told_in, way_of


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("when do they pay", Way.TIME),
        ("how long does it take", Way.TIME),
        ("how much is it", Way.AMOUNT),
        ("how do i apply", Way.MEANS),
        ("how come i was removed", Way.REASON),
        ("where do i apply", Way.PLACE),
        ("who owns it", Way.PERSON),
        ("can i use a vpn", Way.LEAVE),
        ("is it real", Way.TRUTH),
        ("payout day", Way.UNSAID),
        ("", Way.UNSAID),
        ("is it true and when do they pay", Way.TIME),
        ("when they pay is it by bank", Way.TIME),
        ("who is it and how much do they pay", Way.AMOUNT),
    ],
)
def test_the_way_in_which_words_ask(text: str, way: Way) -> None:
    assert way_of(text.split()) is way


PAYDAY = [text.split() for text in ("when is payday", "what day do they pay", "when do they pay", "payday")]
PAY = [text.split() for text in ("how much do they pay", "how much is it", "what is the rate")]
PAYDAY_NUMBER, PAY_NUMBER = 0, 1


def test_an_answer_is_mostly_asked_for_in_its_own_way() -> None:
    ways = Ways([PAYDAY, PAY])

    payday, pay = ways.odds("when will i see it".split(), [PAYDAY_NUMBER, PAY_NUMBER])

    assert payday > 0 > pay
    assert ways.odds("how much".split(), [PAYDAY_NUMBER])[0] < 0


def test_a_phrasing_does_not_speak_for_itself() -> None:
    ways = Ways([PAYDAY, PAY])
    words = "what is the rate".split()

    assert ways.odds(words, [PAY_NUMBER], own=PAY_NUMBER)[0] < ways.odds(words, [PAY_NUMBER])[0]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("They answer within seven days.", {Way.TIME}),
        ("It takes 15–30 minutes.", {Way.TIME, Way.AMOUNT}),
        ("Expect a few business days.", {Way.TIME}),
        ("It changed in April 2025.", {Way.TIME, Way.AMOUNT}),
        ("They pay $40 an hour.", {Way.AMOUNT}),
        ("You need a valid ID.", set()),
    ],
)
def test_what_an_answer_says_in_passing(answer: str, told: set[Way]) -> None:
    assert told_in(answer) == told
