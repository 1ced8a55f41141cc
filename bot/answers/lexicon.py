"""Everyday English, and how common each of its words is."""

import functools
import importlib.resources
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np

HARDLY_A_WORD = 2e-7
"""Share of English text under which a word is rather a slip ("pya", "thees")."""
_KEPT = 4_000
"""Words whose shares are at hand."""


class Lexicon:
    """Words of ASCII letters with their share of all text, in an eighth of the memory of a dictionary: of words only
    hashes are kept."""

    def __init__(self, counted: Iterable[tuple[str, int]]) -> None:
        found = np.fromiter(((hash(word), count) for word, count in counted), [("mark", np.int64), ("count", np.int64)])
        found = found[found["mark"].argsort()]
        marks = array("q", found["mark"].tobytes())
        shares = array("d", (found["count"] / found["count"].sum()).tobytes())
        self.share = functools.lru_cache(_KEPT)(functools.partial(_share, marks, shares))
        """How much of all text is a word: 0 for what is none."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.share(word) > 0


def _share(marks: Sequence[int], shares: Sequence[float], word: str) -> float:
    # Python's hash of a Chinese character is that of two Latin letters.
    if not word.isascii():
        return 0.0
    mark = hash(word)
    place = bisect_left(marks, mark)
    return shares[place] if place < len(marks) and marks[place] == mark else 0.0


@functools.cache
def english() -> Lexicon:
    """Some 80,000 everyday English words (the list that ships with symspellpy)."""
    path = importlib.resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    with path.open(encoding="utf-8-sig") as lines:
        return Lexicon((word, int(count)) for word, count in map(str.split, lines))


def is_english(word: str) -> bool:
    """Whether the word is an everyday one."""
    return english().share(word) > HARDLY_A_WORD
