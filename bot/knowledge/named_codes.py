"""Codes that people write as names: folds, misspellings, and asking back where a name means several."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

_LEAST_LETTERS = 4
_ALIKE, _NEAR = 80.0, 68.0
_LEAD = 4.0
"""A misspelling is taken for the best name when no other code is this close to it (points of 100)."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LEFT_OUT = frozenset({"the", "in", "from"})
_WHOLE_WORDS = {"st": "saint"}
_MOST_NEAR, _MOST_ASKED = 3, 5


@dataclass(frozen=True, slots=True)
class Coded:
    """The one code that a text means."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several codes that a text may mean, the likelier first."""

    options: tuple[Coded, ...]


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A text that means no code; `near` are names written a little like it, often none."""

    near: tuple[Coded, ...] = ()


Lookup = Coded | Ambiguous | Unrecognised


class NamedCodes:
    """Codes with the one name we show and every way people write them."""

    def __init__(self, shown: Mapping[str, str], written: Iterable[tuple[str, str]]) -> None:
        self._shown = dict(shown)
        self._codes: dict[str, list[str]] = defaultdict(list)
        for text, code in written:
            if code not in self._codes[fold(text)]:
                self._codes[fold(text)].append(code)

    @cached_property
    def _long(self) -> list[str]:
        return [text for text in self._codes if len(text) >= _LEAST_LETTERS]

    def name(self, code: str) -> str:
        """The name we show, the code itself where there is none."""
        return self._shown.get(code, code)

    def all(self) -> list[Coded]:
        """Every code, by name."""
        return sorted((Coded(code, name) for code, name in self._shown.items()), key=lambda coded: fold(coded.name))

    def starting(self, text: str) -> list[Coded]:
        """Codes with a name that starts with `text` or, after these, holds a word that does; all for an empty text."""
        start = fold(text)
        first = [code for written, codes in self._codes.items() if written.startswith(start) for code in codes]
        later = [code for written, codes in self._codes.items() if f" {start}" in written for code in codes]
        rank = {code: place for place, code in enumerate(dict.fromkeys([*first, *later]))}
        exact = self._codes.get(start, [])
        return sorted(
            (self._coded(code) for code in rank),
            key=lambda coded: (coded.code not in exact, not fold(coded.name).startswith(start), fold(coded.name)),
        )

    def look_up(self, text: str) -> Lookup:
        """What a text means: as written, else as the nearest name if it is near and alone."""
        folded = fold(text)
        exact = self._codes.get(folded, [])
        if len(exact) == 1:
            return self._coded(exact[0])
        if exact:
            return Ambiguous(tuple(map(self._coded, exact)))
        nearest = self._nearest(folded)
        return (self._begun(folded) or nearest) if isinstance(nearest, Unrecognised) else nearest

    def _begun(self, folded: str) -> Lookup | None:
        """What names begin with these whole words, as `papua` does."""
        found = {code: None for text in self._long if text.startswith(f"{folded} ") for code in self._codes[text]}
        options = tuple(map(self._coded, found))
        match options:
            case [only]:
                return only
            case [_, *_] if len(options) <= _MOST_ASKED:
                return Ambiguous(options)
        return None

    def _nearest(self, folded: str) -> Lookup:
        if len(folded) < _LEAST_LETTERS:
            return Unrecognised()
        scores: dict[str, float] = {}
        for text, score, _ in process.extract(folded, self._long, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=20):
            for code in self._codes[text]:
                scores[code] = max(score, scores.get(code, 0.0))
        ranked = sorted(scores, key=lambda code: -scores[code])
        alike = [code for code in ranked if scores[code] >= max(_ALIKE, scores[ranked[0]] - _LEAD)]
        match alike:
            case [only]:
                return self._coded(only)
            case [_, *_]:
                return Ambiguous(tuple(map(self._coded, alike)))
        return Unrecognised(tuple(map(self._coded, ranked[:_MOST_NEAR])))

    def _coded(self, code: str) -> Coded:
        return Coded(code, self.name(code))


def fold(text: str) -> str:
    """A name without case, accents, punctuation, what stands in brackets, and `the`, `in` and `from`."""
    plain = unicodedata.normalize("NFKD", _IN_BRACKETS.sub(" ", text).casefold().replace("&", " and "))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c) and c not in "'’.")
    words = letters.split()
    if len(words) > 1:
        words = [_WHOLE_WORDS.get(word, word) for word in words if word not in _LEFT_OUT]
    return " ".join(words)
