"""Small writes that come at the same time are kept in one transaction: the disk takes as long for fifty as for one."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import Database, StorageError

What = TypeVar("What")
Kept = TypeVar("Kept")
MOST = 50


class Together(Generic[What, Kept]):
    """Writes what came meanwhile as soon as the transaction before it is through; a failure is its own only.

    `keep` writes several at once and returns something for each.
    """

    def __init__(
        self, database: Database, keep: Callable[[AsyncConnection, Sequence[What]], Awaitable[Sequence[Kept]]]
    ) -> None:
        self._database = database
        self._keep = keep
        self._waiting: list[tuple[What, asyncio.Future[Kept]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def write(self, what: What) -> Kept:
        """What there is to return once it is kept; raises StorageError where it is not."""
        kept: asyncio.Future[Kept] = asyncio.get_running_loop().create_future()
        self._waiting.append((what, kept))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all(), name="writing together")
        return await kept

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                await self._write(batch)
        finally:
            self._writing = None

    async def _write(self, batch: list[tuple[What, asyncio.Future[Kept]]]) -> bool:
        """Whether the database let us begin; where one of several fails, each is written for itself."""
        begun = False
        try:
            async with self._database.transaction() as connection:
                begun = True
                done = await self._keep(connection, [what for what, _ in batch])
        except StorageError as error:
            if begun and len(batch) > 1:
                await self._write_each(batch)
            for _, kept in batch:
                _fail(kept, error)
        else:
            for (_, kept), result in zip(batch, done, strict=True):
                if not kept.done():
                    kept.set_result(result)
        finally:
            # A mistake in one of them, which ends the task: nobody may wait for ever.
            for _, kept in batch:
                _fail(kept, StorageError("the write was broken off"))
        return begun

    async def _write_each(self, batch: list[tuple[What, asyncio.Future[Kept]]]) -> None:
        for one in batch:
            if not await self._write([one]):
                # It went away meanwhile; the others need not find that out one after the other.
                return


def _fail(kept: asyncio.Future[Kept], error: StorageError) -> None:
    if not kept.done():
        kept.set_exception(StorageError(str(error)))
