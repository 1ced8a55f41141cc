"""`backup` while the bot writes, and `restore`."""

import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot import exit_codes
from bot.cli import app
from bot.storage import backup
from bot.storage.versions import newest_revision
from tests.postgresql import in_a_thread_of_its_own
from tests.storage.released import make


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database of the settings, with a few rows in every table."""
    made = tmp_path / "bot.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{made}")
    in_a_thread_of_its_own(make(f"sqlite:///{made}", newest_revision()))
    return made


def bot(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), catch_exceptions=False)


def reasons(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as database:
        return [row[0] for row in database.execute("SELECT reason FROM feedback ORDER BY id")]


def change(file: Path, reason: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE feedback SET reason = ?", (reason,))


def test_a_backup_is_one_whole_file_for_its_owner_only(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"

    made = bot("backup", kept)

    assert made.exit_code == 0, made.output
    assert f"version {newest_revision()}" in made.stderr
    assert reasons(kept) == reasons(file)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert {each.name for each in tmp_path.iterdir()} <= {"kept.db", "bot.db", "bot.db-wal", "bot.db-shm"}


def test_what_is_written_meanwhile_is_there_or_not_but_never_half(file: Path, tmp_path: Path) -> None:
    change(file, "first")
    stop = threading.Event()

    def keep_writing() -> None:
        with closing(sqlite3.connect(file, timeout=10)) as database:
            number = 0
            while not stop.is_set():
                number += 1
                with database:
                    database.execute("UPDATE feedback SET reason = ?", (str(number) * 300,))

    writer = threading.Thread(target=keep_writing)
    writer.start()
    made = [bot("backup", tmp_path / f"kept-{number}.db") for number in range(5)]
    stop.set()
    writer.join()

    assert [each.exit_code for each in made] == [0] * 5
    for number in range(5):
        assert len(set(reasons(tmp_path / f"kept-{number}.db"))) == 1


def test_restoring_brings_back_what_was_there_and_keeps_what_is(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    bot("backup", kept)
    before = reasons(file)
    change(file, "later")

    refused = bot("restore", kept)
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr
    assert set(reasons(file)) == {"later"}

    restored = bot("restore", kept, "--replace")
    assert restored.exit_code == 0, restored.output
    assert reasons(file) == before
    [aside] = tmp_path.glob("bot.db.before-*")
    assert set(reasons(aside)) == {"later"}


def test_a_lost_database_comes_back(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    bot("backup", kept)
    before = reasons(file)
    for lost in tmp_path.glob("bot.db*"):
        lost.unlink()

    assert bot("restore", kept).exit_code == 0
    assert reasons(file) == before


def test_a_damaged_backup_is_not_restored(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    bot("backup", kept)
    damage(kept)
    change(file, "now")

    refused = bot("restore", kept, "--replace")

    assert refused.exit_code == exit_codes.DATABASE
    assert "could not be restored" in refused.stderr
    assert set(reasons(file)) == {"now"}


def damage(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    file.write_bytes(content)


def overwrite(file: Path) -> None:
    file.write_text("this is not a database, " * 1_000)


def lose_references(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DELETE FROM unanswered")


def upgrade(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize("broken", [damage, overwrite, lose_references, upgrade])
def test_a_database_that_cannot_be_used_gives_way_to_its_backup(
    file: Path, tmp_path: Path, broken: Callable[[Path], None]
) -> None:
    kept = tmp_path / "kept.db"
    bot("backup", kept)
    before = reasons(file)
    broken(file)
    spoilt = file.read_bytes()

    restored = bot("restore", kept, "--replace")

    assert restored.exit_code == 0, restored.output
    assert reasons(file) == before
    [aside] = [each for each in tmp_path.glob("bot.db.before-*") if not each.name.endswith(("-wal", "-shm"))]
    assert aside.read_bytes() == spoilt
    assert str(aside) in restored.stderr


def test_where_a_backup_cannot_be_put_the_damaged_database_stays(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept.db"
    bot("backup", kept)
    damage(file)
    spoilt = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(backup, "_copy", full)
    refused = bot("restore", kept, "--replace")

    assert refused.exit_code == exit_codes.DATABASE
    assert file.read_bytes() == spoilt


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_file_of_something_else_is_refused(file: Path, tmp_path: Path, command: str) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE notes (text)")

    refused = bot(command, other, *(["--replace"] if command == "restore" else []))

    assert refused.exit_code == exit_codes.DATABASE
    assert refused.stderr.count("\n") == 1


def test_nothing_is_left_of_a_backup_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bot.db").write_text("this is not a database, " * 1_000)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'bot.db'}")

    failed = bot("backup", tmp_path / "kept.db")

    assert failed.exit_code == exit_codes.DATABASE
    assert failed.stderr == "No backup was made: file is not a database.\n"
    assert [each.name for each in tmp_path.iterdir()] == ["bot.db"]


@pytest.mark.parametrize(("command", "tool"), [("backup", "pg_dump"), ("restore", "pg_restore")])
def test_postgresql_has_tools_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, tool: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://bot:secret@db.example/bot")

    said = bot(command, tmp_path / "kept.db")

    assert said.exit_code == 2
    assert tool in said.stderr
    assert "secret" not in said.stderr
