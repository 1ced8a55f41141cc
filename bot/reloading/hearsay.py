"""Looks at the knowledge folder when another process says that a moderator changed it.

Processes share the folder; where it lies on another machine, its file system may report no changes.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.fleet import Fleet, Topic


@asynccontextmanager
async def heeding(fleet: Fleet, changed: Callable[[], Awaitable[object]]) -> AsyncIterator[None]:
    """Call `changed` after what is heard for as long as the block lasts; once for what comes meanwhile."""
    heard = asyncio.Event()
    fleet.hear(Topic.KNOWLEDGE, lambda _: heard.set())

    async def heed() -> None:
        while True:
            await heard.wait()
            heard.clear()
            await changed()

    task = asyncio.create_task(heed(), name="heeding other processes")
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
