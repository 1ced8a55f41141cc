"""SQLite is asked once for each statement, and behaves as it does with the driver that asks more often."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.connecting import READING, connect
from bot.storage.sqlite_driver import AHEAD

ADD = text("INSERT INTO numbers VALUES (:number)")
ALL = text("SELECT number FROM numbers ORDER BY number")
WAIT = text(
    "WITH RECURSIVE long(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM long LIMIT 3000000) SELECT count(*) FROM long"
)


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """A file with an empty table of numbers."""
    engine = connect(f"sqlite:///{tmp_path / 'numbers.db'}")
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE numbers (number INTEGER PRIMARY KEY)"))
    yield engine
    await engine.dispose()


async def numbers(engine: AsyncEngine) -> list[int]:
    """What is kept."""
    async with engine.execution_options(**READING).begin() as connection:
        return list((await connection.execute(ALL)).scalars())


async def fill(engine: AsyncEngine, count: int) -> None:
    """Keep so many numbers from 0 on."""
    async with engine.begin() as connection:
        for number in range(count):
            await connection.execute(ADD, {"number": number})


async def test_a_transaction_goes_to_the_thread_once_for_each_statement(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(engine, 3)
    ask, asked = aiosqlite.Connection._execute, 0

    async def counted(connection: aiosqlite.Connection, *given: Any) -> Any:
        nonlocal asked
        asked += 1
        return await ask(connection, *given)

    monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
    async with engine.begin() as connection:
        await connection.execute(ADD, {"number": 7})
        assert list((await connection.execute(ALL)).scalars()) == [0, 1, 2, 7]

    assert asked == len(["begin", "add", "all", "commit"])


@pytest.mark.parametrize("count", [0, 1, AHEAD - 1, AHEAD, AHEAD + 1, AHEAD * 3])
@pytest.mark.parametrize("part", [1, 7, AHEAD, AHEAD * 2])
async def test_all_rows_arrive_at_once_and_in_parts(engine: AsyncEngine, count: int, part: int) -> None:
    await fill(engine, count)

    async with engine.execution_options(**READING).begin() as connection:
        parts = [[row[0] for row in rows] async for rows in (await connection.stream(ALL)).partitions(part)]

    assert await numbers(engine) == list(range(count))
    assert [number for rows in parts for number in rows] == list(range(count))
    assert all(len(rows) <= part for rows in parts)


async def test_who_stops_reading_holds_nobody_up(engine: AsyncEngine) -> None:
    await fill(engine, AHEAD * 2)
    async with engine.begin() as connection:
        rows = await connection.stream(ALL)
        assert (await rows.fetchone())[0] == 0
        await rows.close()
        await connection.execute(text("DROP TABLE numbers"))


async def test_what_failed_is_not_kept(engine: AsyncEngine) -> None:
    async def write() -> None:
        async with engine.begin() as connection:
            for _ in range(2):
                await connection.execute(ADD, {"number": 1})

    with pytest.raises(IntegrityError):
        await write()

    assert await numbers(engine) == []
    await fill(engine, 2)
    assert await numbers(engine) == [0, 1]


async def test_what_was_broken_off_is_not_kept(engine: AsyncEngine) -> None:
    async def write() -> None:
        async with engine.begin() as connection:
            await connection.execute(ADD, {"number": 1})
            await connection.execute(WAIT)

    writing = asyncio.create_task(write())
    await asyncio.sleep(0.05)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing

    assert await numbers(engine) == []
    await fill(engine, 2)
    assert await numbers(engine) == [0, 1]
