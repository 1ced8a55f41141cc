"""How usual the words of a question are among an answer's phrasings, beside all others: naive Bayes over intents."""

import itertools
import math
import sys
from collections import Counter
from collections.abc import Sequence

PRIOR = 20.0
"""How many phrasings' worth of everybody's habits each intent starts with."""


class Wording:
    """Fitted on the terms of every phrasing, a list for each intent."""

    def __init__(self, phrasings: Sequence[Sequence[Sequence[str]]]) -> None:
        self._uses = [_counted(own) for own in phrasings]
        self._sizes = [len(own) for own in phrasings]
        self._everywhere = Counter[str]()
        for uses in self._uses:
            self._everywhere.update(uses)
        self._size = sum(self._sizes)

    def odds(self, terms: Sequence[str], intents: Sequence[int], own: int | None = None) -> list[float]:
        """For each of some intents the log odds of the terms, beside all phrasings, per square root of features.

        `own` is the intent of a fitted phrasing that is judged as if it had not been fitted.
        """
        features = _features(terms)
        left_out = own is not None
        size = max(self._size - left_out, 1)
        totals = {feature: self._everywhere.get(feature, 0) - left_out for feature in features}
        shares = {feature: PRIOR * (total + 0.5) / size for feature, total in totals.items() if total > 0}
        per = math.sqrt(len(features) + 1)
        return [self._of(intent, shares, int(intent == own)) / per for intent in intents]

    def _of(self, intent: int, shares: dict[str, float], left_out: int) -> float:
        """The sum of log((uses + share) / (size * share / PRIOR)), taken apart because most features have no uses;
        `shares` are those of `PRIOR` phrasings."""
        uses, size = self._uses[intent], self._sizes[intent] - left_out + PRIOR
        odds = len(shares) * math.log(PRIOR / size)
        for feature, share in shares.items():
            if feature in uses:
                odds += math.log1p((uses[feature] - left_out) / share)
        return odds


def _counted(phrasings: Sequence[Sequence[str]]) -> dict[str, int]:
    """In how many phrasings each feature is."""
    counts = Counter(itertools.chain.from_iterable(map(_features, phrasings)))
    # Answers share most of their words and pairs of words; each is kept once.
    return {sys.intern(feature): count for feature, count in counts.items()}


def _features(terms: Sequence[str]) -> set[str]:
    """Words and pairs of words, each once."""
    return {*terms, *(f"{a} {b}" for a, b in itertools.pairwise(terms))}
