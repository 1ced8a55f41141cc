"""SQLite in a thread of its own, asked once for each statement.

aiosqlite goes to the thread and back for a cursor, for its statement, for its rows, and to close it; and SQLAlchemy has
a transaction that was kept rolled back before the connection is used again. Every way back waits for the event loop,
and while it is busy, that is what a write takes.
"""

import sqlite3
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Self

import aiosqlite
from aiosqlite.context import contextmanager

AHEAD = 200
"""Rows that a statement brings along; whoever wants more comes for the others."""


class _Cursor(aiosqlite.Cursor):
    """Has the first rows of a statement at hand; what is left of it goes with the cursor itself."""

    _may_be_more = False

    def __init__(self, connection: aiosqlite.Connection, cursor: sqlite3.Cursor) -> None:
        super().__init__(connection, cursor)
        self._rows: list[Any] = []

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> Self:
        await self._execute(self._run, sql, parameters or ())  # type: ignore[no-untyped-call]
        return self

    def _run(self, sql: str, parameters: Iterable[Any]) -> None:
        self._cursor.execute(sql, parameters)  # type: ignore[arg-type]
        self._rows = self._cursor.fetchmany(AHEAD)
        self._may_be_more = len(self._rows) == AHEAD

    async def fetchmany(self, size: int | None = None) -> Iterable[Any]:
        if self._may_be_more and not self._rows:
            return await super().fetchmany(size)
        size = size or self.arraysize
        taken, self._rows = self._rows[:size], self._rows[size:]
        return taken

    async def fetchall(self) -> Iterable[Any]:
        taken, self._rows = self._rows, []
        return [*taken, *await super().fetchall()] if self._may_be_more else taken

    async def fetchone(self) -> Any:
        return next(iter(await self.fetchmany(1)), None)

    async def close(self) -> None:
        if self._may_be_more:
            await super().close()


class _Connection(aiosqlite.Connection):
    """Knows when there is nothing to roll back."""

    _all_kept = False

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self._all_kept = False
        return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]

    @contextmanager
    async def cursor(self) -> aiosqlite.Cursor:
        # Made here: only what is done with it goes to the file.
        return _Cursor(self, self._conn.cursor())

    async def commit(self) -> None:
        await super().commit()
        self._all_kept = True

    async def rollback(self) -> None:
        if not self._all_kept:
            await super().rollback()


async def open_sqlite(file: str) -> aiosqlite.Connection:
    """A connection to a file."""
    connection = _Connection(partial(sqlite3.connect, file, check_same_thread=False), AHEAD)
    # Nothing else keeps the process from ending where somebody forgot to close it.
    connection._thread.daemon = True
    return await connection
