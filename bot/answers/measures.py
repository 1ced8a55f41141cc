"""Measures the signals that the confidence in each candidate rests on."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.answers.corpus import Corpus
from bot.answers.evidence import Evidence
from bot.answers.features import Stems
from bot.answers.query import FUNCTION_WORDS, Query
from bot.answers.relevance import Bm25
from bot.answers.scope import Scope
from bot.answers.signals import SIGNALS, SLOT
from bot.answers.text import clean, words
from bot.answers.ways import Ways, told_in, way_of
from bot.answers.wording import Wording
from bot.knowledge.topics import Topic

SHARPNESS = 0.4
"""How much a standard deviation of the shortlist's scores counts in its shares."""
MOST_SCORE, FARTHEST_AHEAD = 60.0, 8.0
"""Beyond these a score, or a distance to the next one, says no more."""

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class Fitted:
    """That the question is itself a fitted row, to be judged as if it were not.

    `intent` is the intent of a phrasing, None for an out-of-scope message.
    """

    intent: int | None

    @property
    def side(self) -> int:
        """1 for a phrasing, -1 for an out-of-scope message."""
        return -1 if self.intent is None else 1


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The likeliest intents, best first, with the score that put them there and whether each has the platform's own
    answer, shape (intents,)."""

    order: tuple[int, ...]
    scores: Array
    own: Array


class Measures:
    """Fitted on a corpus; `terms` of each intent's phrasings, `bm25` and `scope` are those of the same corpus."""

    def __init__(
        self, corpus: Corpus, terms: Sequence[Sequence[Sequence[str]]], stems: Stems, bm25: Bm25, scope: Scope
    ) -> None:
        self._intents = corpus.intents
        self._stems = stems
        self._bm25 = bm25
        self._scope = scope
        self._wording = Wording(terms)
        asked: list[list[Sequence[str]]] = [[] for _ in corpus.intents]
        for phrasing in corpus.phrasings:
            asked[phrasing.intent].append(phrasing.query.words)
        self._ways = Ways(asked)
        alarming = np.zeros(len(corpus.intents))
        np.add.at(alarming, [p.intent for p in corpus.phrasings], [float(p.query.alarming) for p in corpus.phrasings])
        self._alarming: list[float] = (alarming / np.maximum([len(own) for own in asked], 1)).tolist()
        self._said = {
            entry.id: frozenset(stems.terms(words(clean(entry.body))))
            for intent in corpus.intents
            for entry in intent.entries.values()
        }
        entries = (entry for intent in corpus.intents for entry in intent.entries.values())
        self._told = {entry.id: told_in(entry.body) for entry in entries}
        self._topics = [next(iter(intent.entries.values())).topic for intent in corpus.intents]

    def signals(
        self,
        query: Query,
        platform: str | None,
        evidence: Evidence,
        shortlist: Shortlist,
        limit: int,
        fitted: Fitted | None,
    ) -> Array:
        """One row for each of the first `limit` intents of the shortlist, shape (intents, signals)."""
        order = list(shortlist.order)
        terms = self._stems.terms(query.words)
        telling = Counter(term for term in terms if term not in FUNCTION_WORDS)
        rows = [[0.0] * len(SIGNALS) for _ in order[:limit]]
        for name, same in self._of_question(query, platform, telling, evidence, fitted).items():
            for row in rows:
                row[SLOT[name]] = same
        for name, values in {
            **self._of_rivals(terms, evidence, shortlist, fitted),
            "warns": self._warns(query, order),
            "way of asking": self._ways.odds(query.words, order, fitted.intent if fitted else None),
            "regression": evidence.regression[order].tolist(),
            "letters": evidence.letters[order].tolist(),
            "meaning": [0.0] * len(order) if evidence.meaning is None else evidence.meaning[order].tolist(),
            "nearer to others": (evidence.against[order] - evidence.nearest[order]).tolist(),
            "own answer": shortlist.own.tolist(),
        }.items():
            for row, value in zip(rows, values, strict=False):
                row[SLOT[name]] = value
        for row, intent in zip(rows, order, strict=False):
            asked, said, either = self._covered(telling, intent, platform, fitted)
            row[SLOT["covered words"]], row[SLOT["in the answer"]], row[SLOT["anywhere"]] = asked, said, either
        return np.array(rows).reshape(-1, len(SIGNALS))

    def _warns(self, query: Query, order: Sequence[int]) -> Sequence[float]:
        """Where money or papers are wanted first: the share of an answer's phrasings that speak of that, too."""
        return [self._alarming[intent] if query.alarming else 0.0 for intent in order]

    def anywhere(self, words: Sequence[str], intents: Sequence[int], platform: str | None) -> Array:
        """For each intent the share of the telling among some words that its phrasings or its answer use."""
        telling = Counter(term for term in self._stems.terms(words) if term not in FUNCTION_WORDS)
        return np.array([self._covered(telling, intent, platform, None)[2] for intent in intents])

    def way_odds(self, words: Sequence[str], intent: int, platform: str | None) -> float:
        """The log odds of the way in which words ask among an intent's phrasings; not below 0 where its answer says how
        long or how much, and they ask that."""
        entry = self._intents[intent].for_platform(platform)
        is_told = entry is not None and way_of(words) in self._told[entry.id]
        odds = self._ways.odds(words, [intent])[0]
        return max(odds, 0.0) if is_told else odds

    def _of_question(
        self, query: Query, platform: str | None, telling: Counter[str], evidence: Evidence, fitted: Fitted | None
    ) -> dict[str, float]:
        """The signals that are the same for every intent."""
        own = fitted is not None and fitted.intent is not None
        new = sum(count for term, count in telling.items() if self._bm25.total(term) <= own)
        return {
            "nothing of ours": float(platform is None and not query.subject),
            "new words": new / telling.total() if telling else 1.0,
            "length": min(len(set(query.content)), 8),
            "sounds like us": self._scope.score(query.words, fitted.side if fitted else 0),
            "asks": float(query.asks),
            "nobody's": evidence.nobody,
            "names a platform": float(platform is not None),
            "follows": 0.0,
        }

    def _of_rivals(
        self, terms: Sequence[str], evidence: Evidence, shortlist: Shortlist, fitted: Fitted | None
    ) -> dict[str, list[float]]:
        """The signals that set the candidates beside each other, one number for each."""
        # Of so few numbers plain lists are made in a third of the time that arrays take.
        order = list(shortlist.order)
        scores = [SHARPNESS * min(score, MOST_SCORE) for score in shortlist.scores.tolist()]
        highest = max(scores)
        parts = [math.exp(score - highest) for score in scores]
        whole = sum(parts)
        shares = [part / whole for part in parts]
        of_topic: dict[Topic, float] = defaultdict(float)
        for intent, share in zip(order, shares, strict=True):
            of_topic[self._topics[intent]] += share
        most = sum(map(self._bm25.most, terms)) or 1.0
        rare = [score / most for score in evidence.bm25[order].tolist()]
        wording = self._wording.odds(terms, order, fitted.intent if fitted else None)
        return {
            "ahead": [min(max(ahead, -FARTHEST_AHEAD), FARTHEST_AHEAD) for ahead in _ahead(scores)],
            "share": shares,
            "rare words": rare,
            "rare words ahead": _ahead(rare),
            "wording": wording,
            "wording ahead": _ahead(wording),
            "topic's share": [of_topic[self._topics[intent]] for intent in order],
        }

    def _covered(
        self, telling: Mapping[str, int], intent: int, platform: str | None, fitted: Fitted | None
    ) -> tuple[float, float, float]:
        """Shares of a question's telling words, weighed by rarity: those that the intent's other phrasings use, those
        that its answer uses, and those that either does."""
        entry = self._intents[intent].for_platform(platform)
        answer = self._said[entry.id] if entry else frozenset[str]()
        uses, left_out = self._bm25.uses_of(intent), fitted is not None and fitted.intent == intent
        total = asked = said = either = 0.0
        for term, count in telling.items():
            weight = self._bm25.idf(term) * count
            is_asked = uses.get(term, 0) > (count if left_out else 0)
            total += weight
            if is_asked:
                asked += weight
            if term in answer:
                said += weight
                either += weight
            elif is_asked:
                either += weight
        return (asked / total, said / total, either / total) if total else (0.0, 0.0, 0.0)


def _ahead(values: list[float]) -> list[float]:
    """How far each value is above the best of the others, of which there may be none."""
    if len(values) < 2:
        return values
    second, best = sorted(values)[-2:]
    ahead = [value - best for value in values]
    ahead[values.index(best)] = best - second
    return ahead
