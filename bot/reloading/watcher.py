"""Notices changes in the knowledge folder, by whoever: an editor, `git pull`, a copy from elsewhere."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path, PurePath
from typing import NamedTuple

from watchfiles import Change, awatch

from bot.knowledge.files import is_not_ours

log = logging.getLogger(__name__)

QUIET_MS = 100
"""How long nothing may happen before a burst of changes, such as a pull, counts as over."""
BURST_MS = 1_000
"""How long a burst may last before it is acted on all the same."""
ROOT_MS = 2_000
"""How often the folder itself is looked for: a deployment may put another one in its place."""
RETRY_SECONDS = 1.0


@asynccontextmanager
async def watching(root: Path, changed: Callable[[], Awaitable[object]]) -> AsyncIterator[None]:
    """Call `changed` after every change below `root` for as long as the block lasts."""
    task = asyncio.create_task(_watch(root, changed), name="watching the knowledge")
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _watch(root: Path, changed: Callable[[], Awaitable[object]]) -> None:
    while True:
        try:
            await _until_replaced(root, changed)
        except OSError as error:
            log.warning("The knowledge folder %s cannot be watched: %s", root, error)
        await asyncio.sleep(RETRY_SECONDS)
        await changed()


async def _until_replaced(root: Path, changed: Callable[[], Awaitable[object]]) -> None:
    """Watch until the folder is gone or another one stands in its place."""
    place = _place(root)
    if place is None:
        return
    watched = place.path

    def ours(_: Change, path: str) -> bool:
        return not is_not_ours(PurePath(path).relative_to(watched)) if PurePath(path).is_relative_to(watched) else False

    begun = False
    async for changes in awatch(
        watched,
        watch_filter=ours,
        debounce=BURST_MS,
        step=QUIET_MS,
        rust_timeout=ROOT_MS,
        yield_on_timeout=True,
    ):
        if changes or not begun:
            # At first even without changes: what happened before the watch began went unseen.
            begun = True
            await changed()
        if _place(root) != place:
            return


class _Place(NamedTuple):
    """A folder as it is on the disk: the same path may be another folder a moment later."""

    path: Path
    device: int
    number: int


def _place(root: Path) -> _Place | None:
    try:
        found = root.stat()
    except OSError:
        return None
    return _Place(root.resolve(), found.st_dev, found.st_ino)
