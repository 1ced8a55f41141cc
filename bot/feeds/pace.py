"""Politeness: one request at a time per host, some time apart, and none while the host wants to be left alone."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.clock import Clock

Sleep = Callable[[float], Awaitable[None]]


@dataclass
class _Host:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    asked: dt.datetime | None = None
    gap: float = 0
    resting_until: dt.datetime | None = None


class Pace:
    """Remembers when each host was asked last, for as long as the process runs."""

    def __init__(self, clock: Clock, sleep: Sleep = asyncio.sleep) -> None:
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str, gap: float) -> AsyncIterator[None]:
        """Wait for the host's turn, and hold it while the request lasts; the next one comes `gap` seconds later."""
        known = self._hosts.setdefault(host, _Host())
        async with known.turn:
            if known.asked is not None:
                passed = (self._clock() - known.asked).total_seconds()
                # Never longer than the gap, even if somebody set the clock back.
                wait = min(known.gap - passed, known.gap)
                if wait > 0:
                    await self._sleep(wait)
            try:
                yield
            finally:
                known.asked, known.gap = self._clock(), gap

    def rest(self, host: str, until: dt.datetime) -> None:
        """Leave a host alone until then."""
        self._hosts.setdefault(host, _Host()).resting_until = until

    def resting_until(self, host: str) -> dt.datetime | None:
        """When a host may be asked again, None if it may now."""
        until = self._hosts[host].resting_until if host in self._hosts else None
        return until if until is not None and until > self._clock() else None
