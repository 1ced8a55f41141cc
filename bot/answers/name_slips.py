"""Names of platforms as people mistype them: "uotlier", "mico1", "mse careers"."""

import functools
from collections.abc import Collection, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.lexicon import english

Key = tuple[str, ...]

SHORTEST = 4
"""Letters of the shortest words that may be a name with a slip."""
_NAME, _LONG, _FIRST = 5, 8, 6
"""Letters of the shortest names that are looked for by likeness; from which on two slips are believed; from which on a
slip in the first letter is."""
_ACRONYM = 3
_UNUSUAL = 1e-5
"""Share of English text under which a word is rather half of a name, where the other half is right: "sem careers"."""
_HARDLY_A_WORD = 1e-7
"""Share under which a word with two letters of a name exchanged is that name: "truing"."""
_KEPT = 2_000
"""Words whose nearest name is kept."""


class NameSlips:
    """Finds the name, out of some, that one or two words are a slip or two away from."""

    def __init__(self, names: Collection[Key]) -> None:
        self._joined: Mapping[str, Key] = {"".join(name): name for name in names}
        targets = sorted(name for name in self._joined if len(name) >= _NAME)
        self._acronyms = [name[0] for name in names if len(name) == 1 and len(name[0]) == _ACRONYM]
        self._halves: dict[str, list[Key]] = {}
        for name in names:
            for word in name if len(name) == 2 else ():
                self._halves.setdefault(word, []).append(name)
        self.english = frozenset(
            word
            for name in {*targets, *self._acronyms, *self._halves}
            for word in _exchanged(name)
            if 0 < english().share(word) < _UNUSUAL
        )
        """English words that may be slips all the same."""
        # Phrasings share their rare words; and not a method, since an engine holds no reference cycles.
        self._nearest = functools.lru_cache(_KEPT)(functools.partial(_nearest, targets))

    def of_one(self, token: str) -> Key | None:
        """The name that a single word is meant to be."""
        name = self._nearest(token)
        return self._joined[name] if name else None

    def of_two(self, first: str, second: str) -> Key | None:
        """The name that two words are meant to be: torn apart, or one half of it with a slip."""
        for right, wrong, place in ((second, first, 0), (first, second, 1)):
            for name in self._halves.get(right, ()):
                other = name[place]
                near = len(other) >= _ACRONYM and OSA.distance(wrong, other, score_cutoff=1) == 1
                if near and english().share(wrong) < _UNUSUAL:
                    return name
        joined = first + second
        if len(joined) < _LONG or not joined.isalpha() or joined in english():
            return None
        if len(joined) == _LONG or (first in english() and second in english()):
            return self._joined.get(joined)
        return self.of_one(joined)

    def acronym(self, token: str) -> Key | None:
        """The acronym of which a word has just the letters, in another order or one of them twice."""
        if not _ACRONYM <= len(token) <= _ACRONYM + 1 or english().share(token) >= _UNUSUAL:
            return None
        near = (name for name in self._acronyms if set(name) == set(token) and OSA.distance(token, name) == 1)
        return next(((name,) for name in near), None)


def _nearest(names: Sequence[str], token: str) -> str | None:
    """The name that was meant by a word with a slip or two."""
    share = english().share(token)
    if share > _HARDLY_A_WORD or not token.isalnum() or token.isdigit():
        return None
    slips = 1 if len(token) < _LONG else 2
    for name, distance, _ in process.extract(token, names, scorer=OSA.distance, score_cutoff=slips, limit=None):
        exchanged = sorted(name) == sorted(token)
        same_start = name[0] == token[0] or exchanged or (distance == 1 and len(name) >= _FIRST)
        if same_start and (exchanged or not share) and _digits(name) == _digits(token):
            return str(name)
    return None


def _exchanged(word: str) -> list[str]:
    """Every word with two neighbouring letters exchanged."""
    return [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)]


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))
