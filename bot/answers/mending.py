"""Puts mistyped words as they were meant, by how people mistype and by what they say (a noisy channel)."""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
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
_SAYING = "i you he she it we they that this there here what who where when how let".split()
_DENYING = "is are was were do does did has have had would could should ca wo ai".split()
_ENDINGS = "'s 're 've 'll 'm 'd".split()
_INFLECTING = frozenset("sdrn")
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
        typed = [self._itself(place[0]) for place in places]
        meant: list[Guess] = []
        for is_open, run in itertools.groupby(self._choices(typed), key=lambda guesses: len(guesses) > 1):
            choices = list(run)
            if is_open:
                before = meant[-1].last if meant else EDGE
                end = len(meant) + len(choices)
                meant += self._likeliest(choices, before, typed[end].first if end < len(typed) else EDGE)
            else:
                meant += (guesses[0] for guesses in choices)
        return _replaced(cleaned, places, [guess.written for guess in meant])

    def _itself(self, word: str) -> Guess:
        """The guess that a word is meant as it was typed."""
        full = self.spellings.in_full(word)
        if self._is_word(word) or not _is_of_letters(word):
            return Guess.of(word, full, MEANT, self._usage)
        return Guess(word, full, -STRANGE - STRANGER * len(word), strange=True)

    def _is_word(self, word: str) -> bool:
        stem, apostrophe, _ = word.rpartition("'")
        if apostrophe:
            return word in self._full or self._is_word(stem)
        return self.is_known(word) or is_english(word) or word in self._names or word in self.spellings.written

    def _choices(self, typed: Sequence[Guess]) -> list[Sequence[Guess]]:
        """For each word what may be meant, first the word itself; most words may only be what they are."""
        foreign = sum(word.strange for word in typed) * FOREIGN > len(typed)
        choices: list[Sequence[Guess]] = [(word,) for word in typed]
        left = MOST
        for place, word in enumerate(typed):
            before = typed[place - 1].last if place else EDGE
            after = typed[place + 1].first if place + 1 < len(typed) else EDGE
            if left and not (foreign and len(word.written) <= SHORT) and not self._stays(word, before, after):
                choices[place] = (word, *self._guesses_for(word))
                left -= 1
        return choices

    def _stays(self, word: Guess, before: str, after: str) -> bool:
        """Whether a word is not to be mended: a name, a number with its letter ("1042-s"), or what somebody says beside
        one of its neighbours."""
        written = word.written
        if written in self._names or written in _LETTERS or not _is_of_letters(written):
            return True
        if word.strange:
            return len(written) == 1 and before.isdigit()
        return self._usage.goes_with(before, word.first) or self._usage.goes_with(word.last, after)

    def _guesses_for(self, word: Guess) -> Iterable[Guess]:
        if word.strange:
            return self._guesses.of_stranger(word.written)
        return (guess for guess in self._guesses.of_word(word.written) if not _inflected(word.written, guess.written))

    def _likeliest(self, choices: Sequence[Sequence[Guess]], before: str, after: str) -> Sequence[Guess]:
        """One guess for each word, such that all of them between two words are the likeliest (Viterbi)."""
        ways = [_Way(0.0, ())]
        for guesses in choices:
            ways = [max(self._ways(ways, before, guess), key=_chance) for guess in guesses]
        return max(ways, key=lambda way: way.chance + self._usage.log_chance(way.words[-1].last, after)).words

    def _ways(self, ways: Iterable["_Way"], before: str, guess: Guess) -> Iterator["_Way"]:
        """Each of some ways with one word more; `before` is the word before all of them."""
        for way in ways:
            last = way.words[-1].last if way.words else before
            # Nothing is known of where a stranger stands.
            follows = 0.0 if guess.strange else self._usage.log_chance(last, guess.first)
            yield _Way(way.chance + follows + guess.own + guess.chance, (*way.words, guess))


class _Way(NamedTuple):
    """The log chance of some words, and the words."""

    chance: float
    words: tuple[Guess, ...]


def _chance(way: _Way) -> float:
    return way.chance


def _replaced(cleaned: str, places: Sequence[re.Match[str]], words: Sequence[str]) -> str:
    parts: list[str] = []
    end = 0
    for place, word in zip(places, words, strict=True):
        parts += cleaned[end : place.start()], word
        end = place.end()
    return "".join(parts) + cleaned[end:]


def _is_of_letters(word: str) -> bool:
    return word.isascii() and word.replace("'", "").isalpha()


def _inflected(one: str, other: str) -> bool:
    """Whether two words differ by an ending: "promised" and "promises" are both meant."""
    shorter, longer = sorted((one, other), key=len)
    stem = shorter if len(shorter) < len(longer) else shorter[:-1]
    if len(stem) < SHORT or not longer.startswith(stem):
        return False
    return _INFLECTING.issuperset(one.removeprefix(stem)) and _INFLECTING.issuperset(other.removeprefix(stem))
