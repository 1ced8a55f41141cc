"""Slips go to the knowledge's own words, and to the likeliest of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.lexicon import COMMON, Speller

USED = ["work"] * 30 + ["pay"] * COMMON + ["contact"] * 3 + ["contract"] * 9 + ["form"] + ["tax"] * (COMMON - 1)
SPELLER = Speller(USED)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("wokr", "work", id="exchanged letters"),
        pytest.param("contrat", "contract", id="nearest"),
        pytest.param("contrct", "contract", id="of two that are as near the commoner"),
        pytest.param("paj", "pay", id="a short word that is common here"),
        pytest.param("payy", "pay", id="a letter too many"),
        pytest.param("taj", "taj", id="a short word that is rare here is not guessed"),
        pytest.param("taxx", "taxx", id="nor from a longer one"),
        pytest.param("farm", "farm", id="an English word may be meant"),
        pytest.param("pya", "pay", id="a word that English hardly has"),
        pytest.param("wrk", "wrk", id="without a vowel it is an abbreviation"),
        pytest.param("cntrct", "cntrct", id="also a longer one that is too far from ours"),
        pytest.param("cntract", "contract", id="a longer one"),
        pytest.param("contract", "contract", id="known"),
        pytest.param("xqzvuo", "xqzvuo", id="nothing is near"),
        pytest.param("w0rk", "w0rk", id="digits are no slips"),
    ],
)
def test_corrected(typed: str, meant: str) -> None:
    assert SPELLER.correct(typed) == meant


@given(st.text(max_size=12))
def test_what_is_corrected_becomes_a_word_of_ours_and_stays_so(typed: str) -> None:
    corrected = SPELLER.correct(typed)

    assert corrected == typed or SPELLER.is_known(corrected)
    assert SPELLER.correct(corrected) == corrected


def test_without_words_of_its_own_it_corrects_nothing() -> None:
    assert Speller(()).correct_all(["wokr", "paj"]) == ["wokr", "paj"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who ons it", "who owns it"),
        ("log ni", "log in"),
        ("it logs onn", "it logs on"),
        ("who owms it", "who owns it"),
        ("zebra ons", "zebra on"),
    ],
)
def test_of_words_as_near_as_each_other_the_one_that_suits_its_neighbours(typed: str, meant: str) -> None:
    phrasings = [["who", "owns", "it"], ["it", "logs", "on"], ["log", "in"], ["log", "in"]] * COMMON
    speller = Speller((word for words in phrasings for word in words), phrasings)
    assert speller.correct_all(typed.split(), short=("on", "in", "is")) == meant.split()
