"""Puts mistyped words as they were meant, by how people mistype and by what they say (a noisy channel)."""

import functools
import itertools
import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.answers import text
from bot.answers.guesses import Guess, Guesses
from bot.answers.lexicon import english, is_english
from bot.answers.text import Spellings
from bot.answers.usage import EDGE, Usage

COMMON = 5
"""Uses from which on a word that is not English is no slip of whoever wrote the phrasing."""
ANYWHERE = 5
"""How often a greeting or filler counts as said by itself, since it goes with anything."""
MEANT = 2.0
"""Log odds that what is a word was meant as it was typed."""
STRANGE, STRANGER = 8.0, 2.5
"""Log odds against a word that nobody uses, such as a name, and against each of its letters."""
FOREIGN, SHORT = 2, 3
"""Where more than one word in so many is no word, words of so few letters are another language's."""
MOST = 60
"""Words of one message that may be mended."""
_KEPT = 2_000
"""Words of which is kept what they are."""
_SAYING = "i you he she it we they that this there here what who where when how let".split()
_DENYING = "is are was were do does did has have had would could should ca wo ai".split()
_ENDINGS = "'s 're 've 'll 'm 'd".split()
_LETTERS = frozenset("bcdknruwxy")
"""Letters that people write for words: be, see, the, ok, and, are, you, with, why."""


class Mender:
    """Mends slips towards words of what people say, `heard`; words of single `names` are left alone.

    A word stays where somebody says it beside one of its neighbours. On the questions of `benchmarks`, with a slip in
    15 % of the words, four slips in five are mended, and of a thousand right words four are changed.
    """

    def __init__(self, heard: Iterable[Sequence[str]], spellings: Spellings, names: Collection[str] = ()) -> None:
        self.spellings = spellings
        self._names = frozenset(names)
        texts = list(heard)
        chat = [(word,) for word in sorted(text.EDGE_WORDS | text.FILLERS)] * ANYWHERE
        self._usage = Usage([*texts, *chat] if texts else [])
        self._full = {word: spellings.in_full(word) for word in self._meant()} if texts else {}
        self._guesses = Guesses(self._full, self._usage)
        # People use few words; and not a method of this, since an engine holds no reference cycles.
        self._as_typed = functools.lru_cache(_KEPT)(_Typed(self._full, self._names, spellings, self._usage).guess)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Mender)
            and self._usage == other._usage
            and self._names == other._names
            and self.spellings == other.spellings
        )

    __hash__ = None  # type: ignore[assignment]

    def _meant(self) -> Iterable[str]:
        """The words that may be meant."""
        for word, uses in self._usage.uses.items():
            often = uses >= COMMON and len(word) > 1
            if word.isascii() and word.isalpha() and (often or is_english(word) or word in self._names):
                yield word
        yield from (word for word in text.CONTRACTIONS if len(word) > SHORT)
        yield from map("".join, itertools.product(_SAYING, _ENDINGS))
        yield from (f"{word}n't" for word in _DENYING)

    def is_known(self, word: str) -> bool:
        """Whether somebody says the word."""
        return word in self._usage.uses

    def unknown(self, words: Iterable[str]) -> tuple[str, ...]:
        """The words that nobody uses: names, other languages or noise."""
        everyday = english()
        strange = (word for word in words if not self.is_known(word) and word not in everyday)
        return tuple(word for word in strange if word.isalpha() and len(word) > 2)

    def mend(self, cleaned: str) -> str:
        """Cleaned text with its slips mended; what is not a word stays where and as it is."""
        places = list(text.WORD.finditer(cleaned))
        typed = [self._as_typed(place[0]) for place in places]
        weighed = self._choices(typed)
        if not any(map(_is_open, weighed)):
            return cleaned
        meant: list[Guess] = []
        for is_open, run in itertools.groupby(weighed, key=_is_open):
            choices = list(run)
            if is_open:
                before = meant[-1].last if meant else EDGE
                end = len(meant) + len(choices)
                meant += self._likeliest(choices, before, typed[end].first if end < len(typed) else EDGE)
            else:
                meant += (guesses[0] for guesses in choices)
        return _replaced(cleaned, places, [guess.written for guess in meant])

    def _choices(self, typed: Sequence[Guess]) -> list[Sequence[Guess]]:
        """For each word what may be meant, first the word itself; most words may only be what they are."""
        foreign = sum(word.strange for word in typed) * FOREIGN > len(typed)
        choices: list[Sequence[Guess]] = [(word,) for word in typed]
        befores = [EDGE, *(word.last for word in typed)]
        afters = [*(word.first for word in typed[1:]), EDGE]
        left = MOST
        for place, word in enumerate(typed):
            # Nearly every word is a name, a number, or said beside one of its neighbours.
            if not left or word.fixed or self._stays(word, befores[place], afters[place]):
                continue
            if not (foreign and len(word.written) <= SHORT):
                choices[place] = (word, *self._guesses_for(word))
                left -= 1
        return choices

    def _stays(self, word: Guess, before: str, after: str) -> bool:
        """Whether a word is not to be mended where it stands: somebody says it beside one of its neighbours, or it is
        the letter of a number ("1042-s")."""
        if word.strange:
            return len(word.written) == 1 and before.isdigit()
        return self._usage.goes_with(before, word.first) or self._usage.goes_with(word.last, after)

    def _guesses_for(self, word: Guess) -> Sequence[Guess]:
        return (self._guesses.of_stranger if word.strange else self._guesses.of_word)(word.written)

    def _likeliest(self, choices: Sequence[Sequence[Guess]], before: str, after: str) -> Sequence[Guess]:
        """One guess for each word, such that all of them between two words are the likeliest (Viterbi)."""
        ways = [_Way(0.0, before, ())]
        for guesses in choices:
            ways = [self._best(ways, guess) for guess in guesses]
        return max(ways, key=lambda way: way.chance + self._usage.log_chance(way.last, after)).words

    def _best(self, ways: Iterable["_Way"], guess: Guess) -> "_Way":
        """The likeliest of some ways, with one word more."""
        first, best, likeliest = guess.first, -math.inf, None
        for way in ways:
            # Nothing is known of where a stranger stands.
            follows = 0.0 if guess.strange else self._usage.log_chance(way.last, first)
            chance = way.chance + follows + guess.own + guess.chance
            if chance > best:
                best, likeliest = chance, way
        assert likeliest is not None
        return _Way(best, guess.last, (*likeliest.words, guess))


class _Way(NamedTuple):
    """The log chance of some words, the last of them in full, and all of them."""

    chance: float
    last: str
    words: tuple[Guess, ...]


@dataclass(frozen=True, slots=True)
class _Typed:
    """What words are by themselves: `full` has those that may be meant, with what they stand for."""

    full: Mapping[str, tuple[str, ...]]
    names: Collection[str]
    spellings: Spellings
    usage: Usage

    def guess(self, word: str) -> Guess:
        """The guess that a word is meant as it was typed."""
        full, of_letters = self.spellings.in_full(word), _is_of_letters(word)
        # A name, or a number with its letter.
        fixed = word in self.names or word in _LETTERS or not of_letters
        if not of_letters or self._is_word(word):
            return replace(Guess.of(word, full, MEANT, self.usage), fixed=fixed)
        return Guess(word, full, -STRANGE - STRANGER * len(word), strange=True, fixed=fixed)

    def _is_word(self, word: str) -> bool:
        stem, apostrophe, _ = word.rpartition("'")
        if apostrophe:
            return word in self.full or self._is_word(stem)
        is_used = word in self.usage.uses
        return is_used or is_english(word) or word in self.names or word in self.spellings.written


def _is_open(guesses: Sequence[Guess]) -> bool:
    return len(guesses) > 1


def _replaced(cleaned: str, places: Sequence[re.Match[str]], words: Sequence[str]) -> str:
    parts: list[str] = []
    end = 0
    for place, word in zip(places, words, strict=True):
        parts += cleaned[end : place.start()], word
        end = place.end()
    return "".join(parts) + cleaned[end:]


def _is_of_letters(word: str) -> bool:
    return word.isascii() and word.replace("'", "").isalpha()
