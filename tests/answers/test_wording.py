"""How usual words are for an answer, beside all others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.wording import Wording

LEGIT, PAY = 0, 1
ASKED = [
    [["is", "it", "legit"], ["is", "it", "a", "scam"]],
    [["how", "much", "pay"], ["what", "is", "the", "pay"], ["pay", "rate"]],
]
TERMS = st.lists(st.sampled_from("is it legit a scam how much pay what the rate unheard".split()), max_size=6)


@pytest.mark.parametrize(
    ("asked", "intent"),
    [("is it legit", LEGIT), ("a scam", LEGIT), ("pay", PAY), ("how much is the rate", PAY)],
)
def test_words_speak_for_the_intent_that_uses_them(asked: str, intent: int) -> None:
    odds = Wording(ASKED).odds(asked.split(), [LEGIT, PAY])

    assert odds[intent] > 0 > odds[1 - intent]


def test_words_that_nobody_uses_say_nothing() -> None:
    assert Wording(ASKED).odds(["unheard"], [LEGIT, PAY]) == [0, 0]
    assert Wording([[], []]).odds(["pay"], [LEGIT, PAY]) == [0, 0]


@given(TERMS)
def test_a_word_more_or_less_that_nobody_uses_only_dilutes(terms: list[str]) -> None:
    wording = Wording(ASKED)
    plain = wording.odds(terms, [LEGIT, PAY])

    diluted = wording.odds([*terms, "never"], [LEGIT, PAY])

    assert all(abs(less) <= abs(more) for less, more in zip(diluted, plain, strict=True))


@given(TERMS, st.permutations([LEGIT, PAY]))
def test_the_order_of_the_intents_plays_no_part(terms: list[str], order: list[int]) -> None:
    wording = Wording(ASKED)

    assert wording.odds(terms, order) == [wording.odds(terms, [intent])[0] for intent in order]


@pytest.mark.parametrize(
    ("intent", "number"), [(intent, number) for intent, own in enumerate(ASKED) for number in range(len(own))]
)
def test_a_phrasing_asked_as_if_it_were_new_is_judged_by_the_others(intent: int, number: int) -> None:
    phrasing = ASKED[intent][number]
    left = [[p for p in own if p is not phrasing] for own in ASKED]

    as_if_new = Wording(ASKED).odds(phrasing, [LEGIT, PAY], own=intent)

    assert as_if_new == pytest.approx(Wording(left).odds(phrasing, [LEGIT, PAY]))
