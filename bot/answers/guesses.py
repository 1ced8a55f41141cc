"""What a word that was mistyped may have been meant to be."""

import functools
import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers import slips
from bot.answers.nearby import Nearby
from bot.answers.usage import Usage

LONG = 8
"""Letters of the shortest words in which two slips are believed."""
SHORTEST_JOINED = 5
"""Letters of the shortest word that may be two words without the space between them."""
MOST = 8
"""Guesses that are weighed for one word."""
_SHORTEST_STEM = 3
_INFLECTING = frozenset("sdrn")
_KEPT = 2_000
"""Words whose guesses are kept."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What may be meant: as it is written, its words in full, and the log chance that it was typed so.

    `own` is the log chance of the words beside each other; `strange` says that it is no word, `fixed` that it is not to
    be mended, whatever it stands beside.
    """

    written: str
    full: tuple[str, ...]
    chance: float
    own: float = 0.0
    strange: bool = False
    fixed: bool = False

    @property
    def first(self) -> str:
        """The first word in full."""
        return self.full[0]

    @property
    def last(self) -> str:
        """The last word in full."""
        return self.full[-1]

    @classmethod
    def of(cls, written: str, full: tuple[str, ...], chance: float, usage: Usage) -> "Guess":
        """A guess, its words judged by how people use them."""
        own = sum(usage.log_chance(before, after) for before, after in itertools.pairwise(full))
        return cls(written, full, chance, own)


class Guesses:
    """Guesses among some words, of which each stands for itself or for several in full."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], usage: Usage) -> None:
        near = Nearby(sorted(words))
        long = sorted(word for word in words if len(word) >= LONG - 1)
        # People make the same slips; and not methods, since an engine holds no reference cycles.
        self._near: Callable[[str], tuple[Guess, ...]] = functools.lru_cache(_KEPT)(
            functools.partial(_a_slip_away, words, near, usage)
        )
        self._of_word: Callable[[str], tuple[Guess, ...]] = functools.lru_cache(_KEPT)(
            functools.partial(_not_inflected, self._near)
        )
        self._of_stranger: Callable[[str], tuple[Guess, ...]] = functools.lru_cache(_KEPT)(
            functools.partial(_farther, words, long, usage)
        )

    def of_word(self, typed: str) -> tuple[Guess, ...]:
        """The words that are one slip away from the word that was typed, but for its other forms; the likeliest
        first."""
        return self._of_word(typed)

    def of_stranger(self, typed: str) -> tuple[Guess, ...]:
        """The words that are one slip away from what is no word; where there are none, two words without a space, or
        words two slips away."""
        return self._near(typed) or self._of_stranger(typed)


def _a_slip_away(words: Mapping[str, tuple[str, ...]], near: Nearby, usage: Usage, typed: str) -> tuple[Guess, ...]:
    chances = ((word, slips.log_chance(typed, word)) for word in near.near(typed) if ("'" in word) >= ("'" in typed))
    found = [Guess.of(word, words[word], chance, usage) for word, chance in chances if chance is not None]
    found.sort(key=lambda guess: -guess.chance - guess.own - math.log(usage.share(guess.first)))
    return tuple(found[:MOST])


def _not_inflected(near: Callable[[str], tuple[Guess, ...]], typed: str) -> tuple[Guess, ...]:
    return tuple(guess for guess in near(typed) if not _inflected(typed, guess.written))


def _farther(words: Mapping[str, tuple[str, ...]], long: Sequence[str], usage: Usage, typed: str) -> tuple[Guess, ...]:
    chance = math.log(slips.SLIP / len(typed))
    halves = ((typed[:end], typed[end:]) for end in range(1, len(typed))) if len(typed) >= SHORTEST_JOINED else ()
    parted = [Guess.of(f"{a} {b}", (a, b), chance, usage) for a, b in halves if usage.goes_with(a, b)]
    if parted or len(typed) < LONG:
        return tuple(parted)
    near = process.extract(typed, long, scorer=OSA.distance, score_cutoff=2, limit=MOST)
    return tuple(Guess.of(word, words[word], 2 * chance, usage) for word, _, _ in near)


def _inflected(one: str, other: str) -> bool:
    """Whether two words differ by an ending: "promised" and "promises" are both meant."""
    shorter, longer = sorted((one, other), key=len)
    stem = shorter if len(shorter) < len(longer) else shorter[:-1]
    if len(stem) < _SHORTEST_STEM or not longer.startswith(stem):
        return False
    return _INFLECTING.issuperset(one.removeprefix(stem)) and _INFLECTING.issuperset(other.removeprefix(stem))
