"""The inverted index adds up what a plain table would."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import postings
from bot.answers.postings import Postings, Uses, summed

TEXTS = 7
COUNTED = st.lists(st.lists(st.integers(0, 9), max_size=20), min_size=TEXTS, max_size=TEXTS)
"""For each text its features, of which some are there several times."""


def fitted(texts: list[list[int]], first: int = 0) -> tuple[Uses, np.ndarray]:
    """Uses with the features numbered on from `first`, and a table (texts, features) of how often each is there."""
    known = {feature: number for number, feature in enumerate(sorted({f for text in texts for f in text}))}
    table = np.zeros((TEXTS, len(known)), int)
    for row, text in zip(table, texts, strict=True):
        for feature in text:
            row[known[feature]] += 1
    return Uses([np.array([known[f] + first for f in text], np.int32) for text in texts]), table


@given(COUNTED)
def test_each_use_is_there_once_with_how_often(texts: list[list[int]]) -> None:
    uses, table = fitted(texts)

    features, rows = table.T.nonzero()
    assert uses.features.tolist() == features.tolist()
    assert uses.texts.tolist() == rows.tolist()
    assert uses.times.tolist() == table.T[features, rows].tolist()


@given(COUNTED, COUNTED, st.data())
def test_sums_are_those_of_a_table(one: list[list[int]], other: list[list[int]], data: st.DataObject) -> None:
    first, first_table = fitted(one)
    second, second_table = fitted(other, first_table.shape[1])
    scales = np.array([[0.5 + row for row in range(TEXTS)], [2.0] * TEXTS], np.float32)
    count = first_table.shape[1] + second_table.shape[1]
    asked = np.array(sorted(data.draw(st.sets(st.integers(0, count - 1), max_size=count) if count else st.just(set()))))
    weights = np.linspace(0.1, 1.0, len(asked))

    found = Postings([first, second], scales).sums(asked.astype(int), weights)

    counts = np.hstack([first_table, second_table])
    values = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0.0)
    values *= np.repeat(scales, [first_table.shape[1], second_table.shape[1]], axis=0).T
    np.testing.assert_allclose(found, values[:, asked.astype(int)] @ weights, rtol=1e-5, atol=1e-6)


def test_more_texts_than_sixteen_bits_can_number_are_told_apart() -> None:
    texts = 70_000
    uses = Uses([np.array([row % 2], np.int32) for row in range(texts)])

    found = Postings([uses], np.ones((1, texts), np.float32)).sums(np.array([1]), np.array([0.25]))

    assert found.tolist() == [0.0, 0.25] * (texts // 2)


def test_much_is_added_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    places, values = np.array([0, 2, 2, 1, 0, 2, 2]), np.arange(7.0)
    monkeypatch.setattr(postings, "_AT_ONCE", 3)

    assert summed(places, values, 4).tolist() == [4.0, 3.0, 14.0, 0.0]
