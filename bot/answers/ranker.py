"""Puts the likeliest intents for a question on a shortlist."""

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.answers.corpus import Corpus
from bot.answers.evidence import Evidence
from bot.answers.features import Stems
from bot.answers.kinship import Kinship
from bot.answers.measures import Fitted, Measures, Shortlist
from bot.answers.query import Query
from bot.answers.relevance import Bm25
from bot.answers.scope import Scope
from bot.answers.signals import SIGNALS, SLOT
from bot.answers.text import clean, words

OWN_PLATFORM = 1.4
"""Head start, in standard deviations, of answers written for the platform asked about (general ones where none is)."""
OWN_SUBJECT, MOSTLY = 1.5, 0.4
"""Head start of answers that speak of a subject the question names, such as Deel, in this share of their phrasings."""
NEXT, AGAIN = 1.0, -1.5
"""Head start of answers next to the one before, and of that one itself, which a question joined to a message would find
again whatever the message says."""
SAME, SAME_WORDS = 100.0, 0.98
"""Head start, which nothing outweighs, of a phrasing with the very words of the question, and the likeness it shows."""
SHORTLIST = 10
"""Intents that are set beside each other."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """How much BM25 and the nearest phrasing count beside the regression."""

    bm25: float
    nearest: float


WITH_VECTORS, WITHOUT_VECTORS = Fusion(bm25=0.3, nearest=1.5), Fusion(bm25=1.0, nearest=3.0)

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class Ranked:
    """Intent numbers, likeliest first, and one row of signals for each, shape (intents, signals)."""

    order: tuple[int, ...]
    signals: Array


NOTHING = Ranked((), np.zeros((0, len(SIGNALS))))


class Ranker:
    """Fitted on a corpus; holds what is cheap to count anew at every start."""

    def __init__(self, corpus: Corpus, stems: Stems, platforms: Sequence[str], subjects: Sequence[str]) -> None:
        self._stems = stems
        terms: list[list[list[str]]] = [[] for _ in corpus.intents]
        for phrasing in corpus.phrasings:
            terms[phrasing.intent].append(stems.terms(phrasing.query.words))
        self._bm25 = Bm25([Counter(itertools.chain.from_iterable(own)) for own in terms])
        self.scope = Scope((p.query.words for p in corpus.phrasings), (query.words for query in corpus.unwanted))
        self.measures = Measures(corpus, terms, stems, self._bm25, self.scope)
        self.kinship = Kinship(corpus.intents)
        self._about = _mostly_about([subject for subject in subjects if subject.isalpha()], corpus)
        self._everywhere = np.ones(len(corpus.intents), bool)
        self._answered = {
            platform: np.array([intent.for_platform(platform) is not None for intent in corpus.intents], bool)
            for platform in platforms
        }
        self._own = {
            platform: np.array([platform in intent.entries for intent in corpus.intents], np.float32)
            for platform in (None, *platforms)
        }

    def bm25(self, words: Sequence[str]) -> Array:
        """BM25 of every intent."""
        return self._bm25.scores(self._stems.terms(words))

    def bm25_without(self, query: Query, intent: int) -> float:
        """BM25 of a phrasing's own intent as if the phrasing had not been fitted."""
        return self._bm25.score_without(self._stems.terms(query.words), intent)

    def rank(
        self,
        query: Query,
        platform: str | None,
        evidence: Evidence,
        limit: int,
        fitted: Fitted | None = None,
        before: int | None = None,
        given: bool = False,
    ) -> Ranked:
        """The best `limit` intents that have an answer for `platform` (None: any), with signals.

        `before` is the intent of the message before, where the question continues one; `given` says that it was
        answered, and that the question says nothing of it.
        """
        allowed = self._answered[platform] if platform else self._everywhere
        if query.others and platform is None and not query.subject:
            allowed = allowed & self._mentions(query.others)
        scores = self._scores(query, platform, evidence, allowed) if allowed.any() else np.zeros(0)
        next_to_it = self.kinship.to(before) if before is not None and allowed.any() else None
        if before is not None and next_to_it is not None:
            scores = scores + NEXT * next_to_it
            scores[before] += AGAIN * given
        best = np.argsort(-scores)[:SHORTLIST]
        order: tuple[int, ...] = tuple(best[allowed[best]].tolist())
        if not order:
            return NOTHING
        shortlist = Shortlist(order, scores[list(order)], self._own[platform][list(order)])
        signals = self.measures.signals(query, platform, evidence, shortlist, limit, fitted)
        signals[:, SLOT["on the subject named"]] = self._on_subject(query, order[:limit])
        if next_to_it is not None:
            signals[:, SLOT["next to the answer before"]] = next_to_it[list(order[:limit])]
            signals[:, SLOT["the answer before"]] = [given and intent == before for intent in order[:limit]]
            signals[:, SLOT["same again"]] = [intent == before for intent in order[:limit]]
        return Ranked(order[:limit], signals)

    def _scores(self, query: Query, platform: str | None, evidence: Evidence, allowed: Array) -> Array:
        """What all that speaks for each intent adds up to, in standard deviations."""
        fusion = WITHOUT_VECTORS if evidence.meaning is None else WITH_VECTORS
        fused = _standard(evidence.regression, allowed) + fusion.bm25 * _standard(evidence.bm25, allowed)
        fused += fusion.nearest * np.maximum(evidence.nearest - 0.5, 0.0) + SAME * (evidence.letters > SAME_WORDS)
        fused += OWN_PLATFORM * self._own[platform]
        for subject in self._about.keys() & set(query.words):
            fused += OWN_SUBJECT * self._about[subject]
        fused[~allowed] = -np.inf
        return fused

    def _on_subject(self, query: Query, order: Sequence[int]) -> Array | float:
        """Where a question names a subject such as Deel: 1 for answers that mostly speak of it, -1 for others."""
        named = self._about.keys() & set(query.words)
        if not named:
            return 0.0
        return np.array([1.0 if any(self._about[subject][i] for subject in named) else -1.0 for i in order])

    def _mentions(self, others: Sequence[str]) -> Array:
        """Which intents speak of one of these companies in their phrasings."""
        stems = [[self._stems.meaning(word) for word in words(clean(name))] for name in others]
        intents = range(len(self._everywhere))
        uses = [any(all(self._bm25.uses(i, stem) for stem in name) for name in stems) for i in intents]
        return np.array(uses, bool)


def _mostly_about(subjects: Sequence[str], corpus: Corpus) -> dict[str, Array]:
    """For each subject 1 for intents that speak of it in most phrasings, else 0."""
    intents = len(corpus.intents)
    asked = np.maximum(np.bincount(corpus.row_intents, minlength=intents), 1e-9)
    uses = {subject: np.zeros(intents) for subject in subjects}
    for phrasing in corpus.phrasings:
        for subject in uses.keys() & phrasing.query.words:
            uses[subject][phrasing.intent] += 1
    return {subject: np.asarray(counts / asked >= MOSTLY, np.float32) for subject, counts in uses.items()}


def _standard(scores: Array, allowed: Array) -> Array:
    kept = scores[allowed]
    mean = float(kept.sum()) / len(kept)
    away = kept - mean
    return np.asarray((scores - mean) / (math.sqrt(float(away @ away) / len(away)) + 1e-6))
