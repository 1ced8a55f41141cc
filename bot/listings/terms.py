"""Words of listings and of those who search them, as stems that can be compared."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"[^\W_]+[+#]*")
_SAYS_NOTHING = frozenset(
    "a an and any are as at be by for from i in into is job jobs listing listings me my of on open opening openings or"
    " position positions role roles show that the to vacancies vacancy with work you your".split()
)
_KEPT = 50_000


class Terms:
    """The stemmer, and the words that the vocabulary says mean the same."""

    def __init__(self, synonyms: Mapping[str, Sequence[str]] | None = None) -> None:
        self._stemmer = Stemmer.Stemmer("english", _KEPT)
        self.of = lru_cache(_KEPT)(self._of)
        self._members: dict[str, tuple[str, ...]] = {}
        self._meanings: dict[str, tuple[str, ...]] = {}
        for meaning, words in (synonyms or {}).items():
            stems = tuple(dict.fromkeys(stem for word in words if len(found := self._of(word)) == 1 for stem in found))
            for key in self._of(meaning):
                self._members[key] = stems
            for stem in stems:
                self._meanings.setdefault(stem, self._of(meaning))

    def members(self, stem: str) -> tuple[str, ...]:
        """The words that the vocabulary lists under a meaning, none where the stem is no meaning."""
        return self._members.get(stem, ())

    def meanings(self, stem: str) -> tuple[str, ...]:
        """The meaning that the vocabulary lists a word under."""
        return self._meanings.get(stem, ())

    def asked(self, text: str) -> tuple[str, ...]:
        """The stems of a search, once each, without words that every listing has."""
        telling = tuple(stem for word in _words(text) if word not in _SAYS_NOTHING for stem in self.of(word))
        return tuple(dict.fromkeys(telling))

    def _of(self, text: str) -> tuple[str, ...]:
        return tuple(self._stemmer.stemWords(_words(text)))


def _words(text: str) -> list[str]:
    """Lower-case words without accents; `C++` and `C#` stay themselves."""
    if text.isascii():
        return _WORD.findall(text.lower())
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))
