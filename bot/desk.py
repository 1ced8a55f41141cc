"""Where the current answerer lies."""

from bot.answers.answerer import Answerer
from bot.answers.expected import Outcome
from bot.knowledge.expectations import Expectation
from bot.knowledge.knowledge import Knowledge


class Desk:
    """Holds the answerer in use; a reload lays down a new one, and nobody else keeps a reference."""

    def __init__(self, answerer: Answerer) -> None:
        self.answerer = answerer
        self.outcomes: dict[Expectation, Outcome] = {}
        """Where test questions lead with this answerer, as far as they were asked."""

    def lay_down(self, answerer: Answerer) -> None:
        """Answer from another engine from now on; whoever is answering with the old one finishes with it."""
        self.answerer = answerer
        self.outcomes = {}

    @property
    def knowledge(self) -> Knowledge:
        """What the current answerer knows."""
        return self.answerer.knowledge
