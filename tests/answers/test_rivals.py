"""Answers are told apart by what their phrasings differ in, not by what they have in common with the question."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import understanding
from bot.answers.answerer import Answerer
from bot.answers.explain import explain
from bot.answers.results import Mode
from bot.answers.rivals import PHRASINGS, told_apart
from bot.answers.understood import Understood
from bot.knowledge.knowledge import Knowledge

DIMENSIONS, NOISE = 12, 0.1
Array = np.ndarray


def phrasings(rng: np.random.Generator, about: Sequence[float], count: int) -> Array:
    """Unit vectors that share most of what they say, and differ in where `about` points."""
    return towards(rng, [3.0, *about], count)


def towards(rng: np.random.Generator, direction: Sequence[float], count: int) -> Array:
    vectors = np.zeros((count, DIMENSIONS)) + rng.normal(scale=NOISE, size=(count, DIMENSIONS))
    vectors[:, : len(direction)] += direction
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@given(seed=st.integers(0, 2**32 - 1))
def test_a_small_difference_decides(seed: int) -> None:
    rng = np.random.default_rng(seed)
    deposits, withdrawals = phrasings(rng, [1.0, 0.0], 20), phrasings(rng, [0.0, 1.0], 20)
    (question,) = phrasings(rng, [0.0, 1.2], 1)

    deposit, withdrawal = told_apart(question, [deposits, withdrawals])

    assert withdrawal > deposit


@given(seed=st.integers(0, 2**32 - 1), order=st.permutations(range(3)))
def test_the_order_in_which_answers_come_makes_no_difference(seed: int, order: Sequence[int]) -> None:
    rng = np.random.default_rng(seed)
    asked = [phrasings(rng, about, count) for about, count in (([1.0, 0.0], 3), ([0.0, 1.0], 30), ([0.5, 0.5], 9))]
    (question,) = phrasings(rng, [0.3, 0.7], 1)

    found = told_apart(question, asked)

    np.testing.assert_allclose(told_apart(question, [asked[place] for place in order]), found[list(order)], atol=1e-6)


@pytest.mark.parametrize(("few", "many"), [(1, 1), (1, 40), (PHRASINGS, PHRASINGS)])
def test_where_all_are_asked_alike_nothing_is_said(few: int, many: int) -> None:
    same = towards(np.random.default_rng(few), [3.0], 1).repeat(max(few, many), axis=0)

    found = told_apart(same[0], [same[:few], same[:many]])

    assert found[0] == pytest.approx(found[1], abs=1e-6)


@pytest.fixture(scope="module")
def vague(shipped_knowledge: Knowledge) -> list[str]:
    """Messages that begin like one question and end like another, with and without a platform's name."""
    asked = [entry.asked_as[0].split() for entry in shipped_knowledge.entries if entry.asked_as]
    return [" ".join([*first[:2], *second[-2:]]) for first, second in itertools.pairwise(asked)]


def test_where_no_answer_is_likely_their_order_changes_and_nothing_else(
    real_answerer: Answerer, vague: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [understood(real_answerer, text) for text in vague]
    monkeypatch.setattr(understanding, "LIKELY", 0.0)
    by_all_else = [understood(real_answerer, text) for text in vague]

    assert any(read.told_apart for read in told)
    for read, before in zip(told, by_all_else, strict=True):
        assert [m.confidence for m in read.matches] == [m.confidence for m in before.matches]
        assert {id(match.intent) for match in read.matches} == {id(match.intent) for match in before.matches}
        assert read.told_apart == (read.matches[:1] != before.matches[:1])
        assert not read.told_apart or read.confidence < real_answerer.policy(Mode.DIRECT).answer


def test_a_moderator_is_told_that_the_order_hung_on_it(real_answerer: Answerer, vague: list[str]) -> None:
    text = next(text for text in vague if understood(real_answerer, text).told_apart)

    lines = explain(real_answerer, [text], Mode.DIRECT)

    assert any("what its phrasings and those of the others differ in" in line for line in lines)


def understood(answerer: Answerer, text: str) -> Understood:
    read = answerer.understand([text])
    assert read is not None
    return read
