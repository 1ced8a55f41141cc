"""Writes at the same time share a transaction, and each is kept or refused for itself."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import event, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import Database, StorageError
from bot.storage.tables import picks
from bot.storage.together import Together

both_databases = pytest.mark.both_databases


async def pick(connection: AsyncConnection, names: Sequence[str]) -> Sequence[str]:
    await connection.execute(insert(picks), [{"chosen": name, "other": "x", "count": 1} for name in names])
    return names


async def kept(database: Database) -> list[str]:
    async with database.reading() as connection:
        return sorted((await connection.execute(select(picks.c.chosen))).scalars())


@both_databases
async def test_a_hundred_at_once_take_few_transactions(database: Database) -> None:
    commits = []
    event.listen(database._writing.sync_engine, "commit", commits.append)
    together = Together(database, pick)
    names = [f"{number:03}" for number in range(100)]

    found = await asyncio.gather(*map(together.write, names))

    assert list(found) == names == await kept(database)
    assert len(commits) <= 5


@both_databases
async def test_one_that_fails_leaves_the_others_alone(database: Database) -> None:
    together = Together(database, pick)
    await together.write("there already")

    found: list[Any] = await asyncio.gather(
        *map(together.write, ("one", "there already", "two")), return_exceptions=True
    )

    assert found[0::2] == ["one", "two"]
    assert await kept(database) == ["one", "there already", "two"]
    assert isinstance(found[1], StorageError)


async def test_when_the_database_is_away_each_hears_of_it_and_the_next_is_kept(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = Together(database, pick)

    def away() -> Any:
        raise StorageError("away")

    with monkeypatch.context() as broken:
        broken.setattr(database, "transaction", away)
        found = await asyncio.gather(*(together.write("lost") for _ in range(3)), return_exceptions=True)
    assert [str(error) for error in found] == ["away"] * 3
    assert await together.write("kept") == "kept"
