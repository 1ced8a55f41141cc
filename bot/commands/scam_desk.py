"""The scam check over the knowledge in use."""

from bot.desk import Desk
from bot.scams.checker import Checker
from bot.scams.results import Check


class ScamDesk:
    """Builds the checker anew when the knowledge was reloaded; that takes a tenth of a second."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._knowledge = desk.knowledge
        self._checker = Checker(desk.knowledge)

    def check(self, text: str) -> Check:
        """Check a message with what the knowledge says now."""
        if self._desk.knowledge is not self._knowledge:
            self._knowledge = self._desk.knowledge
            self._checker = Checker(self._knowledge)
        return self._checker.check(text)
