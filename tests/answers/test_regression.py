"""Ridge regression among the nearest rows is what a regression over all of them says, as long as all are near."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import regression
from bot.answers.largest import largest
from bot.answers.regression import LocalRidge

CLASSES = 4
NEIGHBOURS = 96
Array = np.ndarray


def kernels(rng: np.random.Generator, rows: int) -> tuple[Array, Array]:
    """A positive kernel between random texts, and of one more text with each of them."""
    texts = np.abs(rng.normal(size=(rows + 1, 12)))
    texts /= np.linalg.norm(texts, axis=1, keepdims=True)
    kernel = np.exp(3 * (texts @ texts.T - 1))
    return kernel[:rows, :rows], kernel[rows, :rows]


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32 - 1), rows=st.integers(5, NEIGHBOURS))
def test_among_few_rows_it_is_the_textbook_regression(seed: int, rows: int) -> None:
    rng = np.random.default_rng(seed)
    between, question = kernels(rng, rows)
    classes = rng.integers(-1, CLASSES, rows)
    targets = rng.choice([1.0, -1.0], rows)
    wanted = np.zeros((rows, CLASSES))
    wanted[np.arange(rows)[classes >= 0], classes[classes >= 0]] = targets[classes >= 0]

    found = LocalRidge(classes, targets, CLASSES).scores(question, lambda near: between[np.ix_(near, near)], NEIGHBOURS)

    textbook = question @ np.linalg.solve(between + regression.RIDGE * np.eye(rows), wanted)
    np.testing.assert_allclose(found, textbook, atol=1e-4)


@given(seed=st.integers(0, 2**32 - 1))
def test_a_row_of_no_likeness_might_as_well_not_be_there(seed: int) -> None:
    rng = np.random.default_rng(seed)
    between, question = kernels(rng, 30)
    classes, targets = rng.integers(0, CLASSES, 30), np.ones(30)
    left_out, kept = np.arange(7), np.arange(7, 30)
    question[left_out] = 0.0

    found = LocalRidge(classes, targets, CLASSES).scores(question, lambda near: between[np.ix_(near, near)], NEIGHBOURS)

    fewer = LocalRidge(classes[kept], targets[kept], CLASSES).scores(
        question[kept], lambda near: between[np.ix_(kept[near], kept[near])], NEIGHBOURS
    )
    np.testing.assert_allclose(found, fewer, atol=1e-5)


def test_a_question_scores_highest_for_the_class_of_its_twin() -> None:
    between = np.full((200, 200), 0.1)
    np.fill_diagonal(between, 1.0)
    classes = np.repeat(np.arange(CLASSES), 50)
    ridge = LocalRidge(classes, np.ones(200), CLASSES)

    for row in range(0, 200, 17):
        question = np.full(200, 0.1)
        question[row] = 0.9
        assert ridge.scores(question, lambda near: between[np.ix_(near, near)], NEIGHBOURS).argmax() == classes[row]


@pytest.mark.parametrize("rows", [0, 3], ids=["no rows", "no likeness"])
def test_with_nothing_near_nothing_scores(rows: int) -> None:
    ridge = LocalRidge(np.zeros(rows, int), np.ones(rows), CLASSES)

    assert not ridge.scores(np.zeros(rows), lambda near: np.eye(len(near)), NEIGHBOURS).any()


@pytest.mark.parametrize("rows", [5, 95, 96, 97, 191, 383, 384, 12_872])
@pytest.mark.parametrize("kind", ["all different", "many alike", "nearly all nothing", "all alike"])
def test_the_largest_are_found_wherever_they_are(rows: int, kind: str) -> None:
    rng = np.random.default_rng(rows)
    values = rng.random(rows).astype(np.float32)
    match kind:
        case "many alike":
            values = np.round(values, 1)
        case "nearly all nothing":
            values[rng.random(rows) < 0.99] = 0
        case "all alike":
            values[:] = 0.5

    found = largest(values, NEIGHBOURS)

    assert len(set(found.tolist())) == len(found) == min(rows, NEIGHBOURS)
    assert np.array_equal(np.sort(values[found]), np.sort(values)[-NEIGHBOURS:])
