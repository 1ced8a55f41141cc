"""Which words stand beside each other in what people say: "who ons it" means "owns", and "log ons" may not."""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.answers.lexicon import english

EDGE = ""
"""What stands before the first word, and after the last."""
ENDS = 0.05
"""The share of the end among what follows words."""
ENGLISH = 0.3
"""How much everyday English counts beside the fitted texts."""
NEVER = 1e-8
"""The share of a word that nobody uses."""


class Usage:
    """Fitted on the words of texts; pairs that were not seen are judged by how common their words are, as Witten and
    Bell do: the more different words follow one, the likelier another one does."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        self._uses = Counter[str]()
        self._pairs = Counter[tuple[str, str]]()
        for words in texts:
            self._uses.update(words)
            self._pairs.update(itertools.pairwise((EDGE, *words, EDGE)))
        self._followed = Counter[str]()
        self._followers = Counter[str]()
        for (before, _), count in self._pairs.items():
            self._followed[before] += count
            self._followers[before] += 1
        self._total = self._uses.total() or 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Usage) and self._pairs == other._pairs

    __hash__ = None  # type: ignore[assignment]

    @property
    def uses(self) -> Mapping[str, int]:
        """How often each word is used."""
        return self._uses

    def goes_with(self, before: str, after: str) -> bool:
        """Whether somebody says these words one after the other."""
        return (before, after) in self._pairs

    def share(self, word: str) -> float:
        """How much of all that is said is this word."""
        here = self._uses.get(word, 0) / self._total
        return (1 - ENGLISH) * here + ENGLISH * english().share(word) + NEVER

    def log_chance(self, before: str, word: str) -> float:
        """The log chance of a word after another one."""
        share = self.share(word) if word else ENDS
        others = self._followers.get(before, 0)
        if not others:
            return math.log(share)
        return math.log((self._pairs.get((before, word), 0) + others * share) / (self._followed[before] + others))
