"""What SQLite and PostgreSQL say differently: the one place that knows which of the two it speaks to."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

SQLITE, POSTGRESQL = "sqlite", "postgresql"
# Any number, as long as nobody else takes it for another lock in the same database.
MIGRATION_LOCK = 7_346_021_001
# The class of PostgreSQL's error codes for values that are no good.
DATA_EXCEPTIONS = "22"

Insert = sqlite.Insert | postgresql.Insert


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


def insert_or_ignore(connection: AsyncConnection, table: Table) -> Insert:
    """An insert that leaves alone what is there already; execute it with one row or a list of rows."""
    return _insert(connection, table).on_conflict_do_nothing()


def lock_migrations(connection: Connection) -> None:
    """Let nobody else migrate until this transaction ends; SQLite's transaction keeps others out by itself."""
    if connection.dialect.name == POSTGRESQL:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})


def check_references(connection: Connection) -> None:
    """Refuse what a migration left dangling; PostgreSQL refuses it while it happens."""
    if connection.dialect.name == SQLITE and (broken := connection.execute(text("PRAGMA foreign_key_check")).first()):
        raise BrokenReferencesError(f"a row of {broken[0]} refers to a missing row of {broken[2]}")


def renumber(connection: Connection, table: Table) -> None:
    """Let new rows be numbered after the ones that came with numbers of their own; SQLite does so by itself."""
    column = table.autoincrement_column
    if connection.dialect.name == POSTGRESQL and column is not None:
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        connection.execute(select(func.setval(sequence, func.max(column))).where(sequence.is_not(None)))


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
        return postgresql.insert(table)
    return sqlite.insert(table)
