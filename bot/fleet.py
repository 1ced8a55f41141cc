"""The processes of one bot: what they tell each other, and which of them does what only one should do.

A process on its own leads, and has nobody to tell. With PostgreSQL `bot.storage.line` keeps this up to date.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What processes tell each other; each goes with a detail."""

    SETTINGS = "settings"
    """An admin changed the settings of the server with this id."""
    KNOWLEDGE = "knowledge"
    """A moderator changed this file."""
    FORGET = "forget"
    """The person with this id had everything deleted."""


Listener = Callable[[str | None], None]
"""Called with the detail, or None where anything may have been missed."""

LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """The shards a process is to hold, of how many."""

    count: int
    shards: tuple[int, ...]


class Fleet:
    """How things stand now, as far as this process knows."""

    def __init__(self, size: int = 1, *, alone: bool = True) -> None:
        self.size = size
        """How many processes there are, at least this one."""
        self.leads = alone
        """Whether this process does what only one should do."""
        self.hears = False
        """Whether it is told of what the others change."""
        self.wanted: Wanted | None = None
        self.holds = alone
        """Whether no other process holds the shards that are wanted."""
        self.news = asyncio.Event()
        """Set when something is wanted."""
        self._listeners: defaultdict[Topic, list[Listener]] = defaultdict(list)

    def hear(self, topic: Topic, listener: Listener) -> None:
        """Have somebody told what other processes, or this one, change."""
        self._listeners[topic].append(listener)

    def told(self, topic: Topic, detail: str) -> None:
        """Pass on what was heard."""
        for listener in self._listeners[topic]:
            listener(detail)

    def missed(self) -> None:
        """Nobody knows what was said meanwhile."""
        for listeners in self._listeners.values():
            for listener in listeners:
                listener(None)

    async def take(self, count: int, shards: tuple[int, ...]) -> None:
        """Wait until no other process holds any of these shards."""
        self.wanted = Wanted(count, shards)
        self.news.set()
        while not self.holds:  # noqa: ASYNC110 - a simulation knows what a sleep is, and not what an event is
            await asyncio.sleep(LOOK_SECONDS / 10)

    async def while_leading(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do the work whenever this process begins to lead, and end it when it no longer does."""
        while True:
            if self.leads:
                task = asyncio.ensure_future(work())
                try:
                    while self.leads:  # noqa: ASYNC110 - as above
                        await asyncio.sleep(LOOK_SECONDS)
                finally:
                    task.cancel()
                    await asyncio.gather(task, return_exceptions=True)
            await asyncio.sleep(LOOK_SECONDS)
