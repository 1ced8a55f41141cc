"""Orders the intents for a question and measures the signals that its confidence rests on."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.answers.corpus import Corpus
from bot.answers.evidence import Evidence
from bot.answers.features import Stems
from bot.answers.lexicon import english
from bot.answers.query import FUNCTION_WORDS, Query
from bot.answers.relevance import Bm25
from bot.answers.scope import Scope
from bot.answers.signals import SIGNALS, SLOT
from bot.answers.text import clean, words

OWN_PLATFORM = 1.0
"""Head start, in standard deviations, of answers written for the platform asked about (general ones where none is)."""
OWN_SUBJECT, MOSTLY = 1.5, 0.4
"""Head start of answers that speak of a subject the question names, such as Deel, in this share of their phrasings."""
SAME, SAME_WORDS = 100.0, 0.98
"""Head start, which nothing outweighs, of a phrasing with the very words of the question, and the likeness it shows."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """How much BM25 and the nearest phrasing count beside the regression."""

    bm25: float
    nearest: float


WITH_VECTORS, WITHOUT_VECTORS = Fusion(bm25=0.3, nearest=1.5), Fusion(bm25=1.0, nearest=3.0)

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class Fitted:
    """That the question is itself a fitted row, to be judged as if it were not.

    `intent` is the intent of a phrasing, None for an out-of-scope message.
    """

    intent: int | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """Intent numbers, best first, and one row of signals for each, shape (intents, signals)."""

    order: tuple[int, ...]
    signals: Array


NOTHING = Ranked((), np.zeros((0, len(SIGNALS))))


class Ranker:
    """Fitted on a corpus; holds what is cheap to count anew at every start."""

    def __init__(self, corpus: Corpus, stems: Stems, platforms: Sequence[str], subjects: Sequence[str]) -> None:
        self._stems = stems
        documents: list[Counter[str]] = [Counter() for _ in corpus.intents]
        for phrasing in corpus.phrasings:
            documents[phrasing.intent].update(self.terms(phrasing.query))
        self._bm25 = Bm25(documents)
        self.scope = Scope((p.query.words for p in corpus.phrasings), (query.words for query in corpus.unwanted))
        self._about = {subject: _mostly_about(subject, corpus) for subject in subjects if subject.isalpha()}
        self._usage = Counter(word for phrasing in corpus.phrasings for word in phrasing.query.words)
        self._usage_total = self._usage.total() or 1
        self._everywhere = np.ones(len(corpus.intents), bool)
        self._answered = {
            platform: np.array([intent.for_platform(platform) is not None for intent in corpus.intents], bool)
            for platform in platforms
        }
        self._own = {
            platform: np.array([platform in intent.entries for intent in corpus.intents], np.float32)
            for platform in (None, *platforms)
        }

    def terms(self, query: Query) -> list[str]:
        """The words of a question as meanings and stems."""
        return self._terms(query.words)

    def _terms(self, words: Sequence[str]) -> list[str]:
        return [self._stems.meaning(word) for word in words]

    def bm25(self, words: Sequence[str]) -> Array:
        """BM25 of every intent."""
        return self._bm25.scores(self._terms(words))

    def bm25_without(self, query: Query, intent: int) -> float:
        """BM25 of a phrasing's own intent as if the phrasing had not been fitted."""
        return self._bm25.score_without(self.terms(query), intent)

    def uses_all(self, intent: int, words: Sequence[str]) -> bool:
        """Whether the phrasings of an intent use every one of some words, or others of the same meaning."""
        return all(self._bm25.uses(intent, self._stems.meaning(word)) for word in words)

    def rank(
        self, query: Query, platform: str | None, evidence: Evidence, limit: int, fitted: Fitted | None = None
    ) -> Ranked:
        """The best `limit` intents that have an answer for `platform` (None: any), with their signals."""
        allowed = self._answered[platform] if platform else self._everywhere
        if query.others and platform is None:
            allowed = allowed & self._mentions(query.others)
        if not allowed.any():
            return NOTHING
        fusion = WITHOUT_VECTORS if evidence.meaning is None else WITH_VECTORS
        fused = _standard(evidence.regression, allowed) + fusion.bm25 * _standard(evidence.bm25, allowed)
        fused += fusion.nearest * np.maximum(evidence.nearest - 0.5, 0.0) + SAME * (evidence.letters > SAME_WORDS)
        fused += OWN_PLATFORM * self._own[platform]
        for subject in self._about.keys() & set(query.words):
            fused += OWN_SUBJECT * self._about[subject]
        fused[~allowed] = -np.inf
        order = [int(i) for i in np.argsort(-fused)[: max(limit, 2)] if allowed[i]]
        return Ranked(tuple(order[:limit]), self._signals(query, platform, evidence, order, limit, fitted))

    def _signals(
        self,
        query: Query,
        platform: str | None,
        evidence: Evidence,
        order: Sequence[int],
        limit: int,
        fitted: Fitted | None,
    ) -> Array:
        scores = evidence.regression
        subject = [term for term in self.terms(query) if term not in FUNCTION_WORDS]
        best_allowed = max(scores[intent] for intent in order)
        question = self._signals_of_question(query, platform, fitted, float(max(scores.max() - best_allowed, 0.0)))
        rows = np.empty((min(limit, len(order)), len(SIGNALS)))
        for row, intent in zip(rows, order[:limit], strict=True):
            rivals = [other for other in order[:2] if other != intent]
            row[SLOT["regression"]] = scores[intent]
            row[SLOT["lead"]] = scores[intent] - (scores[rivals[0]] if rivals else 0.0)
            row[SLOT["letters"]] = evidence.letters[intent]
            row[SLOT["meaning"]] = 0.0 if evidence.meaning is None else evidence.meaning[intent]
            row[SLOT["covered words"]] = self._covered(subject, intent, fitted)
            row[SLOT["nearer to others"]] = evidence.against[intent] - evidence.nearest[intent]
            row[SLOT["nobody's"]] = evidence.nobody
            row[SLOT["own answer"]] = self._own[platform][intent]
            for name, value in question.items():
                row[SLOT[name]] = value
        return rows

    def _signals_of_question(
        self, query: Query, platform: str | None, fitted: Fitted | None, elsewhere: float
    ) -> dict[str, float]:
        """The signals that are the same for every intent."""
        return {
            "better elsewhere": elsewhere,
            "nothing of ours": float(platform is None and not query.subject),
            "new words": self._new_words(query, fitted),
            "length": min(len(set(query.content)), 8),
            "home words": self._home_words(query, fitted),
            "sounds like us": self.scope.score(query.words, _side(fitted)),
            "asks": float(query.asks),
            "names a platform": float(platform is not None),
            "follows": 0.0,
        }

    def _mentions(self, others: Sequence[str]) -> Array:
        """Which intents speak of one of these companies in their phrasings."""
        stems = [[self._stems.meaning(word) for word in words(clean(name))] for name in others]
        intents = range(len(self._everywhere))
        uses = [any(all(self._bm25.uses(i, stem) for stem in name) for name in stems) for i in intents]
        return np.array(uses, bool)

    def _covered(self, subject: Sequence[str], intent: int, fitted: Fitted | None) -> float:
        """Share of a question's informative words that the intent's other phrasings use, weighed by rarity."""
        total = found = 0.0
        for term, count in Counter(subject).items():
            weight = self._bm25.idf(term)
            total += weight
            if self._bm25.uses(intent, term) > (count if fitted and fitted.intent == intent else 0):
                found += weight
        return found / total if total else 0.0

    def _new_words(self, query: Query, fitted: Fitted | None) -> float:
        """Share of informative words that no other phrasing uses."""
        subject = [term for term in self.terms(query) if term not in FUNCTION_WORDS]
        own = fitted is not None and fitted.intent is not None
        return sum(self._bm25.total(term) <= own for term in subject) / len(subject) if subject else 1.0

    def _home_words(self, query: Query, fitted: Fitted | None) -> float:
        """How much more at home the content words are here than in everyday English, mean log ratio (-4 to 4)."""
        own = fitted is not None and fitted.intent is not None
        total = 0.0
        for word in query.content:
            here = (max(self._usage[word] - own, 0) + 0.05) / self._usage_total
            total += min(max(math.log(here / (english().get(word, 0.0) + 1e-7)), -4.0), 4.0)
        return total / len(query.content) if query.content else -2.0


def _mostly_about(subject: str, corpus: Corpus) -> Array:
    """1 for intents that speak of a subject in most phrasings, else 0."""
    uses, phrasings = np.zeros(len(corpus.intents)), np.full(len(corpus.intents), 1e-9)
    for phrasing in corpus.phrasings:
        phrasings[phrasing.intent] += 1
        uses[phrasing.intent] += subject in phrasing.query.words
    return np.asarray(uses / phrasings >= MOSTLY, np.float32)


def _side(fitted: Fitted | None) -> int:
    if fitted is None:
        return 0
    return -1 if fitted.intent is None else 1


def _standard(scores: Array, allowed: Array) -> Array:
    kept = scores[allowed]
    return np.asarray((scores - kept.mean()) / (kept.std() + 1e-6))
