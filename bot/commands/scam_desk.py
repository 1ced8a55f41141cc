"""The scam check over the knowledge in use."""

import asyncio

from bot.answers.reloads import Live, Reload
from bot.desk import Desk
from bot.knowledge.knowledge import Knowledge
from bot.reloading.reloader import Reloader
from bot.scams.checker import Checker
from bot.scams.results import Check


class ScamDesk:
    """Has a checker made beside the event loop before another knowledge goes live; that takes a tenth of a second."""

    def __init__(self, desk: Desk, reloader: Reloader) -> None:
        self._desk = desk
        self._knowledge = desk.knowledge
        self._checker = Checker(desk.knowledge)
        self._next: tuple[Knowledge, Checker] | None = None
        reloader.tell(self._hear)

    async def _hear(self, news: Reload) -> None:
        if isinstance(news, Live) and news.knowledge is not self._knowledge:
            self._next = news.knowledge, await asyncio.to_thread(Checker, news.knowledge)

    def check(self, text: str) -> Check:
        """Check a message with what the knowledge says now."""
        known = self._desk.knowledge
        if known is not self._knowledge:
            made = self._next[1] if self._next and self._next[0] is known else Checker(known)
            self._knowledge, self._checker, self._next = known, made, None
        return self._checker.check(text)
