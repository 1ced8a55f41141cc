"""Which ids go by which names: exact, in other spelling, as part of a longer text, or misspelled."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+[+#]*")
_INITIALS = re.compile(r"\b(?:[a-z]{1,2}\.)+[a-z]{0,2}(?![a-z])")
SIMILAR = 60
SHORTEST_MISSPELLED = 5
LONG_WORD = 8


def words_of(text: str) -> Words:
    """Lower-case words in the singular; `M.D.` is `md`, `Master's` is `master`, `C++` stays."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("'", "")
    plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), plain)
    return tuple(map(_singular, _WORD.findall(plain)))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name that was found in a text: whose it may be, and from which word up to which."""

    ids: frozenset[str]
    words: Words
    start: int
    end: int


class NameTable:
    """Ids with all their names."""

    def __init__(self, named: Mapping[str, Iterable[str]]) -> None:
        table: dict[Words, set[str]] = {}
        self._written: list[tuple[str, str]] = []
        for id_, names in named.items():
            for name in names:
                if words := words_of(name):
                    table.setdefault(words, set()).add(id_)
                    self._written.append((" ".join(words), id_))
        self._ids = {words: frozenset(ids) for words, ids in table.items()}
        self._longest = max(map(len, self._ids), default=0)
        self._joined = {"".join(words): ids for words, ids in self._ids.items()}

    def exact(self, words: Words) -> frozenset[str]:
        """Who goes by exactly these words."""
        return self._ids.get(words, frozenset())

    def phrases(self, words: Words) -> list[Phrase]:
        """The names within a longer text, the longest first where they overlap."""
        found: list[Phrase] = []
        position = 0
        while position < len(words):
            for length in range(min(self._longest, len(words) - position), 0, -1):
                if ids := self.exact(words[position : position + length]):
                    found.append(Phrase(ids, words[position : position + length], position, position + length))
                    position += length - 1
                    break
            position += 1
        return found

    def misspelled(self, words: Words) -> tuple[str, frozenset[str]] | None:
        """The one name that differs by a slip (two in long ones), and whose it is."""
        joined = "".join(words)
        if len(joined) < SHORTEST_MISSPELLED or joined in self._joined:
            return None
        slips = 1 if len(joined) <= LONG_WORD else 2
        near = process.extract(joined, self._joined.keys(), scorer=OSA.distance, score_cutoff=slips, limit=5)
        # A slip in the first letter is believed of long names only.
        near = [hit for hit in near if hit[0][0] == joined[0] or (len(joined) > LONG_WORD and hit[1] == 1)]
        near = [hit for hit in near if hit[1] == near[0][1]]
        ids = frozenset[str]().union(*(self._joined[hit[0]] for hit in near))
        return (near[0][0], ids) if len(ids) == 1 else None

    def beginning(self, words: Words) -> tuple[str, ...]:
        """Ids with a name that begins so."""
        start = " ".join(words)
        return tuple(dict.fromkeys(id_ for name, id_ in self._written if name.startswith(start)))

    def nearest(self, words: Words, limit: int) -> tuple[str, ...]:
        """Ids with a similar name, the most similar first."""
        written: Sequence[str] = [name for name, _ in self._written]
        hits = process.extract(" ".join(words), written, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=None)
        return tuple(dict.fromkeys(self._written[place][1] for _, _, place in hits))[:limit]
