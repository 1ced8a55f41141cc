"""Migrations from every version there has been, on both databases."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from bot.storage import tables
from bot.storage.connecting import connect
from bot.storage.engine import Database, StorageError
from bot.storage.migrating import migrate
from bot.storage.versions import MIGRATIONS, known_revisions, newest_revision, revision_of
from tests.postgresql import new_database


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a single table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bot.db'}"
    else:
        with new_database() as url:
            yield url


@pytest.mark.both_databases
async def test_the_migrations_make_what_the_code_describes(database: Database) -> None:
    async with database.reading() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), tables.metadata)
        )

    assert differences == []


async def test_several_processes_that_start_at_once_migrate_once(empty_url: str) -> None:
    opened = await asyncio.gather(*(Database.open(empty_url) for _ in range(4)))

    async with opened[0].reading() as connection:
        assert await connection.run_sync(revision_of) == newest_revision()
    await asyncio.gather(*(database.close() for database in opened))


async def test_a_migration_that_fails_leaves_the_old_database_as_it_was(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await migrate(empty_url, "0001")
    real = Operations.create_table

    def fails_at_the_third(self: Operations, name: str, *columns: object, **given: object) -> object:
        if name == "listing_sightings":
            self.execute("SELECT * FROM no_such_table")
        return real(self, name, *columns, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(Operations, "create_table", fails_at_the_third)
    with pytest.raises(StorageError, match="no_such_table"):
        await Database.open(empty_url)
    monkeypatch.undo()

    engine = connect(empty_url, patient=True)
    async with engine.begin() as connection:
        assert await connection.run_sync(revision_of) == "0001"
        names = await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))
        assert names == {"alembic_version", "installation", "feedback", "unanswered"}
    await engine.dispose()
    await (await Database.open(empty_url)).close()


async def test_a_database_of_a_later_version_is_left_alone(empty_url: str) -> None:
    database = await Database.open(empty_url)
    async with database.transaction() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()

    with pytest.raises(StorageError, match="made by a newer version of the bot"):
        await Database.open(empty_url)


def test_there_is_one_line_of_versions() -> None:
    scripts = list(ScriptDirectory(MIGRATIONS).walk_revisions())

    assert [script.revision for script in reversed(scripts)] == sorted(known_revisions())
    assert newest_revision() == scripts[0].revision
