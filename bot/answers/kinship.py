"""How near answers are to each other, for what is asked next: people mostly stay with a subject."""

from collections.abc import Sequence

import numpy as np

from bot.answers.intents import Intent

SAME_TOPIC = 0.5
"""What a common topic is worth beside 1 for answers that name each other as worth reading next."""

Array = np.ndarray


class Kinship:
    """Fitted on the intents of a corpus, which are named by their numbers."""

    def __init__(self, intents: Sequence[Intent]) -> None:
        number = {entry.id: n for n, intent in enumerate(intents) for entry in intent.entries.values()}
        topics = [next(iter(intent.entries.values())).topic for intent in intents]
        self._related: list[set[int]] = [set() for _ in intents]
        for n, intent in enumerate(intents):
            for entry in intent.entries.values():
                for other in (number[related] for related in entry.related if related in number):
                    self._related[n].add(other)
                    self._related[other].add(n)
        self._same_topic = {topic: np.array([other is topic for other in topics], bool) for topic in set(topics)}
        self._topics = topics

    def to(self, intent: int) -> Array:
        """How near every intent is to one of them (0 to 1), shape (intents,)."""
        found = SAME_TOPIC * self._same_topic[self._topics[intent]].astype(np.float32)
        found[list(self._related[intent])] = 1.0
        found[intent] = 1.0
        return np.asarray(found)
