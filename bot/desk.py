"""Where the current answerer lies."""

from bot.answers.answerer import Answerer
from bot.knowledge.knowledge import Knowledge


class Desk:
    """Holds the answerer in use; a reload lays down a new one, and nobody else keeps a reference."""

    def __init__(self, answerer: Answerer) -> None:
        self.answerer = answerer

    @property
    def knowledge(self) -> Knowledge:
        """What the current answerer knows."""
        return self.answerer.knowledge
