"""Discord lets `max_concurrency` shards introduce themselves in five seconds: one in each bucket of shard numbers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.clock import Clock
from bot.storage.engine import StorageError
from bot.storage.identifies import IdentifyRepository

log = logging.getLogger(__name__)

# A little more than Discord's five seconds, since the clocks of several machines differ.
APART = 5.25
LONGEST_QUEUE = 3_600.0


class Turns:
    """Hands each shard its turn to identify; all processes that share a database keep one order."""

    def __init__(
        self, repository: IdentifyRepository, clock: Clock, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self.concurrency = 1
        self._repository = repository
        self._clock = clock
        self._sleep = sleep
        self._own: dict[int, float] = {}
        self._ahead: set[int] = set()

    async def wait_ahead(self, shard: int) -> None:
        """Wait for a shard's turn before it connects; it identifies at once then."""
        await self._wait(shard)
        self._ahead.add(shard)

    async def wait(self, shard: int) -> None:
        """Wait for a shard's turn, unless it has waited already."""
        if shard in self._ahead:
            self._ahead.discard(shard)
        else:
            await self._wait(shard)

    async def _wait(self, shard: int) -> None:
        bucket, now = shard % self.concurrency, self._clock().timestamp()
        try:
            turn = await self._repository.turn(bucket, now, APART, LONGEST_QUEUE)
        except StorageError as error:
            # Better at the pace of this process alone than not at all: Discord refuses who comes too soon.
            log.warning("The turns of other processes cannot be seen: %s", error)
            turn = max(now, self._own.get(bucket, 0.0) + APART)
        self._own[bucket] = turn
        await self._sleep(max(0.0, turn - now))
