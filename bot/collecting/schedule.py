"""Visits every source again and again while the bot runs, one at a time, and lets nothing end that."""

import asyncio
import datetime as dt
import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from bot.clock import Clock
from bot.collecting.collector import Collector
from bot.collecting.report import Failing, Imported, NothingNew
from bot.fleet import Fleet
from bot.listings.importing.source import ListingSource
from bot.storage.engine import StorageError

log = logging.getLogger(__name__)

Sleep = Callable[[float], Awaitable[None]]
SHARE_OF_CHANCE = 0.1
"""A visit comes up to a tenth of the interval early or late, so that not all bots come at once."""


class Schedule:
    """When each source is due: an interval after its last visit, also across restarts."""

    def __init__(
        self,
        collector: Collector,
        sources: Sequence[ListingSource],
        every: dt.timedelta,
        clock: Clock,
        sleep: Sleep = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._collector = collector
        self._sources = tuple(sources)
        self._every = every
        self._clock = clock
        self._sleep = sleep
        self._chance = chance

    async def keep(self) -> None:
        """Visit the sources until cancelled; returns at once where there are none."""
        due = {source: await self._first(source) for source in self._sources}
        while due:
            source = min(due, key=lambda each: due[each])
            wait = (due[source] - self._clock()).total_seconds()
            if wait > 0:
                await self._sleep(wait)
            retry_at = await self._visit(source)
            due[source] = max(self._next(), retry_at or self._clock())

    async def _first(self, source: ListingSource) -> dt.datetime:
        try:
            last = await self._collector.last_visit(source)
        except StorageError as error:
            log.error("When %s was visited last cannot be read: %s", source.url, error)
            last = None
        return last + self._every if last else self._clock()

    def _next(self) -> dt.datetime:
        return self._clock() + self._every * (1 + SHARE_OF_CHANCE * (2 * self._chance() - 1))

    async def _visit(self, source: ListingSource) -> dt.datetime | None:
        """One visit, told to the log; the moment before which the source wants to be left alone, if it does."""
        try:
            report = await self._collector.collect(source)
        except Exception:
            # Whatever it is, the next source and the next visit are not to suffer from it.
            log.exception("Visiting %s failed unexpectedly", source.url)
            return None
        match report:
            case Failing():
                log.warning("Listings of %s: %s", source.url, report)
            case Imported() | NothingNew():
                log.info("Listings of %s: %s", source.url, report)
        return report.retry_at if isinstance(report, Failing) else None


@asynccontextmanager
async def running(schedule: Schedule, fleet: Fleet) -> AsyncIterator[None]:
    """Keep a schedule while this process leads, and end it without waiting for a visit that is under way."""
    task = asyncio.create_task(fleet.while_leading(schedule.keep), name="collecting listings")
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
