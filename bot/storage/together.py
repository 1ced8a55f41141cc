"""Small writes that come at the same time are kept in one transaction: the disk takes as long for fifty as for one."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import Database, StorageError, storage_errors

T = TypeVar("T")
Work = Callable[[AsyncConnection], Awaitable[Any]]
MOST = 50


class Together:
    """Runs what is asked for meanwhile as soon as the transaction before it is through; a failure is its own only."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[tuple[Work, asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def write(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """What `work` returns once it is kept; raises StorageError where it is not."""
        kept: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, kept))
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

    async def _write(self, batch: list[tuple[Work, asyncio.Future[Any]]]) -> None:
        done: list[tuple[asyncio.Future[Any], Any]] = []
        try:
            async with self._database.transaction() as connection:
                if len(batch) == 1:
                    # The transaction ends with it, and nobody else's work is to be saved from its failure.
                    [(only, kept)] = batch
                    done.append((kept, await only(connection)))
                else:
                    await self._one_by_one(connection, batch, done)
        except StorageError as error:
            for _, kept in batch:
                _fail(kept, error)
        else:
            for kept, result in done:
                if not kept.done():
                    kept.set_result(result)
        finally:
            # A mistake in one of them, which ends the task: nobody may wait for ever.
            for _, kept in batch:
                _fail(kept, StorageError("the write was broken off"))

    async def _one_by_one(
        self,
        connection: AsyncConnection,
        batch: list[tuple[Work, asyncio.Future[Any]]],
        done: list[tuple[asyncio.Future[Any], Any]],
    ) -> None:
        for work, kept in batch:
            try:
                with storage_errors():
                    async with connection.begin_nested():
                        done.append((kept, await work(connection)))
            except StorageError as error:
                _fail(kept, error)


def _fail(kept: asyncio.Future[Any], error: StorageError) -> None:
    if not kept.done():
        kept.set_exception(StorageError(str(error)))
