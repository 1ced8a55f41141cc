"""What SQLite and PostgreSQL say differently: the one place that knows which of the two it speaks to."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Connection, Select, Table, func, select, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

SQLITE, POSTGRESQL = "sqlite", "postgresql"
# Any number, as long as nobody else takes it for another lock in the same database.
MIGRATION_LOCK = 7_346_021_001
# What processes that share a database listen to.
CHANNEL = "answers_bot"
# The class of PostgreSQL's error codes for values that are no good.
DATA_EXCEPTIONS = "22"

Insert: TypeAlias = "sqlite.Insert | postgresql.Insert"


class BrokenReferencesError(Exception):
    """Rows that refer to rows which are not there."""


def upsert(
    connection: AsyncConnection,
    table: Table,
    values: Mapping[str, Any],
    *,
    key: Sequence[str],
    changes: Mapping[str, Any],
) -> Insert:
    """An insert of `values` that makes `changes` to the row with the same `key` instead, where there is one."""
    return _insert(connection, table).values(**values).on_conflict_do_update(index_elements=key, set_=changes)


def upsert_all(
    connection: AsyncConnection, table: Table, *, key: Sequence[str], renewed: Sequence[str], changes: Mapping[str, Any]
) -> Insert:
    """An insert of several rows; where one with the same `key` is there, it takes over the columns `renewed` and makes
    `changes` instead. Execute it with a list of rows, of which several may have the same key."""
    insert = _insert(connection, table)
    taken_over = {name: insert.excluded[name] for name in renewed}
    return insert.on_conflict_do_update(index_elements=key, set_={**taken_over, **changes})


def insert_or_ignore(connection: AsyncConnection, table: Table) -> Insert:
    """An insert that leaves alone what is there already; execute it with one row or a list of rows."""
    return _insert(connection, table).on_conflict_do_nothing()


async def announce(connection: AsyncConnection, topic: str, detail: str) -> None:
    """Tell all processes once this transaction is kept; on SQLite there is only one."""
    if connection.dialect.name == POSTGRESQL:
        await connection.execute(select(func.pg_notify(CHANNEL, f"{topic} {detail}")))


def lock_migrations(connection: Connection) -> None:
    """Let nobody else migrate until this transaction ends; SQLite's transaction keeps others out by itself."""
    if connection.dialect.name == POSTGRESQL:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})


async def hold(connection: AsyncConnection, rows: Select[Any]) -> None:
    """Let nobody else change these rows until this transaction ends; SQLite lets no two write at once anyway."""
    if connection.dialect.name == POSTGRESQL:
        await connection.execute(rows.with_for_update())


def check_references(connection: Connection) -> None:
    """Refuse what a migration left dangling; PostgreSQL refuses it while it happens."""
    if connection.dialect.name == SQLITE and (broken := connection.execute(text("PRAGMA foreign_key_check")).first()):
        raise BrokenReferencesError(f"a row of {broken[0]} refers to a missing row of {broken[2]}")


def last_number(connection: Connection, table: Table) -> int | None:
    """The highest number a row of the table ever had, also where it is gone; None where nothing is numbered."""
    column = table.autoincrement_column
    if column is None:
        return None
    remembered = None
    if connection.dialect.name == POSTGRESQL:
        last = select(func.pg_sequence_last_value(func.pg_get_serial_sequence(table.name, column.name)))
        remembered = connection.execute(last).scalar_one()
    elif _remembers_numbers(table):
        name = {"name": table.name}
        remembered = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), name).scalar()
    return max(remembered or 0, connection.execute(select(func.max(column))).scalar_one() or 0) or None


def number_after(connection: Connection, table: Table, last: int | None) -> None:
    """Let the next new row be numbered after `last`, so that no number is ever given twice."""
    column = table.autoincrement_column
    if column is None or last is None:
        return
    if connection.dialect.name == POSTGRESQL:
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        connection.execute(select(func.setval(sequence, last)).where(sequence.is_not(None)))
    elif _remembers_numbers(table):
        values = {"name": table.name, "last": last}
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), values)
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), values)


def _remembers_numbers(table: Table) -> bool:
    return bool(table.dialect_options[SQLITE]["autoincrement"])


def driver_words(error: Exception) -> str:
    """What the driver says is wrong, without the statement and without stored values."""
    reason = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(reason, "sqlstate", None) or ""
    if code.startswith(DATA_EXCEPTIONS):
        # These quote the value.
        return f"a value does not fit its column (SQLSTATE {code})"
    if isinstance(reason, TimeoutError):
        return "no answer in time"
    return str(reason)


def _insert(connection: AsyncConnection, table: Table) -> Insert:
    if connection.dialect.name == POSTGRESQL:
        # Who has no such database is spared the three megabytes.
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    return sqlite.insert(table)
