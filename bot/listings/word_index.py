"""Which listings have a word, and how prominently: an inverted index that forgives slips."""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.knowledge import languages
from bot.listings.listing import Listing
from bot.listings.terms import Terms

TITLE, LABEL, TEXT = 4.0, 3.0, 1.0
"""Weights of a word in the title, in roles, domains, tags and languages, and in the description."""
_EXACT, _BEGINNING, _SLIP, _ALIKE = 1.0, 0.9, 0.8, 0.5
_SHORTEST_BEGINNING, _SHORTEST_MISSPELLED, _LONG_WORD = 3, 4, 8
_MOST_BEGINNINGS, _MOST_SLIPS = 40, 5
_MOST_WORDS = 12

Weights = NDArray[np.float32]


class WordIndex:
    """The words of listings by number; immutable once built."""

    def __init__(self, listings: Sequence[Listing], terms: Terms) -> None:
        self._terms = terms
        self._size = len(listings)
        numbers: dict[str, int] = {}
        term_ids: list[int] = []
        documents: list[int] = []
        weights: list[float] = []
        for place, listing in enumerate(listings):
            best: dict[str, float] = {}
            for text, weight in _fields(listing):
                for stem in terms.of(text):
                    if weight > best.get(stem, 0.0):
                        best[stem] = weight
            for stem, weight in best.items():
                term_ids.append(numbers.setdefault(stem, len(numbers)))
                documents.append(place)
                weights.append(weight)
        order = np.argsort(np.array(term_ids, np.int32), kind="stable")
        self._documents = np.array(documents, np.int32)[order]
        self._weights = np.array(weights, np.float32)[order]
        self._starts = np.searchsorted(np.array(term_ids, np.int32)[order], np.arange(len(numbers) + 1))
        self._numbers = numbers
        self._sorted = sorted(numbers)
        self._by_length = {length: list(terms) for length, terms in groupby(sorted(numbers, key=len), key=len)}

    def scores(self, text: str, least: float = 0.0) -> tuple[Weights, NDArray[np.int16], int]:
        """How well each listing has the words of `text`, how many of them it has, and how many words these are.

        Only places of at least the weight `least` count.
        """
        total = np.zeros(self._size, np.float32)
        found = np.zeros(self._size, np.int16)
        words = self._terms.asked(text)[:_MOST_WORDS]
        for word in words:
            score = self._score(word, least)
            total += score
            found += score > 0
        return total, found, len(words)

    def _score(self, word: str, least: float) -> Weights:
        score = np.zeros(self._size, np.float32)
        for term, quality in self._candidates(word):
            number = self._numbers[term]
            part = slice(self._starts[number], self._starts[number + 1])
            documents, weights = self._documents[part], self._weights[part]
            if least:
                documents, weights = documents[weights >= least], weights[weights >= least]
            score[documents] = np.maximum(score[documents], weights * np.float32(quality))
        return score

    def _candidates(self, word: str) -> tuple[tuple[str, float], ...]:
        """The terms that a searched word means: itself and its kinds, else what begins so, its meaning, or a slip."""
        kinds = dict.fromkeys(self._known(self._terms.members(word)), _ALIKE)
        found = kinds | dict.fromkeys(self._known([word]), _EXACT)
        found = found or dict.fromkeys(self._beginning(word), _BEGINNING)
        found = found or dict.fromkeys(self._known(self._terms.meanings(word)), _ALIKE)
        return tuple((found or dict.fromkeys(self._misspelled(word), _SLIP)).items())

    def _known(self, stems: Iterable[str]) -> Iterator[str]:
        return (stem for stem in stems if stem in self._numbers)

    def _beginning(self, word: str) -> Iterable[str]:
        if len(word) < _SHORTEST_BEGINNING:
            return ()
        first = bisect.bisect_left(self._sorted, word)
        near = self._sorted[first : first + _MOST_BEGINNINGS]
        return (term for term in near if term.startswith(word))

    def _misspelled(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_MISSPELLED:
            return []
        slips = 1 if len(word) < _LONG_WORD else 2
        lengths = range(len(word) - slips, len(word) + slips + 1)
        terms = [term for length in lengths for term in self._by_length.get(length, ())]
        near = process.extract(word, terms, scorer=OSA.distance, score_cutoff=slips, limit=_MOST_SLIPS)
        return [term for term, distance, _ in near if distance == near[0][1]]


def _fields(listing: Listing) -> Iterator[tuple[str, float]]:
    yield listing.title, TITLE
    for labels in (listing.roles, listing.domains, listing.tags):
        yield from ((label, LABEL) for label in labels)
    yield from ((languages.languages().name(code), LABEL) for code in listing.languages)
    yield listing.platform, TEXT
    yield listing.description, TEXT
