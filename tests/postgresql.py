"""Databases of our own on a real PostgreSQL server: the one in TEST_POSTGRES, or the one on this machine."""

import asyncio
import os
import uuid
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot.storage import tables
from bot.storage.connecting import connect

SERVER = os.environ.get("TEST_POSTGRES") or "postgresql://127.0.0.1:5432/postgres"
REQUIRED = bool(os.environ.get("REQUIRE_POSTGRES"))
MISSING = "no PostgreSQL server at {server} ({error}); TEST_POSTGRES names another one"


@contextmanager
def new_database() -> Iterator[str]:
    """The address of an empty database, which is dropped again; without a server the test is skipped and says so."""
    name = f"answers_test_{os.getpid()}_{uuid.uuid4().hex[:8]}"
    try:
        in_a_thread_of_its_own(_on_server(f'CREATE DATABASE "{name}"'))
    except (OSError, asyncpg.PostgresError) as error:
        sentence = MISSING.format(server=make_url(SERVER).render_as_string(), error=error)
        if REQUIRED:
            pytest.fail(sentence)
        pytest.skip(sentence)
    try:
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        in_a_thread_of_its_own(_on_server(f'DROP DATABASE "{name}" WITH (FORCE)'))


async def empty(url: str) -> None:
    """Take every row out, so that it is as good as new."""
    engine = connect(url, patient=True)
    names = ", ".join(table.name for table in tables.metadata.sorted_tables)
    async with engine.begin() as connection:
        await connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    await engine.dispose()


def in_a_thread_of_its_own(work: Coroutine[object, object, None]) -> None:
    """Run to the end, whether or not a loop is running here."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


async def _on_server(statement: str) -> None:
    connection = await asyncpg.connect(SERVER, timeout=5)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
