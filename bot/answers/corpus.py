"""Everything the engine learns from, read once: phrasings, near misses, and messages that are not for us."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from bot.answers.intents import Intent, group
from bot.answers.mending import Mender
from bot.answers.names import Names
from bot.answers.query import Query, Reader
from bot.answers.text import Spellings, clean, words
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask `entry`, as written and as read; `intent` is the number of the entry's intent."""

    text: str
    entry: Entry
    intent: int
    query: Query


@dataclass(frozen=True, slots=True)
class Corpus:
    """The rows that are fitted, in this order: `phrasings`, `refused`, `unwanted`.

    `refused` are near misses with the intent that must not get them, `unwanted` are out of scope for everything.
    `first_reader` read the texts in `read`, whose words are in `said`, before there was a mender; `strange` are the
    texts that the reader with the mender read.
    """

    intents: tuple[Intent, ...]
    reader: Reader
    phrasings: tuple[Phrasing, ...]
    refused: tuple[tuple[Query, int], ...]
    unwanted: tuple[Query, ...]
    first_reader: Reader
    read: Mapping[str, Query] = field(repr=False)
    said: Mapping[str, tuple[str, ...]] = field(repr=False)
    strange: Mapping[str, Query] = field(repr=False)

    @property
    def rows(self) -> list[Query]:
        """All rows in order."""
        return [*(p.query for p in self.phrasings), *(query for query, _ in self.refused), *self.unwanted]

    def asks_the_same(self, other: "Corpus") -> bool:
        """Whether the rows are the same words for intents of the same numbers."""
        return self._asked == other._asked

    @property
    def _asked(self) -> tuple[object, ...]:
        phrasings = [(phrasing.query.words, phrasing.intent) for phrasing in self.phrasings]
        refused = [(query.words, intent) for query, intent in self.refused]
        return phrasings, refused, [query.words for query in self.unwanted]

    @property
    def row_intents(self) -> np.ndarray:
        """The intent number of each phrasing, ascending."""
        return np.array([phrasing.intent for phrasing in self.phrasings], np.int32)


def gather(knowledge: Knowledge, before: Corpus | None = None) -> Corpus:
    """Read every phrasing with the names, spellings and words of the knowledge itself.

    What the corpus `before` has read by the same names and spellings is taken from there.
    """
    vocabulary = knowledge.vocabulary
    names = Names(knowledge.platforms, vocabulary.other_companies, vocabulary.subjects, vocabulary.alarms)
    intents = group(knowledge.entries)
    asked = [
        (text, entry, number)
        for number, intent in enumerate(intents)
        for entry in intent.entries.values()
        for text in (*entry.asked_as, entry.question)
    ]
    # Phrasings are read before there is a mender: their own words are what it mends towards.
    spellings = Spellings(vocabulary.spellings)
    first = Reader(names, Mender((), spellings))
    same = before if before and before.first_reader.knows_the_same_names(first) else None
    known_before, said_before = (same.read, same.said) if same else ({}, {})
    read: dict[str, Query] = {}
    said: dict[str, tuple[str, ...]] = {}
    for text, _, _ in asked:
        if text not in read:
            cleaned = clean(text)
            said[text] = said_before.get(text) or tuple(map(sys.intern, words(cleaned, first.spellings)))
            read[text] = known_before.get(text) or first.read_phrasing(cleaned, said[text])
    refused = [text for entry in knowledge.entries for text in entry.not_asked_as]
    heard = [*said.values(), *(words(clean(text), spellings) for text in (*refused, *vocabulary.out_of_scope))]
    reader = Reader(names, Mender(heard, spellings, names.words))
    strange: dict[str, Query] = {}
    strange_before = same.strange if same and same.reader.corrects_the_same_words(reader) else {}

    def stranger(text: str) -> Query:
        strange[text] = strange_before.get(text) or reader.read(text)
        return strange[text]

    phrasings: dict[tuple[int, tuple[str, ...]], Phrasing] = {}
    for text, entry, number in asked:
        query = read[text]
        # Platforms' files repeat what their siblings say; the same words twice would only count double.
        phrasings.setdefault((number, query.words), Phrasing(text, entry, number, query))
    return Corpus(
        intents=intents,
        reader=reader,
        phrasings=tuple(phrasings.values()),
        refused=tuple(
            (stranger(text), number)
            for number, intent in enumerate(intents)
            for entry in intent.entries.values()
            for text in entry.not_asked_as
        ),
        unwanted=tuple(stranger(text) for text in vocabulary.out_of_scope),
        first_reader=first,
        read=read,
        said=said,
        strange=strange,
    )
