"""Which intent a question means, and how sure we may be."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.answers import calibration
from bot.answers.features import Vectors
from bot.answers.intents import Intent, group
from bot.answers.lexicon import Speller, english
from bot.answers.names import Names
from bot.answers.query import FUNCTION_WORDS, Query, Reader
from bot.answers.regression import KernelRidge, choose_landmarks
from bot.answers.relevance import Bm25
from bot.answers.text import clean, words
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge

CALIBRATION_ROWS = 1200
OWN_PLATFORM = 0.6
"""Head start, in standard deviations, of answers written for the platform asked about."""
SIGNALS = ("score", "lead", "likeness", "covered", "new words", "length", "elsewhere", "no platform", "domain")


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate: the intent, its entry for the platform asked about, and the calibrated chance that it is meant."""

    intent: Intent
    entry: Entry | None
    confidence: float
    signals: tuple[float, ...] = ()


class Matcher:
    """Learns from the phrasings of one knowledge; building takes about a second for 200 entries."""

    def __init__(self, knowledge: Knowledge) -> None:
        vocabulary = knowledge.vocabulary
        self.intents = group(knowledge.entries)
        names = Names(knowledge.platforms, vocabulary.other_companies)
        phrasings = [(p, i, e) for i, intent in enumerate(self.intents) for e in intent.entries.values()
                     for p in (*e.asked_as, e.question)]  # fmt: skip
        drafts = Reader(names, Speller(()), vocabulary.spellings)
        speller = Speller({w for p, _, _ in phrasings for w in words(clean(p), vocabulary.spellings)})
        self.reader = Reader(names, speller, vocabulary.spellings)
        self._speller = speller
        queries = [drafts.read(p) for p, _, _ in phrasings]
        negatives = [(p, i) for i, intent in enumerate(self.intents) for e in intent.entries.values() for p in e.not_asked_as]
        unwanted = [self.reader.read(p) for p, _ in negatives] + [self.reader.read(p) for p in vocabulary.out_of_scope]
        rows = queries + unwanted
        self.phrasings = tuple(phrasings)
        self._vectors = Vectors([q.words for q in rows], vocabulary.synonyms)
        self._row_intent = np.array([i for _, i, _ in phrasings], np.int32)
        self._first_row = np.searchsorted(self._row_intent, np.arange(len(self.intents)))
        targets = np.zeros((len(rows), len(self.intents)), np.float32)
        targets[np.arange(len(phrasings)), self._row_intent] = 1.0
        for number, (_, intent) in enumerate(negatives):
            targets[len(phrasings) + number, intent] = -1.0
        landmarks = choose_landmarks(np.concatenate([self._row_intent, np.full(len(unwanted), len(self.intents))]))
        matrix = self._vectors.matrix
        similar = np.asarray((matrix @ matrix[landmarks].T).todense())
        self._ridge = KernelRidge(similar, targets, landmarks)
        self._usage = Counter(word for query in queries for word in query.words)
        self._usage_total = self._usage.total() or 1
        self._bm25 = Bm25(self._documents(phrasings, queries))
        self._platform_masks: dict[str | None, np.ndarray] = {
            platform: np.array([intent.for_platform(platform) is not None or platform is None for intent in self.intents])
            for platform in (None, *knowledge.platforms)
        }
        self._own = {
            platform: np.array([platform in intent.entries for intent in self.intents], np.float32)
            for platform in knowledge.platforms
        }
        self._calibration = self._calibrate(phrasings, queries, unwanted)

    def _documents(self, phrasings: Sequence[tuple[str, int, Entry]], queries: Sequence[Query]) -> list[Counter[str]]:
        documents: list[Counter[str]] = [Counter() for _ in self.intents]
        for (_, intent, _), query in zip(phrasings, queries, strict=True):
            documents[intent].update(self._terms(query))
        return documents

    def _best(self, similar: np.ndarray) -> np.ndarray:
        """The likeness of each intent's nearest phrasing."""
        return np.maximum.reduceat(similar, self._first_row) if len(similar) else np.zeros(0, np.float32)

    def _mentions(self, others: Sequence[str]) -> np.ndarray:
        """Which intents speak of one of these companies in their phrasings."""
        stems = [[self._vectors.stems.meaning(word) for word in words(clean(name))] for name in others]
        uses = [any(all(self._bm25.uses(i, s) for s in name) for name in stems) for i in range(len(self.intents))]
        return np.array(uses, bool)

    def _terms(self, query: Query) -> list[str]:
        return [self._vectors.stems.meaning(word) for word in query.words]

    # -- asking ---------------------------------------------------------------------------------------------------

    def match(
        self, query: Query, platform: str | None, limit: int = 3, in_domain: bool = False
    ) -> tuple[Match, ...]:
        """The best intents for a question about `platform` (None: about none), best first.

        `in_domain` says that the conversation already is about our subject, as if a platform had been named.
        """
        if not query.content or not self.intents:
            return ()
        similar = self._vectors.similarities(query.words)
        best = self._best(similar[: len(self._row_intent)])
        ridge = self._ridge.scores(similar)
        terms = self._terms(query)
        order, signals = self._judge(query, terms, platform, ridge, self._bm25.scores(terms), best, limit)
        if in_domain:
            signals[:, SIGNALS.index("no platform")] = 0.0
        chances = self._calibration.probability(signals)
        return tuple(
            Match(self.intents[i], self.intents[i].for_platform(platform), float(chance), tuple(map(float, row)))
            for i, chance, row in zip(order, chances, signals, strict=True)
        )

    def nearest(self, query: Query, limit: int) -> list[tuple[str, str, float]]:
        """The phrasings most like a question, with their entry's id and likeness, for explanations."""
        similar = self._vectors.similarities(query.words)[: len(self._row_intent)]
        best = np.argsort(-similar)[:limit]
        return [(self.phrasings[i][0], self.phrasings[i][2].id, float(similar[i])) for i in best]

    def _judge(
        self, query: Query, terms: Sequence[str], platform: str | None, ridge: np.ndarray, bm25: np.ndarray,
        best: np.ndarray, limit: int, left_out: int | None = None,
    ) -> tuple[list[int], np.ndarray]:  # fmt: skip
        """Intents in order and one row of signals for each; `left_out` is the intent that `query` was taken from."""
        allowed = self._platform_masks.get(platform, self._platform_masks[None])
        if query.others:
            allowed = allowed & self._mentions(query.others)
        if not allowed.any():
            return [], np.zeros((0, len(SIGNALS)))
        fused = _standard(ridge, allowed) + _standard(bm25, allowed) + OWN_PLATFORM * self._own.get(platform, 0.0)
        fused = np.where(allowed, fused, -np.inf)
        order = [int(i) for i in np.argsort(-fused)[: max(limit, 2)] if np.isfinite(fused[i])]
        elsewhere = max(0.0, float(ridge.max() - ridge[allowed].max())) 
        new_words = self._new_words(terms, own=left_out is not None)
        domain = self._domain(query, own=left_out is not None)
        rows = []
        for position, i in enumerate(order[:limit]):
            rival = order[1] if position == 0 and len(order) > 1 else order[0]
            lead = float(ridge[i] - ridge[rival]) if rival != i else float(ridge[i])
            covered = self._covered(terms, i, own=left_out == i)
            rows.append((ridge[i], lead, best[i], covered, new_words, min(len(query.content), 8), elsewhere, platform is None, domain))
        return order[:limit], np.array(rows, np.float64).reshape(-1, len(SIGNALS))

    def _covered(self, terms: Sequence[str], intent: int, own: bool) -> float:
        """Share of a question's informative words that the intent's other phrasings use, weighed by rarity."""
        total = found = 0.0
        counts = Counter(term for term in terms if term not in FUNCTION_WORDS)
        for term, count in counts.items():
            weight = self._bm25.idf(term)
            total += weight
            if self._bm25.uses(intent, term) > (count if own else 0):
                found += weight
        return found / total if total else 0.0

    def _new_words(self, terms: Sequence[str], own: bool) -> float:
        """Share of informative words that no phrasing uses (but the question's own, when it is one)."""
        subject = [term for term in terms if term not in FUNCTION_WORDS]
        new = sum(self._bm25.total(term) <= (1 if own else 0) for term in subject)
        return new / len(subject) if subject else 1.0

    def _domain(self, query: Query, own: bool) -> float:
        """How much more at home the content words are here than in everyday English, mean log ratio."""
        total = 0.0
        for word in query.content:
            here = (max(self._usage[word] - own, 0) + 0.05) / self._usage_total
            total += min(max(math.log(here / (english().get(word, 0.0) + 1e-7)), -4.0), 4.0)
        return total / len(query.content) if query.content else -2.0

    # -- calibrating ----------------------------------------------------------------------------------------------

    def _calibrate(
        self, phrasings: Sequence[tuple[str, int, Entry]], queries: Sequence[Query], unwanted: Sequence[Query]
    ) -> calibration.Calibration:
        """Learn from the knowledge alone: each phrasing as if new, as if its intent did not exist, and the negatives."""
        signals: list[np.ndarray] = []
        right: list[bool] = []
        importance: list[float] = []
        rows = np.arange(len(phrasings))[:: max(1, len(phrasings) // CALIBRATION_ROWS)]
        alone = self._ridge.without_each(rows)
        similar = self._self_similarities(rows)
        removed = self._without_intents(rows)
        for n, row in enumerate(rows):
            own = self.phrasings[row][1]
            query, terms = queries[row], self._terms(queries[row])
            if not query.words:
                continue
            platform = query.platforms[0] if len(query.platforms) == 1 else None
            bm25 = self._bm25.scores(terms)
            best = self._best(similar[n])
            left = bm25.copy()
            left[own] = self._bm25.score_without(terms, own)
            order, found = self._judge(query, terms, platform, alone[n], left, best, 1, left_out=own)
            if not len(found):
                continue
            signals.append(found[0])
            right.append(order[0] == own)
            importance.append(1.0)
            gone, absent, far = removed[n].copy(), bm25.copy(), best.copy()
            gone[own], absent[own], far[own] = -1.0, -1.0, 0.0
            order, found = self._judge(query, terms, platform, gone, absent, far, 1, left_out=own)
            if not len(found):
                continue
            signals.append(found[0])
            right.append(False)
            importance.append(0.5)
        offset = len(phrasings)
        without = self._ridge.without_each(np.arange(offset, offset + len(unwanted)))
        share = 0.5 * len(rows) / max(len(unwanted), 1)
        for n, query in enumerate(unwanted):
            if not query.words:
                continue
            best = self._best(self._vectors.similarities(query.words)[: len(self._row_intent)])
            terms = self._terms(query)
            platform = query.platforms[0] if len(query.platforms) == 1 else None
            _, found = self._judge(query, terms, platform, without[n], self._bm25.scores(terms), best, 1)
            if not len(found):
                continue
            signals.append(found[0])
            right.append(False)
            importance.append(share)
        if not signals:
            return calibration.fit(np.zeros((1, len(SIGNALS))), np.zeros(1), np.ones(1))
        self._debug = (np.array(signals), np.array(right, float), np.array(importance))
        return calibration.fit(np.array(signals), np.array(right, float), np.array(importance))

    def _self_similarities(self, rows: np.ndarray) -> np.ndarray:
        matrix = self._vectors.matrix
        similar = np.asarray((matrix[rows] @ matrix[: len(self._row_intent)].T).todense())
        similar[np.arange(len(rows)), rows] = 0.0
        return similar

    def _without_intents(self, rows: np.ndarray) -> np.ndarray:
        result = np.zeros((len(rows), len(self.intents)), np.float32)
        for intent in range(len(self.intents)):
            block = np.flatnonzero(self._row_intent == intent)
            wanted = np.isin(rows, block)
            if wanted.any():
                result[wanted] = self._ridge.without_rows(block)[np.isin(block, rows)]
        return result


def _standard(scores: np.ndarray, allowed: np.ndarray) -> np.ndarray:
    kept = scores[allowed]
    return (scores - kept.mean()) / (kept.std() + 1e-6)
