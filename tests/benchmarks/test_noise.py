"""Noise: the same every time, about as much as promised, and nothing lost but a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from benchmarks import noise

SENTENCE = "how long does it take until the first payout arrives in my account"


@pytest.mark.parametrize("make", [noise.clean, noise.with_typos, noise.in_chat])
def test_the_same_text_gets_the_same_noise(make: noise.Noise) -> None:
    assert make(SENTENCE) == make(SENTENCE)


def test_about_fifteen_words_in_a_hundred_are_mistyped() -> None:
    texts = [f"{SENTENCE} {number}" for number in range(300)]
    pairs = [(a, b) for text in texts for a, b in zip(text.split(), noise.with_typos(text).split(), strict=True)]
    assert 0.12 < sum(a != b for a, b in pairs) / len(pairs) < 0.18


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12))
def test_a_mistyped_word_is_one_slip_away(word: str) -> None:
    assert OSA.distance(word, noise.with_typos(word)) <= 1


@given(st.text(max_size=60))
def test_small_talk_keeps_the_question_as_it_is(text: str) -> None:
    assert text in noise.in_chat(text)


def test_numbers_links_and_signs_are_left_alone() -> None:
    assert noise.with_typos("$45/h?! 2026 :)") == "$45/h?! 2026 :)"


@pytest.mark.parametrize(("letter", "beside"), [("q", "wa"), ("G", "tyfhvb"), ("m", "jkn"), ("p", "ol")])
def test_neighbours_are_the_keys_around(letter: str, beside: str) -> None:
    assert set(noise.neighbours(letter)) == set(beside)
