"""Which words stand beside each other in the knowledge: "who ons it" means "owns", and "log ons" may not."""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Sequence

PRIOR = 3.0
"""How many uses' worth of what everybody says a neighbour starts with."""
_EDGE = ""


class Usage:
    """Fitted on the words of phrasings."""

    def __init__(self, phrasings: Iterable[Sequence[str]]) -> None:
        self._uses = Counter[str]()
        self._pairs = Counter[tuple[str, str]]()
        for words in phrasings:
            self._uses.update(words)
            self._pairs.update(itertools.pairwise((_EDGE, *words, _EDGE)))
            self._uses[_EDGE] += 1
        self._total = self._uses.total() + 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Usage) and self._pairs == other._pairs

    __hash__ = None  # type: ignore[assignment]

    def odds(self, words: Sequence[str], place: int, word: str) -> float:
        """The log chance of a word at a place among others; a neighbour that nobody uses says nothing."""
        before = words[place - 1] if place else _EDGE
        after = words[place + 1] if place + 1 < len(words) else _EDGE
        return self._follows(before, word) + (self._follows(word, after) if after in self._uses else 0.0)

    def _follows(self, before: str, word: str) -> float:
        share = (self._uses[word] + 0.1) / self._total
        return math.log((self._pairs[before, word] + PRIOR * share) / (self._uses[before] + PRIOR))
