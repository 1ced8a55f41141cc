"""BM25 over whole answers: every class is one document of all its words."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

_K1 = 1.2
_B = 0.75


class Bm25:
    """Fitted on one bag of stems a class."""

    def __init__(self, documents: Sequence[Counter[str]]) -> None:
        self._documents = documents
        self._frequency = Counter(stem for document in documents for stem in document)
        self._total = Counter[str]()
        for document in documents:
            self._total.update(document)
        self._lengths = [sum(document.values()) for document in documents]
        self._mean_length = sum(self._lengths) / max(len(documents), 1) or 1.0
        self._idf = {stem: self._rarity(frequency) for stem, frequency in self._frequency.items()}
        self._idf_of_new = self._rarity(0)
        postings: dict[str, list[tuple[int, float]]] = {}
        for number, document in enumerate(documents):
            for stem, count in document.items():
                postings.setdefault(stem, []).append((number, self._weight(stem, count, self._lengths[number])))
        self._postings = {
            stem: (np.array([n for n, _ in rows]), np.array([w for _, w in rows], np.float32))
            for stem, rows in postings.items()
        }

    def _weight(self, stem: str, count: float, length: float) -> float:
        saturation = count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length / self._mean_length))
        return self.idf(stem) * saturation

    def idf(self, stem: str) -> float:
        """How informative a stem is: high when few classes use it, highest when none does."""
        return self._idf.get(stem, self._idf_of_new)

    def _rarity(self, frequency: int) -> float:
        return math.log(1 + (len(self._documents) - frequency + 0.5) / (frequency + 0.5))

    def most(self, stem: str) -> float:
        """What a stem can add to a score at most, however often it is used."""
        return self.idf(stem) * (_K1 + 1)

    def uses(self, number: int, stem: str) -> int:
        """How often a class uses a stem."""
        return self.uses_of(number).get(stem, 0)

    def uses_of(self, number: int) -> Mapping[str, int]:
        """How often a class uses each of its stems."""
        return self._documents[number]

    def total(self, stem: str) -> int:
        """How often all classes together use a stem."""
        return self._total.get(stem, 0)

    def scores(self, stems: Sequence[str]) -> np.ndarray:
        """One score a class, shape (classes,)."""
        result = np.zeros(len(self._documents), np.float32)
        for stem in stems:
            if (postings := self._postings.get(stem)) is not None:
                numbers, weights = postings
                result[numbers] += weights
        return result

    def score_without(self, stems: Sequence[str], number: int) -> float:
        """The score of class `number` for one of its own texts, as if that text had not been fitted."""
        own = Counter(stems)
        length = self._lengths[number] - len(stems)
        left = ((stem, self._documents[number][stem] - own[stem]) for stem in stems)
        return sum(self._weight(stem, count, length) for stem, count in left if count > 0)
