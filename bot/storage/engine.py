"""Opening the database: engine, pragmas, migrations, transactions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

MIGRATIONS = Path(__file__).with_name("migrations")
# Shorter than the three seconds in which Discord wants its answer.
BUSY_TIMEOUT_MS = 2_000


class StorageError(Exception):
    """The database could not do what was asked; neither this nor its cause holds what would have been stored."""


class Database:
    """An open database, migrated to the newest version; every write is one short transaction."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @classmethod
    async def open(cls, url: str) -> Self:
        """Connect, create what is missing and migrate; `url` is `sqlite:///path`."""
        target = make_url(url).set(drivername="sqlite+aiosqlite")
        try:
            if target.database:
                Path(target.database).parent.mkdir(parents=True, exist_ok=True)
            # Parameters are what members wrote; they belong into no log.
            engine = create_async_engine(target, hide_parameters=True)
            event.listen(engine.sync_engine, "connect", _set_pragmas)
            database = cls(engine)
            async with database.transaction() as connection:
                await connection.run_sync(_migrate)
        except (OSError, CommandError) as error:
            raise StorageError(str(error)) from error
        return database

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """A connection whose work is kept as a whole or not at all."""
        try:
            async with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            # The driver's own words ("database is locked") without the statement around them.
            raise StorageError(str(error.orig if isinstance(error, DBAPIError) else error)) from error

    async def close(self) -> None:
        """Let go of the file."""
        await self._engine.dispose()


def _set_pragmas(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", f"busy_timeout = {BUSY_TIMEOUT_MS}", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
