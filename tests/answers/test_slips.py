"""How people mistype, and which words a slip may lead to."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import noise
from bot.answers.nearby import Nearby
from bot.answers.slips import log_chance

WORDS = st.text(string.ascii_lowercase, min_size=2, max_size=8)


@pytest.mark.parametrize(
    ("likelier", "less_likely", "meant"),
    [
        pytest.param("psy", "pmy", "pay", id="a key beside the right one"),
        pytest.param("apy", "psy", "pay", id="exchanged letters, since a key has five beside it"),
        pytest.param("payy", "payk", "pay", id="a double letter"),
        pytest.param("py", "psy", "pay", id="a letter left out"),
        pytest.param("psy", "oay", "pay", id="the first letter is seldom wrong"),
    ],
)
def test_the_likelier_slip(likelier: str, less_likely: str, meant: str) -> None:
    likely, unlikely = log_chance(likelier, meant), log_chance(less_likely, meant)
    assert likely is not None
    assert unlikely is not None
    assert unlikely < likely < 0


@pytest.mark.parametrize(("typed", "meant"), [("pay", "pay"), ("pyy", "apy"), ("yap", "pay"), ("paayy", "pay")])
def test_none_or_several_slips(typed: str, meant: str) -> None:
    assert log_chance(typed, meant) is None


@given(WORDS, st.integers(0, 1000))
def test_every_slip_of_a_finger_is_one(meant: str, which: int) -> None:
    typed = noise.with_typos(meant, which)

    assert typed == meant or log_chance(typed, meant) is not None


@given(WORDS, WORDS)
def test_words_a_slip_apart_are_found(word: str, other: str) -> None:
    nearby = Nearby([word, "zzzzzzzzzz"])

    if log_chance(other, word) is not None:
        assert nearby.near(other) == [word]
    assert nearby.near(word) == []


def test_among_no_words_none_is_near() -> None:
    assert Nearby([]).near("pay") == []
