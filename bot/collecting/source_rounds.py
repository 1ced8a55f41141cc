"""Looks, now and then, whether the pages that the knowledge rests on are still there."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from bot.clock import Clock, utc_now
from bot.collecting.looking import look_at
from bot.desk import Desk
from bot.feeds.fetcher import Fetcher, open_fetcher
from bot.feeds.limits import KIBIBYTE, Limits
from bot.fleet import Fleet
from bot.knowledge.knowledge import Knowledge
from bot.settings import Settings
from bot.sources.pages import pages_of
from bot.sources.standing import Look, Seen, Standing, after
from bot.storage.engine import Database, StorageError
from bot.storage.source_looks import URL_LIMIT, SourceLookRepository

log = logging.getLogger(__name__)

EVERY_SECONDS = 60 * 60
"""How often it is asked which pages are due."""
MOST_AT_ONCE = 60
"""Pages looked at in one round, the longest due first; the others wait for the next."""
GENTLY = Limits(page_bytes=256 * KIBIBYTE, total=30, delay=5)
"""Of a longer page only its beginning is read: that it answers is enough."""

Sleep = Callable[[float], Awaitable[None]]


class SourceRounds:
    """Each page a week after its last look, one at a time, five seconds apart on one site."""

    def __init__(self, fetcher: Fetcher, looks: SourceLookRepository, known: Callable[[], Knowledge], clock: Clock):
        self._fetcher = fetcher
        self._looks = looks
        self._known = known
        self._clock = clock

    async def round(self) -> int:
        """Look at what is due; how many pages that was."""
        pages = [url for url in pages_of(self._known()) if len(url) <= URL_LIMIT]
        before = await self._looks.all()
        await self._looks.keep_only(pages)
        due = _due(pages, before, self._clock)[:MOST_AT_ONCE]
        without_host: list[tuple[str, Seen]] = []
        somebody_answered = False
        for url in due:
            seen = await look_at(self._fetcher, url)
            if seen.look is Look.NO_HOST:
                without_host.append((url, seen))
                continue
            somebody_answered |= seen.look in (Look.THERE, Look.DENIED)
            await self._note(url, seen, before)
        for url, seen in without_host:
            # Where no site at all can be found, it is our own connection that is missing.
            await self._note(url, seen if somebody_answered else Seen(Look.NOT_SEEN, seen.sentence), before)
        return len(due)

    async def keep(self, sleep: Sleep = asyncio.sleep) -> None:
        """Go round until cancelled; what fails is tried again in the next round."""
        while True:
            try:
                count = await self.round()
                if count:
                    log.info("Looked at %d pages of sources", count)
            except StorageError as error:
                log.error("What looks at the sources showed could not be stored: %s", error)
            await sleep(EVERY_SECONDS)

    async def _note(self, url: str, seen: Seen, before: Mapping[str, Standing]) -> None:
        standing = after(seen, url, self._clock(), before.get(url))
        if standing.has_disappeared:
            log.warning("A source has disappeared: %s", standing.seen.sentence)
        await self._looks.note(standing)


def _due(pages: list[str], before: Mapping[str, Standing], clock: Clock) -> list[str]:
    """The pages never looked at, then those whose time has come, the longest due first."""
    now = clock()
    new = [url for url in pages if url not in before]
    again = sorted((before[url] for url in pages if url in before and before[url].due <= now), key=lambda one: one.due)
    return [*new, *(one.url for one in again)]


@asynccontextmanager
async def looking_at_sources(
    settings: Settings, desk: Desk, database: Database, fleet: Fleet, clock: Clock = utc_now
) -> AsyncIterator[None]:
    """Go round in the background while the block lasts and this process leads, where SOURCE_CHECKS is on."""
    if not settings.source_checks:
        yield
        return
    async with open_fetcher(clock, GENTLY) as fetcher:
        rounds = SourceRounds(fetcher, SourceLookRepository(database), lambda: desk.knowledge, clock)
        task = asyncio.create_task(fleet.while_leading(rounds.keep), name="looking at sources")
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
