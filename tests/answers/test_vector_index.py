"""The nearest rows are found, whether every vector is compared whole, in fewer directions, or only likely clusters."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import vector_index
from bot.answers.vector_index import VectorIndex

SEEDS = st.integers(0, 2**32 - 1)
Array = np.ndarray


def unit(vectors: Array) -> Array:
    return (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float32)


def clustered(seed: int, rows: int, clusters: int = 12, spread: float = 0.05) -> Array:
    """Unit vectors around a few directions, in no order."""
    rng = np.random.default_rng(seed)
    directions = unit(rng.normal(size=(clusters, 32)))
    return unit(directions[rng.integers(0, clusters, rows)] + spread * rng.normal(size=(rows, 32)))


def sorted_by_cluster(vectors: Array) -> VectorIndex:
    """An index that may not compare every vector, as if there were very many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vector_index, "ALL", len(vectors) - 1)
        patch.setattr(vector_index, "EXACT", len(vectors) - 1)
        return VectorIndex(vectors)


@settings(max_examples=25)
@given(seed=SEEDS, rows=st.integers(1, 300))
def test_among_hundreds_every_cosine_is_exact(seed: int, rows: int) -> None:
    vectors = clustered(seed, rows)
    index = VectorIndex(vectors)
    question = unit(np.random.default_rng(seed + 1).normal(size=32))

    np.testing.assert_allclose(index.cosines(question), vectors @ question, atol=1e-6)
    assert np.array_equal(index.rows(np.arange(rows)), vectors)


@settings(max_examples=5)
@given(seed=SEEDS)
def test_among_thousands_the_cosines_of_the_nearest_are_exact_and_the_others_nearly(seed: int) -> None:
    rng = np.random.default_rng(seed)
    # Like those of sentences, they differ more in some directions than in others.
    vectors = unit(rng.normal(size=(vector_index.EXACT + 1, 384)) * 0.99 ** np.arange(384))
    vectors = vectors.astype(np.float16).astype(np.float32)
    index = VectorIndex(vectors)
    row = int(rng.integers(0, len(vectors)))
    question = unit(vectors[row] + 0.03 * rng.normal(size=384))

    found, exact = index.cosines(question), vectors @ question

    nearest = np.argsort(-exact)[:20]
    assert nearest[0] == row
    np.testing.assert_allclose(found[nearest], exact[nearest], atol=1e-5)
    np.testing.assert_allclose(found, exact, atol=0.2)
    assert np.array_equal(index.rows(nearest), vectors[nearest])


@settings(max_examples=25)
@given(seed=SEEDS, rows=st.integers(400, 1500))
def test_among_very_many_the_cosines_that_are_given_are_exact(seed: int, rows: int) -> None:
    vectors = clustered(seed, rows)
    index = sorted_by_cluster(vectors)
    question = unit(np.random.default_rng(seed + 1).normal(size=32))

    found = index.cosines(question)

    given_ = found != 0
    assert 0 < given_.sum() < rows
    np.testing.assert_allclose(found[given_], (vectors @ question)[given_], atol=1e-6)


@settings(max_examples=25)
@given(seed=SEEDS, rows=st.integers(400, 1500))
def test_among_very_many_rows_keep_their_numbers(seed: int, rows: int) -> None:
    vectors = clustered(seed, rows)
    index = sorted_by_cluster(vectors)
    some = np.random.default_rng(seed + 1).integers(0, rows, 20)

    assert np.array_equal(index.rows(some), vectors[some])


@settings(max_examples=25)
@given(seed=SEEDS, rows=st.integers(400, 1500))
def test_among_very_many_a_row_finds_itself(seed: int, rows: int) -> None:
    vectors = clustered(seed, rows)
    index = sorted_by_cluster(vectors)

    for row in np.random.default_rng(seed + 1).integers(0, rows, 20):
        assert index.cosines(vectors[row])[row] == pytest.approx(1, abs=1e-5)


@settings(max_examples=25)
@given(seed=SEEDS, rows=st.integers(900, 2500))
def test_among_very_many_the_nearest_row_of_a_cluster_is_found(seed: int, rows: int) -> None:
    vectors = clustered(seed, rows)
    index = sorted_by_cluster(vectors)
    rng = np.random.default_rng(seed + 1)
    questions = unit(vectors[rng.integers(0, rows, 40)] + 0.02 * rng.normal(size=(40, 32)))

    best = [(index.cosines(question).max(), (vectors @ question).max()) for question in questions]

    # A question on the border of two clusters may miss its very nearest row, but not by much, and rarely.
    assert all(found > nearest - 0.1 for found, nearest in best)
    assert sum(found > nearest - 1e-5 for found, nearest in best) >= 36


def test_the_same_vectors_make_the_same_index() -> None:
    vectors = clustered(7, 1000)
    first, second = sorted_by_cluster(vectors), sorted_by_cluster(vectors)

    assert all(np.array_equal(first.cosines(vector), second.cosines(vector)) for vector in vectors[:50])


def test_rows_that_are_all_the_same_are_all_found() -> None:
    vectors = np.repeat(unit(np.ones((1, 32))), 500, axis=0)

    assert sorted_by_cluster(vectors).cosines(vectors[0]).max() == pytest.approx(1, abs=1e-5)
    assert VectorIndex(vectors).cosines(vectors[0]) == pytest.approx(np.ones(500), abs=1e-5)


def test_a_question_without_a_direction_is_like_nothing() -> None:
    vectors = clustered(3, 600)

    assert not VectorIndex(vectors).cosines(np.zeros(32, np.float32)).any()
    assert not sorted_by_cluster(vectors).cosines(np.zeros(32, np.float32)).any()
