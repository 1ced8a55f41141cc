"""A database's address, and the engine for it: SQLite in a file, or PostgreSQL over the network.

Waiting is shorter than the three seconds in which Discord wants its answer, except for a patient engine, which
migrates or copies.
"""

from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from bot.storage.dialects import POSTGRESQL, SQLITE
from bot.storage.sqlite_driver import open_sqlite

BUSY_TIMEOUT_MS = 2_000
CONNECT_SECONDS = 1.0
STATEMENT_MS = 1_800
CONNECTIONS = 5
MORE_CONNECTIONS_UNDER_LOAD = 5
RENEW_CONNECTIONS_AFTER_SECONDS = 1_800
PATIENCE_SECONDS = 60

# A line on which nothing is said for long: the server looks whether the other end is still there, and lets go if not.
KEEPALIVE: Final = {"tcp_keepalives_idle": "10", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}

SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
EXAMPLES = "sqlite:///data/bot.db or postgresql://user:password@host/database"
# Readers on SQLite ask for nothing that a writer could be holding.
READING: Final = {"sqlite_begin": "BEGIN"}


def read_address(address: str) -> URL:
    """The parts of a database's address; `ValueError` says in a sentence what is wrong, without the password."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise ValueError(f"write it as {EXAMPLES}") from None
    if url.drivername == SQLITE:
        if not address.startswith("sqlite:///") or not url.database or url.query:
            raise ValueError("write it as sqlite:/// and a path with nothing behind it, such as sqlite:///data/bot.db")
        return url.set(drivername="sqlite+aiosqlite")
    if url.drivername in {POSTGRESQL, "postgres"}:
        if not url.database:
            raise ValueError("the name of the database is missing, as in postgresql://user:password@host/database")
        if unknown := sorted(set(url.query) - {"sslmode"}):
            raise ValueError(f"leave out {', '.join(unknown)}; only sslmode may stand behind the ?")
        if "sslmode" in url.query and url.query["sslmode"] not in SSL_MODES:
            raise ValueError(f"sslmode is one of {', '.join(SSL_MODES)}")
        return url.set(drivername="postgresql+asyncpg")
    raise ValueError(f"only SQLite and PostgreSQL can be used: {EXAMPLES}")


def sqlite_file(address: str) -> Path | None:
    """The file of a SQLite database, None for PostgreSQL."""
    url = read_address(address)
    return Path(url.database) if url.get_backend_name() == SQLITE and url.database else None


def without_password(address: str) -> str:
    """The address as it may be shown and logged."""
    try:
        return make_url(address).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "given"


def connect(address: str, *, patient: bool = False) -> AsyncEngine:
    """An engine, not connected yet; a SQLite file's folder is made."""
    url = read_address(address)
    # Parameters are what members wrote; they belong into no log.
    common: dict[str, Any] = {"hide_parameters": True}
    if patient:
        common["poolclass"] = NullPool
    if url.get_backend_name() == SQLITE:
        assert url.database
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_async_engine(url, async_creator=partial(open_sqlite, url.database), **common)
        event.listen(engine.sync_engine, "connect", _set_up_patient_sqlite if patient else _set_up_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_on_sqlite)
        return engine
    if not patient:
        common |= {
            "pool_size": CONNECTIONS,
            "max_overflow": MORE_CONNECTIONS_UNDER_LOAD,
            "pool_timeout": CONNECT_SECONDS,
            "pool_recycle": RENEW_CONNECTIONS_AFTER_SECONDS,
            # A connection that a restart of the server cut is noticed before it is used.
            "pool_pre_ping": True,
        }
    return create_async_engine(url.set(query={}), connect_args=_postgresql_arguments(url, patient), **common)


async def listening_connection(address: str) -> Any:
    """A connection of the driver's own to PostgreSQL, outside any pool, to listen and to hold locks on."""
    # Loaded late, since SQLite does without it.
    import asyncpg

    url = read_address(address)
    arguments = _postgresql_arguments(url, patient=False)
    arguments["server_settings"] = {**arguments["server_settings"], **KEEPALIVE}
    named = {"host": url.host, "port": url.port, "user": url.username, "password": url.password}
    given = {name: value for name, value in named.items() if value is not None}
    return await asyncpg.connect(database=url.database, **given, **arguments)


def _postgresql_arguments(url: URL, patient: bool) -> dict[str, Any]:
    milliseconds = PATIENCE_SECONDS * 1_000 if patient else STATEMENT_MS
    ours = {
        "application_name": "ai-training-answers",
        "lock_timeout": str(milliseconds),
        # A migration or a copy may work for as long as it needs once it has its locks.
        "statement_timeout": "0" if patient else str(milliseconds),
    }
    return {
        "timeout": PATIENCE_SECONDS if patient else CONNECT_SECONDS,
        "command_timeout": None if patient else CONNECT_SECONDS + STATEMENT_MS / 1_000,
        "server_settings": ours,
        "ssl": url.query.get("sslmode", "prefer"),
    }


def _set_up_sqlite(connection: Any, _record: object) -> None:
    _run_pragmas(connection, "journal_mode = WAL", f"busy_timeout = {BUSY_TIMEOUT_MS}", "foreign_keys = ON")


def _set_up_patient_sqlite(connection: Any, _record: object) -> None:
    # Without foreign keys, because a table that is made anew under them would take its children along.
    _run_pragmas(connection, "journal_mode = WAL", f"busy_timeout = {PATIENCE_SECONDS * 1_000}", "foreign_keys = OFF")


def _run_pragmas(connection: Any, *pragmas: str) -> None:
    # The driver would begin transactions late, and none for CREATE TABLE: `_begin_on_sqlite` does it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_on_sqlite(connection: Connection) -> None:
    # A writer that first reads must hold the lock from the start, or it may find that it cannot have it any more.
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN IMMEDIATE"))
