"""Whether a message sounds like our members' questions or like what they say otherwise."""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Sequence

SMOOTHING = 0.3


class Scope:
    """Naive Bayes over words and pairs of words: phrasings on one side, out-of-scope messages on the other."""

    def __init__(self, ours: Iterable[Sequence[str]], others: Iterable[Sequence[str]]) -> None:
        self._ours = Counter(feature for words in ours for feature in _features(words))
        self._others = Counter(feature for words in others for feature in _features(words))
        self._size = len(self._ours | self._others) or 1
        self._our_total = self._ours.total()
        self._other_total = self._others.total()
        smoothed = SMOOTHING * self._size
        self._larger = math.log((self._other_total + smoothed) / (self._our_total + smoothed))
        """What each feature says by itself, because one side is larger than the other."""

    def score(self, words: Sequence[str], own: int = 0) -> float:
        """Log odds per square root of features that the message is ours; 0 when nothing is known of it.

        `own` is 1 for a fitted phrasing, -1 for a fitted out-of-scope message, judged as if it had not been fitted.
        """
        if not self._our_total or not self._other_total:
            return 0.0
        features = _features(words)
        ours, others = int(own > 0), int(own < 0)
        total = 0.0
        for feature in features:
            # What was never counted has not been counted for this message either.
            here, there = self._ours.get(feature, ours) - ours, self._others.get(feature, others) - others
            if here or there:
                total += self._larger + math.log((here + SMOOTHING) / (there + SMOOTHING))
        return total / math.sqrt(len(features)) if features else 0.0


def _features(words: Sequence[str]) -> list[str]:
    return [*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))]
