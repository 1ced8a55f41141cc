"""Which intent a question means, and how sure we may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy import sparse

from bot.answers import training
from bot.answers.calibration import Calibration
from bot.answers.corpus import Corpus, gather
from bot.answers.features import Products, Vectors
from bot.answers.intents import Intent
from bot.answers.query import Query
from bot.answers.ranker import SAME_WORDS, SIGNALS, Evidence, Ranker
from bot.answers.regression import KernelRidge, choose_landmarks, scores
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge

SAME_CHANCE = 0.9
"""What a question in the very words of a phrasing is worth at least: what a moderator added must work."""
ABOUT_OTHERS = 0.6
"""What a candidate is worth when a question names a company we know nothing about and none of our platforms."""
_NOTHING_OF_OURS = SIGNALS.index("nothing of ours")


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate: the intent, its entry for the platform asked about, and the calibrated chance that it is meant."""

    intent: Intent
    entry: Entry | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Learned:
    """What is slow to learn and small to keep, so that a start with unchanged knowledge need not learn it again."""

    weights: np.ndarray
    calibration: Calibration


class Matcher:
    """Learns from the phrasings of one knowledge; with `learned` from an earlier time it only counts words."""

    def __init__(self, knowledge: Knowledge, learned: Learned | None = None) -> None:
        corpus = gather(knowledge)
        self.intents = corpus.intents
        self.reader = corpus.reader
        self._phrasings = corpus.phrasings
        self._row_intents = corpus.row_intents
        self._vectors = Vectors([query.words for query in corpus.rows], knowledge.vocabulary.synonyms)
        self._ranker = Ranker(corpus, self._vectors.stems, tuple(knowledge.platforms))
        labels = np.full(len(corpus.rows), len(self.intents))
        labels[: len(self._row_intents)] = self._row_intents
        self._landmarks = choose_landmarks(labels)
        self.learned = learned or self._learn(corpus)

    def _learn(self, corpus: Corpus) -> Learned:
        products = Products(self._vectors.matrix)
        similar = products.between(self._landmarks)
        ridge = KernelRidge(similar, _targets(corpus), self._landmarks)
        exact = len(self._landmarks) == len(corpus.rows)
        to_rows = partial(np.take, similar, axis=1) if exact else products.between
        return Learned(ridge.weights, training.calibrate(corpus, to_rows, self._ranker, ridge))

    def match(
        self, query: Query, platform: str | None, limit: int = 3, follows: bool = False, carried: bool = False
    ) -> tuple[Match, ...]:
        """The best intents for a question about `platform` (None: about none), best first.

        `follows` says that the message continues one about our subject, as if it had named a platform; `carried` that
        it stands alone and the platform is only what was spoken of before.
        """
        if not query.words or not self.intents:
            return ()
        similar = self._vectors.similarities(query.words)
        evidence = Evidence(
            regression=scores(similar[self._landmarks], self.learned.weights),
            bm25=self._ranker.bm25(query),
            likeness=training.nearest_of_intents(similar, self._row_intents, len(self.intents)),
        )
        same = evidence.likeness > SAME_WORDS
        if not query.content and not same.any():
            return ()
        ranked = self._ranker.rank(query, platform, evidence, limit)
        if follows:
            ranked.signals[:, _NOTHING_OF_OURS] = 0.0
        elif carried:
            ranked.signals[:, _NOTHING_OF_OURS] = not query.subject
        chances = self.learned.calibration.probability(ranked.signals)
        if query.others and not query.platforms:
            chances *= ABOUT_OTHERS
        elif ranked.order and same[ranked.order[0]] and (platform or len(query.words) >= 3):
            chances[0] = max(chances[0], SAME_CHANCE)
        found = [self.intents[number] for number in ranked.order]
        return tuple(Match(i, i.for_platform(platform), float(c)) for i, c in zip(found, chances, strict=True))

    def speaks_of(self, intent: Intent, words: Sequence[str]) -> bool:
        """Whether the phrasings of an intent use every one of some words, of which there is at least one."""
        return bool(words) and self._ranker.uses_all(self.intents.index(intent), words)

    def nearest(self, query: Query, limit: int) -> list[tuple[str, str, float]]:
        """The phrasings most like a question, with their entry's id and likeness, for explanations."""
        similar = self._vectors.similarities(query.words)[: len(self._phrasings)]
        best = [(self._phrasings[row], float(similar[row])) for row in np.argsort(-similar)[:limit]]
        return [(phrasing.text, phrasing.entry.id, likeness) for phrasing, likeness in best]


def _targets(corpus: Corpus) -> sparse.csr_array:
    """What each row should score: 1 for its intent, -1 for one that must not get it, nothing when out of scope."""
    columns = np.array([*corpus.row_intents, *(intent for _, intent in corpus.refused)], np.int32)
    values = np.ones(len(columns), np.float32)
    values[len(corpus.phrasings) :] = -1.0
    shape = (len(corpus.rows), len(corpus.intents))
    return sparse.csr_array((values, (np.arange(len(columns)), columns)), shape=shape)
