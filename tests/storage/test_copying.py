"""`db copy`: from a file to PostgreSQL and back, verified."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app
from bot.clock import utc_now
from bot.storage import tables
from bot.storage.connecting import connect
from bot.storage.dialects import last_number
from bot.storage.engine import Database
from bot.storage.unanswered import Reason, UnansweredRepository
from bot.storage.versions import newest_revision
from tests.postgresql import in_a_thread_of_its_own, new_database
from tests.storage.made import Everything, everything
from tests.storage.released import make


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with a few rows in every table."""
    made = tmp_path / "bot.db"
    in_a_thread_of_its_own(make(f"sqlite:///{made}", newest_revision()))
    return made


@pytest.fixture
def server() -> Iterator[str]:
    """An empty database on PostgreSQL."""
    with new_database() as url:
        yield url


def copy(source: str, target: str) -> Result:
    return CliRunner().invoke(app, ["db", "copy", source, target], catch_exceptions=False)


def read(url: str) -> Everything:
    found: Everything = {}

    async def reading() -> None:
        engine = connect(url, patient=True)
        async with engine.begin() as connection:
            found.update(await connection.run_sync(everything))
        await engine.dispose()

    in_a_thread_of_its_own(reading())
    return found


def test_everything_goes_to_postgresql_and_back(file: Path, server: str, tmp_path: Path) -> None:
    there = copy(f"sqlite:///{file}", server)
    back = copy(server, f"sqlite:///{tmp_path / 'again.db'}")

    assert (there.exit_code, back.exit_code) == (0, 0), there.output + back.output
    assert "feedback: 3 rows, checksum" in there.stdout
    assert there.stdout == back.stdout
    assert read(server) == read(f"sqlite:///{file}") == read(f"sqlite:///{tmp_path / 'again.db'}")


def test_new_rows_are_numbered_after_those_that_came(file: Path, server: str) -> None:
    copy(f"sqlite:///{file}", server)

    async def ask() -> None:
        database = await Database.open(server)
        unanswered = UnansweredRepository(database, utc_now)
        assert await unanswered.record("is temu legit", Reason.NO_MATCH, mode="direct", guild=1, channel=2)
        await database.close()

    in_a_thread_of_its_own(ask())
    assert [row["id"] for row in read(server)["unanswered"]] == [1, 2, 3, 4]


def test_the_number_of_a_reminder_that_is_gone_is_given_to_no_other(file: Path, server: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DELETE FROM reminder_outcomes")
        database.execute("DELETE FROM reminders WHERE id = 3")
    again = f"sqlite:///{tmp_path / 'again.db'}"
    copied = copy(f"sqlite:///{file}", server), copy(server, again)
    assert [each.exit_code for each in copied] == [0, 0]

    async def highest(url: str) -> None:
        engine = connect(url, patient=True)
        async with engine.begin() as connection:
            assert await connection.run_sync(last_number, tables.reminders) == 3
        await engine.dispose()

    for url in (server, again):
        in_a_thread_of_its_own(highest(url))


def test_a_target_with_something_in_it_is_left_alone(file: Path, server: str) -> None:
    copy(f"sqlite:///{file}", server)
    before = read(server)

    again = copy(f"sqlite:///{file}", server)

    assert again.exit_code == 1
    assert again.stderr.startswith("Nothing was copied: the target is not empty: it has rows in ")
    assert read(server) == before


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x" * 301, "reason is longer than 300 characters in the row of feedback with id 2"),
        ("a\0b", "reason has the character NUL in the row of feedback with id 2"),
    ],
)
def test_a_row_that_does_not_fit_is_named_and_nothing_is_copied(file: Path, server: str, text: str, fault: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE feedback SET reason = ? WHERE id = 2", (text,))

    copied = copy(f"sqlite:///{file}", server)

    assert (copied.exit_code, copied.stderr) == (1, f"Nothing was copied: {fault}.\n")
    assert not any(read(server).values())


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("sqlite:///nowhere/bot.db", "postgresql://127.0.0.1:1/bot", "there is no database nowhere/bot.db"),
        ("bot.db", "postgresql://127.0.0.1:1/bot", "The address of a database cannot be used: write it as"),
        ("sqlite:///{file}", "postgresql://x:secret@127.0.0.1:1/bot", "Nothing was copied: [Errno"),
        ("sqlite:///{file}", "sqlite:///{file}", "both addresses are the same"),
    ],
)
def test_what_cannot_be_copied_is_one_sentence(file: Path, source: str, target: str, said: str) -> None:
    copied = copy(source.format(file=file), target.format(file=file))

    assert copied.exit_code != 0
    assert said in copied.stderr
    assert copied.stderr.count("\n") == 1
    assert "secret" not in copied.output
