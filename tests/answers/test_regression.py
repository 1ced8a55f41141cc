"""The closed forms equal what a regression says that is really fitted without those rows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from bot.answers import regression
from bot.answers.regression import KernelRidge, choose_landmarks, kernel, scores

CLASSES = 4


def similarities(rng: np.random.Generator, rows: int) -> np.ndarray:
    """Cosines between random texts, shape (rows, rows)."""
    texts = rng.normal(size=(rows, 12)).astype(np.float32)
    texts = np.abs(texts) / np.linalg.norm(texts, axis=1, keepdims=True)
    return np.asarray(texts @ texts.T, np.float32)


def targets(labels: np.ndarray) -> sparse.csr_array:
    """One column a class; the last class has none, as a message that is not for us."""
    shown = np.flatnonzero(labels < CLASSES)
    return sparse.csr_array((np.ones(len(shown), np.float32), (shown, labels[shown])), shape=(len(labels), CLASSES))


def refitted(similar: np.ndarray, wanted: sparse.csr_array, landmarks: np.ndarray, left_out: list[int]) -> np.ndarray:
    """Scores of the rows left out, from a system set up and solved without them, in double precision."""
    kept = np.setdiff1d(np.arange(len(similar)), left_out)
    design = kernel(similar[:, landmarks]).astype(np.float64)
    if len(landmarks) == len(similar):
        system = design[np.ix_(kept, kept)] + regression.RIDGE * np.eye(len(kept))
        return design[np.ix_(left_out, kept)] @ np.linalg.solve(system, wanted[kept].toarray())
    system = design[kept].T @ design[kept] + regression.RIDGE * design[landmarks]
    system[np.diag_indices_from(system)] += 1e-4
    return design[left_out] @ np.linalg.solve(system, design[kept].T @ wanted[kept].toarray())


@pytest.mark.parametrize("exact", [True, False], ids=["exact", "landmarks"])
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), rows=st.integers(12, 40))
def test_leaving_rows_out_equals_fitting_without_them(exact: bool, seed: int, rows: int) -> None:
    rng = np.random.default_rng(seed)
    labels = np.sort(rng.integers(0, CLASSES + 1, rows))
    similar, wanted = similarities(rng, rows), targets(labels)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regression, "EXACT", rows if exact else rows - 1)
        patch.setattr(regression, "LANDMARKS", rows // 2)
        landmarks = choose_landmarks(labels)
    assert len(landmarks) == (rows if exact else rows // 2)
    ridge = KernelRidge(similar[:, landmarks], wanted, landmarks)
    chosen = rng.choice(rows, 5, replace=False)

    each = np.vstack([refitted(similar, wanted, landmarks, [row]) for row in chosen])
    together = refitted(similar, wanted, landmarks, list(chosen))

    np.testing.assert_allclose(ridge.without_each(chosen), each, atol=0.002)
    np.testing.assert_allclose(ridge.without_rows(chosen), together, atol=0.002)


@pytest.mark.parametrize("landmarks", [np.arange(30), np.arange(0, 30, 2)], ids=["exact", "landmarks"])
def test_weights_serve_new_texts(landmarks: np.ndarray) -> None:
    rng = np.random.default_rng(1)
    everything = similarities(rng, 31)
    fitted, new = everything[:30, landmarks], everything[30, landmarks]
    wanted = targets(np.sort(rng.integers(0, CLASSES + 1, 30)))
    ridge = KernelRidge(fitted, wanted, landmarks)

    assert ridge.weights.shape == (len(landmarks), CLASSES)
    np.testing.assert_allclose(scores(new, ridge.weights), kernel(new) @ ridge.weights, rtol=1e-5)
    assert scores(new, ridge.weights).shape == (CLASSES,)


def test_a_text_scores_highest_for_the_class_of_its_twin() -> None:
    similar = np.full((6, 6), 0.1, np.float32)
    for row in range(0, 6, 2):
        similar[row : row + 2, row : row + 2] = 0.9
    np.fill_diagonal(similar, 1.0)
    wanted = targets(np.array([0, 0, 1, 1, 2, 2]))

    alone = KernelRidge(similar, wanted, np.arange(6)).without_each(np.arange(6))

    assert alone.argmax(axis=1).tolist() == [0, 0, 1, 1, 2, 2]


def test_the_kernel_is_one_for_equal_texts_and_falls() -> None:
    values = kernel(np.linspace(0, 1, 11, dtype=np.float32))

    assert values[-1] == 1.0
    assert np.all(np.diff(values) > 0)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=80))
def test_every_class_keeps_its_share_of_landmarks(chosen: list[int]) -> None:
    labels = np.array(sorted(chosen))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regression, "EXACT", 10)
        patch.setattr(regression, "LANDMARKS", 10)
        landmarks = choose_landmarks(labels)

    assert len(landmarks) == min(len(labels), 10)
    assert np.all(np.diff(landmarks) > 0)
    kept = np.bincount(labels[landmarks], minlength=6)
    for label, count in enumerate(np.bincount(labels, minlength=6)):
        # Nobody is cut below another who has fewer left, unless that is all there is.
        assert kept[label] == count or kept[label] >= kept.max() - 1
