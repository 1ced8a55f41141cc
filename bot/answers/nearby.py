"""Finds the words that are a single slip away from another one."""

from collections.abc import Iterable

import numpy as np


class Nearby:
    """Knows what is left of each of some words without one of its letters: words a slip apart have such a rest in
    common."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        marks = sorted((hash(rest), number) for number, word in enumerate(self._words) for rest in _rests(word))
        # As arrays they take a tenth of the memory of a dictionary.
        self._marks = np.array([mark for mark, _ in marks], np.int64)
        self._numbers = np.array([number for _, number in marks], np.int32)

    def near(self, word: str) -> list[str]:
        """All words that are a slip away, in order, and perhaps some that are two; not the word itself."""
        marks = np.array([hash(rest) for rest in _rests(word)], np.int64)
        starts, ends = self._marks.searchsorted(marks), self._marks.searchsorted(marks, "right")
        found = {n for start, end in zip(starts, ends, strict=True) for n in self._numbers[start:end].tolist()}
        return [self._words[number] for number in sorted(found) if self._words[number] != word]


def _rests(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
