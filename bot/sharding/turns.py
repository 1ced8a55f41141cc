"""Discord lets `max_concurrency` shards introduce themselves in five seconds: one in each bucket of shard numbers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.clock import Clock
from bot.storage.engine import StorageError
from bot.storage.identifies import IdentifyRepository

log = logging.getLogger(__name__)

# A second more than Discord's five: clocks differ, and whoever need not wait at all is as late as it takes to connect.
APART = 6.0
CONNECTING = 3.0
"""So long before its turn a shard connects; an open connection that does not identify for long is closed."""
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
        self._last: dict[int, float] = {}
        self._ahead: dict[int, float] = {}

    async def before_connecting(self, shard: int) -> None:
        """Take a shard's turn, and wait until shortly before it."""
        self._ahead[shard] = turn = await self._take(shard)
        await self._until(turn - CONNECTING)

    async def before_identifying(self, shard: int) -> None:
        """Wait for a shard's turn, taken now where it was not taken before connecting."""
        turn = self._ahead.pop(shard, None)
        await self._until(await self._take(shard) if turn is None else turn)

    async def _until(self, turn: float) -> None:
        await self._sleep(max(0.0, turn - self._clock().timestamp()))

    async def _take(self, shard: int) -> float:
        bucket, now = shard % self.concurrency, self._clock().timestamp()
        try:
            turn = await self._repository.turn(bucket, now, APART, LONGEST_QUEUE)
        except StorageError as error:
            # Better at the pace of this process alone than not at all: Discord refuses who comes too soon.
            log.warning("The turns of other processes cannot be seen: %s", error)
            turn = max(now, self._last.get(bucket, 0.0) + APART)
        self._last[bucket] = turn
        return turn
