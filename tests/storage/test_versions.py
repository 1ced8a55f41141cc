"""A start with the database of every version there has been keeps what is in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.connecting import connect
from bot.storage.engine import Database
from bot.storage.versions import known_revisions, newest_revision, revision_of
from tests.postgresql import new_database
from tests.storage.made import Everything, everything
from tests.storage.released import FOLDER, make

VERSIONS = sorted(known_revisions())


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a single table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bot.db'}"
    else:
        with new_database() as url:
            yield url


async def read(url: str) -> Everything:
    engine = connect(url, patient=True)
    async with engine.begin() as connection:
        found = await connection.run_sync(everything)
    await engine.dispose()
    return found


async def start_with(url: str) -> Everything:
    """What a database holds after a start of the bot as it is today."""
    database = await Database.open(url)
    async with database.reading() as connection:
        assert await connection.run_sync(revision_of) == newest_revision()
    await database.close()
    return await read(url)


def assert_kept(before: Everything, after: Everything) -> None:
    for table, rows in before.items():
        assert len(rows) == 3, table
        kept = [{name: row.get(name, "gone") for name in rows[0]} for row in after[table]]
        assert kept == rows, table


STORED = {file.stem: file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.sql"))}


@pytest.mark.parametrize("version", STORED)
async def test_the_stored_databases_of_old_versions_are_brought_up_to_date(tmp_path: Path, version: str) -> None:
    with closing(sqlite3.connect(tmp_path / "bot.db")) as old:
        old.executescript(STORED[version])
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    before = await read(url)
    assert before

    assert_kept(before, await start_with(url))


@pytest.mark.parametrize("version", VERSIONS)
async def test_a_start_with_an_old_database_keeps_what_is_in_it(empty_url: str, version: str) -> None:
    await make(empty_url, version)
    before = await read(empty_url)

    assert_kept(before, await start_with(empty_url))
