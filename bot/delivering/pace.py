"""Discord takes 50 requests a second from a bot. Reminders wait for their turn; answers never do, but are counted.

The window is a little longer than a second, because requests do not arrive as evenly as they leave. Of several
processes each has an equal share: as all of them take reminders from the same list, none of it is left unused.
"""

import asyncio
import math
from collections import deque
from collections.abc import Callable
from contextvars import ContextVar
from types import SimpleNamespace

import aiohttp

# Answers to commands, presses and forms, which Discord does not count.
EXEMPT = ("/interactions/", "/webhooks/")

_turn: ContextVar[float | None] = ContextVar("turn", default=None)


class Pace:
    """A window that slides over all requests of this process."""

    def __init__(self, requests: int, per: float, sharers: Callable[[], int] = lambda: 1) -> None:
        self._requests = requests
        self._per = per
        self._sharers = sharers
        self._started: deque[float] = deque()
        self._next = 0.0

    async def turn(self) -> None:
        """Wait until one more request may start; the next request of this task is then the one that was waited for."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        place = max(now, self._next)
        self._next = place + self._per * self._sharers() / self._requests
        await asyncio.sleep(place - now)
        while (wait := self._full_for(loop.time())) > 0:  # noqa: ASYNC110 - time makes room, no event does
            await asyncio.sleep(wait)
        started = loop.time()
        self._started.append(started)
        _turn.set(started)

    def trace(self) -> aiohttp.TraceConfig:
        """What tells this pace of every request of a session."""
        config = aiohttp.TraceConfig()
        config.on_request_headers_sent.append(self._on_sent)
        return config

    async def _on_sent(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestHeadersSentParams
    ) -> None:
        if any(part in params.url.path for part in EXEMPT):
            return
        now = asyncio.get_running_loop().time()
        waited_for = _turn.get()
        if waited_for is not None:
            _turn.set(None)
            # It left later than its turn came: the channel needed patience, or this process was busy.
            if waited_for in self._started:
                self._started.remove(waited_for)
        self._started.append(now)

    def _full_for(self, now: float) -> float:
        while self._started and self._started[0] <= now - self._per:
            self._started.popleft()
        # Rounded up: the even distance between turns keeps to the fraction.
        most = math.ceil(self._requests / self._sharers())
        return self._started[0] + self._per - now if len(self._started) >= most else 0.0
