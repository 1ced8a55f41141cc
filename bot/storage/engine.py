"""An open database: transactions, and what goes wrong in them."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Self

from sqlalchemy import event, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.connecting import BUSY_TIMEOUT_MS, READING, connect
from bot.storage.dialects import SQLITE, BrokenReferencesError, driver_words
from bot.storage.versions import MigrationError, newest_revision, revision_of

LONGEST_TURN = BUSY_TIMEOUT_MS / 1_000
"""Seconds that a write waits for earlier ones of its process; as long as for those of others."""
LOCKED_WAITS = (0.1, 0.3, 1.0)
"""Seconds between looks at a database that somebody else holds at a start."""


class StorageError(Exception):
    """The database could not do what was asked; neither this nor its cause holds what would have been stored."""


class Database:
    """An open database, migrated to the newest version; every write is one short transaction."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._writing = engine
        self._turn = asyncio.Lock() if engine.dialect.name == SQLITE else None
        self._reading = engine.execution_options(**READING)

    @classmethod
    async def open(cls, url: str, *, patient: bool = False) -> Self:
        """Connect, create what is missing and migrate; `url` is `sqlite:///path` or `postgresql://…/name`."""
        try:
            database = cls(connect(url, patient=patient))
        except (OSError, ValueError) as error:
            raise StorageError(str(error)) from error
        try:
            revision = await database._revision()
            if revision != newest_revision():
                # Most starts have nothing to migrate, and can do without Alembic's twelve megabytes.
                from bot.storage.migrating import migrate

                with storage_errors():
                    await migrate(url)
        except BaseException:
            await database.close()
            raise
        return database

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """A connection whose work is kept as a whole or not at all; on SQLite nobody else writes meanwhile."""
        async with self._in_turn():
            with storage_errors():
                async with self._writing.begin() as connection:
                    yield connection

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        """Let one after the other write on SQLite, which would make each ask again and again, and pass some over."""
        if self._turn is None:
            yield
            return
        if self._turn.locked():
            try:
                await asyncio.wait_for(self._turn.acquire(), LONGEST_TURN)
            except TimeoutError:
                raise StorageError("database is locked by earlier writes") from None
        else:
            await self._turn.acquire()
        try:
            yield
        finally:
            self._turn.release()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read from, which neither waits for writers nor holds them up."""
        with storage_errors():
            async with self._reading.begin() as connection:
                yield connection

    async def ping(self) -> None:
        """Ask for nothing, to see whether it answers."""
        async with self.reading() as connection:
            await connection.execute(text("SELECT 1"))

    def watch(self, took: Callable[[float], None], failed: Callable[[], None]) -> None:
        """Tell of every statement how many seconds it took, or that it failed."""
        engine = self._writing.sync_engine

        @event.listens_for(engine, "before_cursor_execute")
        def begin(*given: Any) -> None:
            given[4].begun = time.perf_counter()

        @event.listens_for(engine, "after_cursor_execute")
        def end(*given: Any) -> None:
            took(time.perf_counter() - given[4].begun)

        @event.listens_for(engine, "handle_error")
        def fail(_: ExceptionContext) -> None:
            failed()

    async def _revision(self) -> str | None:
        """The version of the database; patient, since SQLite lets nobody in while another start makes a new file."""
        for wait in LOCKED_WAITS:
            try:
                async with self.reading() as connection:
                    return await connection.run_sync(revision_of)
            except StorageError as error:
                if "locked" not in str(error):
                    raise
            await asyncio.sleep(wait)
        async with self.reading() as connection:
            return await connection.run_sync(revision_of)

    async def close(self) -> None:
        """Let go of the file, or of the server."""
        await self._writing.dispose()


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn what the driver says into a `StorageError`."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        # From None: PostgreSQL's own error quotes stored values in its details.
        raise StorageError(driver_words(error)) from None
    except (MigrationError, BrokenReferencesError) as error:
        raise StorageError(str(error)) from error
