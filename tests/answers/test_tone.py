"""How a message is put tells questions to us from chatter."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import calibration_file
from bot.answers.tone import Tone, Weights, pieces
from bot.evaluation import tones

ASKED = [
    "how long until they pay?",
    "do they pay in india?",
    "how do i join?",
    "do i need a degree?",
    "how do they pay?",
]
SAID = ["lol same here", "good morning all", "that was a good match", "same here mate", "good night all"]


@pytest.mark.parametrize(
    ("cleaned", "found"),
    [
        ("and pay?", {"<", "and", "pay", "?", ">", "< and", "and pay", "pay ?", "? >"}),
        ("i don't", {"<", "i", "don't", ">", "< i", "i don't", "don't >"}),
        ("30 h/week", {"<", "h", "week", ">", "< h", "h week", "week >"}),
        ("", {"<", ">", "< >"}),
    ],
)
def test_pieces(cleaned: str, found: set[str]) -> None:
    assert pieces(cleaned) == found


def learned() -> Weights:
    return tones.learn([*ASKED, *SAID] * tones.SEEN, np.array(([1.0] * len(ASKED) + [0.0] * len(SAID)) * tones.SEEN))


def test_what_was_never_said_before_is_told_by_how_it_is_put() -> None:
    weights = learned()

    assert weights.odds("how do they train?") > 1 > -1 > weights.odds("good evening all")
    assert weights.odds("xylophone") == pytest.approx(weights.odds("zygote"))


def test_pieces_that_few_messages_have_are_not_learned() -> None:
    few = tones.learn([*ASKED, *SAID], np.array([1.0] * len(ASKED) + [0.0] * len(SAID)))

    assert set(few.of) <= {"<", "?", "? >", ">"}
    assert few.of["?"] > 0


def test_of_no_messages_nothing_is_learned() -> None:
    assert tones.learn([], np.zeros(0)) == Weights()


@given(st.text(max_size=300))
def test_no_message_says_more_than_a_bounded_amount(message: str) -> None:
    loud = Weights(9.0, {"?": 50.0, "<": -100.0})

    for continues in (False, True):
        assert -6 <= Tone(loud, loud).of(message, continues) <= 6
        assert Tone().of(message, continues) == 0


@pytest.mark.parametrize("vectors", [True, False])
@pytest.mark.parametrize(
    ("asked", "said", "continues"),
    [
        ("does it work in nepal?", "it works in nepal lol", False),
        ("any idea how long it takes", "haha took me ages too", False),
        ("and for nurses?", "same here mate", True),
        ("what if i fail", "ok thanks, will check", True),
    ],
)
def test_the_shipped_tone(vectors: bool, asked: str, said: str, continues: bool) -> None:
    tone = calibration_file.read(vectors).tone

    assert tone.of(asked, continues) > tone.of(said, continues) + 1
