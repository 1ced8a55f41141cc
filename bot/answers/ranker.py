"""Orders the intents for a question and measures the signals that its confidence rests on."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.answers.corpus import Corpus
from bot.answers.features import Stems
from bot.answers.lexicon import english
from bot.answers.query import FUNCTION_WORDS, Query
from bot.answers.relevance import Bm25
from bot.answers.scope import Scope
from bot.answers.text import clean, words

OWN_PLATFORM = 0.6
"""Head start, in standard deviations, of answers written for the platform asked about (general ones where none is)."""
NEAREST = 3.0
"""How much a phrasing that is nearly the question itself counts beside the regression."""
SAME, SAME_WORDS = 6.0, 0.98
"""Head start of a phrasing with the very words of the question, and the likeness that shows it."""
SIGNALS = (
    "regression", "lead", "likeness", "covered words", "better elsewhere", "nothing of ours", "new words", "length",
    "home words", "sounds like us",
)  # fmt: skip

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class Evidence:
    """Scores of every intent for one question: regression, BM25, and the likeness of its nearest phrasing."""

    regression: Array
    bm25: Array
    likeness: Array


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

    def __init__(self, corpus: Corpus, stems: Stems, platforms: Sequence[str]) -> None:
        self._stems = stems
        documents: list[Counter[str]] = [Counter() for _ in corpus.intents]
        for phrasing in corpus.phrasings:
            documents[phrasing.intent].update(self.terms(phrasing.query))
        self._bm25 = Bm25(documents)
        self._scope = Scope((p.query.words for p in corpus.phrasings), (query.words for query in corpus.unwanted))
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
        return [self._stems.meaning(word) for word in query.words]

    def bm25(self, query: Query) -> Array:
        """BM25 of every intent."""
        return self._bm25.scores(self.terms(query))

    def bm25_without(self, query: Query, intent: int) -> float:
        """BM25 of a phrasing's own intent as if the phrasing had not been fitted."""
        return self._bm25.score_without(self.terms(query), intent)

    def uses_all(self, intent: int, words: Sequence[str]) -> bool:
        """Whether the phrasings of an intent use every one of some words, or others of the same meaning."""
        return all(self._bm25.uses(intent, self._stems.meaning(word)) for word in words)

    def rank(
        self, query: Query, platform: str | None, evidence: Evidence, limit: int, fitted: Fitted | None = None,
        of_question: tuple[float, ...] | None = None,
    ) -> Ranked:  # fmt: skip
        """The best `limit` intents that have an answer for `platform` (None: any), with their signals."""
        allowed = self._answered[platform] if platform else self._everywhere
        if query.others:
            allowed = allowed & self._mentions(query.others)
        if not allowed.any():
            return NOTHING
        fused = _standard(evidence.regression, allowed) + _standard(evidence.bm25, allowed)
        fused += NEAREST * np.maximum(evidence.likeness - 0.5, 0.0) + SAME * (evidence.likeness > SAME_WORDS)
        fused += OWN_PLATFORM * self._own[platform]
        fused[~allowed] = -np.inf
        order = [int(i) for i in np.argsort(-fused)[: max(limit, 2)] if allowed[i]]
        scores = evidence.regression
        elsewhere = max(0.0, float(scores.max() - scores[allowed].max()))
        stray = platform is None and not query.subject
        rest = (elsewhere, stray, *(of_question or self.signals_of_question(query, fitted)))
        subject = [term for term in self.terms(query) if term not in FUNCTION_WORDS]
        rows = []
        for intent in order[:limit]:
            rivals = [other for other in order[:2] if other != intent]
            lead = float(scores[intent] - scores[rivals[0]]) if rivals else float(scores[intent])
            covered = self._covered(subject, intent, fitted)
            rows.append((scores[intent], lead, evidence.likeness[intent], covered, *rest))
        return Ranked(tuple(order[:limit]), np.array(rows, np.float64))

    def signals_of_question(self, query: Query, fitted: Fitted | None) -> tuple[float, ...]:
        """The signals that are the same for every intent and platform."""
        return (
            self._new_words(query, fitted),
            min(len(query.content), 8),
            self._home_words(query, fitted),
            self._scope.score(query.words, _side(fitted)),
        )

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


def _side(fitted: Fitted | None) -> int:
    if fitted is None:
        return 0
    return -1 if fitted.intent is None else 1


def _standard(scores: Array, allowed: Array) -> Array:
    kept = scores[allowed]
    return np.asarray((scores - kept.mean()) / (kept.std() + 1e-6))
