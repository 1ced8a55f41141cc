"""Everyday English, and how common each of its words is."""

import functools
import importlib.resources
from collections.abc import Mapping

HARDLY_A_WORD = 2e-7
"""Share of English text under which a word is rather a slip ("pya", "thees")."""


@functools.cache
def english() -> Mapping[str, float]:
    """Some 80,000 everyday English words with their share of all text (the list that ships with symspellpy)."""
    path = importlib.resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    with path.open(encoding="utf-8-sig") as lines:
        counts = {word: int(count) for word, count in (line.split() for line in lines)}
    total = sum(counts.values())
    return {word: count / total for word, count in counts.items()}


def is_english(word: str) -> bool:
    """Whether the word is an everyday one."""
    return english().get(word, 0.0) > HARDLY_A_WORD
