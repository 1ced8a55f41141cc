"""Opening real databases: a file, a server, and what is neither."""

import asyncio
import socket
import sqlite3
import traceback
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

from bot.storage import connecting, tables
from bot.storage.engine import Database, StorageError
from bot.storage.feedback import FeedbackRepository
from bot.storage.unanswered import Reason, UnansweredRepository
from tests.conftest import StoppedClock

both_databases = pytest.mark.both_databases


@pytest.fixture
async def on_postgresql(postgresql_url: str) -> AsyncIterator[Database]:
    opened = await Database.open(postgresql_url)
    yield opened
    await opened.close()


@both_databases
async def test_opening_again_keeps_what_was_stored(database_url: str, clock: StoppedClock) -> None:
    for round_ in (1, 2):
        database = await Database.open(database_url)
        votes = FeedbackRepository(database, clock)
        await votes.vote(1, 2, "sme-careers/legit", useful=True, version="v1", guild=3)
        assert len(await votes.votes()) == 1, f"round {round_}: the ballot is the same after a restart"
        await database.close()


@both_databases
async def test_a_transaction_that_breaks_leaves_nothing(database: Database) -> None:
    async def insert_twice() -> None:
        async with database.transaction() as connection:
            for _ in range(2):
                await connection.execute(tables.installation.insert(), {"name": "a", "value": "b"})

    with pytest.raises(StorageError, match=r"(?i)unique"):
        await insert_twice()

    async with database.reading() as connection:
        assert (await connection.execute(select(tables.installation))).all() == []


@both_databases
async def test_what_two_tasks_add_up_is_not_lost(database: Database) -> None:
    numbers = tables.installation
    async with database.transaction() as connection:
        await connection.execute(numbers.insert(), {"name": "count", "value": "0"})

    async def add_one() -> None:
        async with database.transaction() as connection:
            count = int((await connection.execute(select(numbers.c.value).with_for_update())).scalar_one())
            await connection.execute(numbers.update().values(value=str(count + 1)))

    await asyncio.gather(*(add_one() for _ in range(8)))

    async with database.reading() as connection:
        assert (await connection.execute(select(numbers.c.value))).scalar_one() == "8"


async def test_nobody_waits_for_a_writer_to_read(database: Database) -> None:
    async with database.transaction() as writing:
        await writing.execute(tables.installation.insert(), {"name": "a", "value": "b"})
        async with asyncio.timeout(1), database.reading() as connection:
            assert (await connection.execute(select(tables.installation))).all() == []


async def test_what_members_write_is_in_no_error(
    database_url: str, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT_MS", 20)
    database = await Database.open(database_url)
    other = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StorageError) as caught:
        await UnansweredRepository(database, clock).record(
            "a private matter", Reason.NO_MATCH, mode="direct", guild=4, channel=5
        )
    other.close()
    await database.close()

    assert str(caught.value) == "database is locked"
    assert "private" not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"name": "private" * 10, "value": "matter"}, "a value does not fit its column (SQLSTATE 22001)"),
        ({"name": "private", "value": None}, 'null value in column "value" of relation "installation"'),
        ({"name": b"private", "value": "x"}, "a value does not fit its column (SQLSTATE 22000)"),
    ],
)
async def test_values_postgresql_quotes_are_in_no_error(
    on_postgresql: Database, row: dict[str, object], said: str
) -> None:
    with pytest.raises(StorageError) as caught:
        async with on_postgresql.transaction() as connection:
            await connection.execute(tables.installation.insert(), row)

    assert said in str(caught.value)
    assert "private" not in "".join(traceback.format_exception(caught.value))


async def test_a_statement_that_takes_too_long_is_ended_before_discord_stops_waiting(on_postgresql: Database) -> None:
    async with asyncio.timeout(3):
        with pytest.raises(StorageError, match="statement timeout"):
            async with on_postgresql.transaction() as connection:
                await connection.execute(text("SELECT pg_sleep(10)"))


async def test_a_connection_that_the_server_cut_is_made_anew(on_postgresql: Database, postgresql_url: str) -> None:
    number = text("SELECT pg_backend_pid()")
    async with on_postgresql.reading() as connection:
        cut = (await connection.execute(number)).scalar_one()
    other = await Database.open(postgresql_url)
    async with other.transaction() as connection:
        await connection.execute(text("SELECT pg_terminate_backend(:cut)"), {"cut": cut})
    await other.close()

    async with on_postgresql.reading() as connection:
        assert (await connection.execute(number)).scalar_one() != cut


@both_databases
async def test_a_new_database_gets_every_table_with_the_columns_the_code_knows(database: Database) -> None:
    async with database.reading() as connection:
        found = await connection.run_sync(
            lambda sync: {
                table: [column["name"] for column in inspect(sync).get_columns(table)]
                for table in inspect(sync).get_table_names()
            }
        )
    found.pop("alembic_version")

    assert found == {table.name: [column.name for column in table.columns] for table in tables.metadata.sorted_tables}


async def test_a_file_is_in_the_mode_in_which_readers_need_not_wait(database: Database, database_url: str) -> None:
    file = sqlite3.connect(database_url.removeprefix("sqlite:///"))
    assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    file.close()


async def test_a_file_that_is_no_database_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_text("this is not a database, " * 100)

    with pytest.raises(StorageError, match="file is not a database"):
        await Database.open(f"sqlite:///{tmp_path / 'bot.db'}")


async def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StorageError):
        await Database.open(f"sqlite:///{tmp_path / 'file' / 'bot.db'}")


async def test_a_server_that_is_not_there_is_one_clear_error() -> None:
    with pytest.raises(StorageError, match="Connect call failed"):
        await Database.open("postgresql://someone:secret@127.0.0.1:1/bot")


async def test_a_database_the_server_does_not_have_is_one_clear_error(postgresql_url: str) -> None:
    with pytest.raises(StorageError, match='"nowhere-at-all" does not exist'):
        await Database.open(postgresql_url.rpartition("/")[0] + "/nowhere-at-all")


async def test_a_server_that_says_nothing_is_given_up_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        async with asyncio.timeout(3):
            with pytest.raises(StorageError, match="no answer in time"):
                await Database.open(f"postgresql://someone@127.0.0.1:{port}/bot")
