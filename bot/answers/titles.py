"""Finds entries by their question while it is being typed."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from bot.answers.text import clean, words
from bot.knowledge.entry import Entry

SAME_PLATFORM = 20.0
"""Points, of 100, for an entry of the platform that was typed."""


class Titles:
    """The words of all questions, compared once each with what is typed: well under a millisecond."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = tuple(entries)
        titles = [words(clean(entry.question)) or [""] for entry in entries]
        self._words = sorted({word for title in titles for word in title})
        number = {word: i for i, word in enumerate(self._words)}
        self._places = np.array([number[word] for title in titles for word in title], int)
        self._starts = np.cumsum([0, *map(len, titles)])[:-1]

    def find(self, typed: str, limit: int, platform: str | None = None) -> list[Entry]:
        """The entries whose words are most like the typed ones, the last of which may be unfinished."""
        typed_words = words(clean(typed))
        if not typed_words or not self._entries:
            return list(self._entries[:limit])
        likeness = process.cdist(typed_words, self._words, scorer=fuzz.ratio, dtype=np.float32)
        for i, word in enumerate(self._words):
            if word.startswith(typed_words[-1]):
                likeness[-1, i] = 100.0
        # Each typed word counts by its length, so that "how" and "to" do not outweigh "payout".
        weights = np.array([len(word) for word in typed_words], np.float32)
        best = np.maximum.reduceat(likeness[:, self._places], self._starts, axis=1)
        points = weights @ best / weights.sum()
        points += [SAME_PLATFORM * (platform is not None and entry.platform == platform) for entry in self._entries]
        return [self._entries[i] for i in np.argsort(-points, kind="stable")[:limit]]
