"""Which of some questions ask the same: letters and meaning, as the engine compares them, and the same names."""

from collections.abc import Sequence

import numpy as np

from bot.answers.answerer import Answerer
from bot.answers.features import TfIdf

ALIKE_WITH_MEANING = 0.35
ALIKE_IN_LETTERS = 0.3
"""Likeness (0 to 1) from which two questions ask the same: `python -m benchmarks.grouping` shows what each is worth."""


def alike(answerer: Answerer) -> float:
    """The likeness from which two questions ask the same, with this engine."""
    return ALIKE_WITH_MEANING if answerer.compares_meanings else ALIKE_IN_LETTERS


def likeness(answerer: Answerer, texts: Sequence[str]) -> np.ndarray:
    """How alike each question is to each (0 to 1), shape (texts, texts); 0 where they name different companies."""
    queries = [answerer.matcher.reader.read(text) for text in texts]
    if not queries:
        return np.zeros((0, 0), np.float32)
    words = [query.words for query in queries]
    letters = TfIdf(words, answerer.knowledge.vocabulary.synonyms)
    found = np.stack([letters.similarities(each) for each in words])
    if (vectors := answerer.matcher.neighbourhood.vectors_of(words)) is not None:
        found = (found + vectors @ vectors.T) / 2
    names = [(frozenset(query.platforms), frozenset(query.others)) for query in queries]
    same = np.array([[one == other for other in names] for one in names])
    return np.where(same, found, 0.0).astype(np.float32)


def group(alikeness: np.ndarray, weights: Sequence[float], threshold: float) -> list[list[int]]:
    """Questions that ask the same, each group led by its weightiest; any two of a group are alike enough."""
    groups: list[list[int]] = []
    for one in sorted(range(len(weights)), key=lambda place: -weights[place]):
        fitting = [members for members in groups if alikeness[one, members].min() >= threshold]
        if fitting:
            max(fitting, key=lambda members: float(alikeness[one, members].mean())).append(one)
        else:
            groups.append([one])
    return groups
