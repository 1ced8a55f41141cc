"""What a bot's author would use without this engine: plain text matching over the same phrasings.

Each gets every phrasing and question of the knowledge. As it knows nothing of platforms, their names are written into
the phrasings that leave them out, which makes every baseline better.
"""

import functools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import Stemmer
from rapidfuzz import fuzz, process, utils

from bot.answers.encoding import Encoder
from bot.answers.features import TfIdf
from bot.answers.relevance import Bm25
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge

_WORD = re.compile(r"[a-z0-9']+")
_HALF_SURE = 10.0
"""The BM25 score that counts as a half; only the order of scores matters."""


@dataclass(frozen=True, slots=True)
class Found:
    """The first answer of a baseline with its score, 0 to 1."""

    entry: Entry
    score: float


Baseline = Callable[[str], Found]
"""Finds the best entry for a text, however bad it is."""


def baselines(knowledge: Knowledge, encoder: Encoder | None = None) -> dict[str, Baseline]:
    """All of them by name; nearest in meaning only with an encoder."""
    asked = [(_named(text, entry, knowledge), entry) for entry in knowledge.entries for text in _texts(entry)]
    texts, entries = [text for text, _ in asked], [entry for _, entry in asked]
    made: dict[str, Baseline] = {
        "rapidfuzz WRatio": _Fuzzy(texts, entries, fuzz.WRatio).find,
        "rapidfuzz token_set_ratio": _Fuzzy(texts, entries, fuzz.token_set_ratio).find,
        "BM25 over entries": _Bm25(texts, entries).find,
        "TF-IDF, nearest phrasing": _TfIdf(texts, entries).find,
    }
    if encoder:
        made["MiniLM, nearest phrasing"] = _Meaning(texts, entries, encoder).find
    # Asked again for every table; fuzzy matching takes tens of milliseconds each time.
    return {name: functools.cache(find) for name, find in made.items()}


def _texts(entry: Entry) -> tuple[str, ...]:
    return (*entry.asked_as, entry.question)


def _named(text: str, entry: Entry, knowledge: Knowledge) -> str:
    if entry.platform is None:
        return text
    platform = knowledge.platforms[entry.platform]
    names = (platform.name, *platform.aliases, *platform.ambiguous_aliases)
    return text if any(name.lower() in text.lower() for name in names) else f"{platform.name} {text}"


class _Fuzzy:
    def __init__(self, texts: Sequence[str], entries: Sequence[Entry], scorer: Callable[..., float]) -> None:
        self._texts = [utils.default_process(text) for text in texts]
        self._entries = entries
        self._scorer = scorer

    def find(self, text: str) -> Found:
        best = process.extractOne(utils.default_process(text), self._texts, scorer=self._scorer)
        return Found(self._entries[best[2]], best[1] / 100)


class _Bm25:
    def __init__(self, texts: Sequence[str], entries: Sequence[Entry]) -> None:
        self._stemmer = Stemmer.Stemmer("english")
        documents: dict[str, Counter[str]] = {}
        for text, entry in zip(texts, entries, strict=True):
            documents.setdefault(entry.id, Counter()).update(self._stems(text))
        self._entries = list({entry.id: entry for entry in entries}.values())
        self._bm25 = Bm25(list(documents.values()))

    def find(self, text: str) -> Found:
        scores = self._bm25.scores(self._stems(text))
        best = int(scores.argmax())
        return Found(self._entries[best], float(scores[best] / (scores[best] + _HALF_SURE)))

    def _stems(self, text: str) -> list[str]:
        stems: list[str] = self._stemmer.stemWords(_words(text))
        return stems


class _TfIdf:
    def __init__(self, texts: Sequence[str], entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._tfidf = TfIdf([_words(text) for text in texts], {})

    def find(self, text: str) -> Found:
        likeness = self._tfidf.similarities(_words(text))
        best = int(likeness.argmax())
        return Found(self._entries[best], float(likeness[best]))


class _Meaning:
    def __init__(self, texts: Sequence[str], entries: Sequence[Entry], encoder: Encoder) -> None:
        self._entries = entries
        self._encoder = encoder
        self._vectors = encoder.many(texts)

    def find(self, text: str) -> Found:
        likeness = self._vectors @ self._encoder.one(text)
        best = int(likeness.argmax())
        return Found(self._entries[best], float(likeness[best]))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
