"""A copy of a SQLite file while it is in use, and the way back, both verified.

SQLite's own backup takes the file page by page under its locks, so that nothing written meanwhile is half there.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.storage.versions import known_revisions

PAGES_AT_ONCE = 1_000
PAUSE_SECONDS = 0.05
WAIT_SECONDS = 30.0


class BackupError(Exception):
    """No copy was made, or the one there is no good; the message is one sentence."""


class UnusableError(BackupError):
    """A database that is damaged, or that only a newer version of the bot can read."""


def back_up(database: Path, file: Path) -> str:
    """Copy the database into a new file that only its owner may read, and verify that; returns its version."""
    if file.exists():
        raise BackupError(f"{file} exists already")
    if not database.is_file():
        raise BackupError(f"there is no database {database}")
    part = file.with_name(f"{file.name}.part")
    try:
        part.touch(mode=0o600)
        _copy(database, part, alone=True)
        version = verify(part)
        part.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(str(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return version


def restore(file: Path, database: Path, aside: Path) -> str:
    """Put a backup in the place of a database, whose present state is kept in the file `aside`; returns its version."""
    if not file.is_file():
        raise BackupError(f"there is no backup {file}")
    try:
        version = verify(file)
        moved = database.exists() and not _kept(database, aside)
        database.parent.mkdir(parents=True, exist_ok=True)
        try:
            _copy(file, database)
            verify(database)
        except (OSError, sqlite3.Error, BackupError):
            if moved:
                _move(aside, database)
            raise
    except (OSError, sqlite3.Error) as error:
        raise BackupError(str(error)) from error
    return version


def verify(file: Path) -> str:
    """Open a file and read all of it; returns the version of its tables, or raises `BackupError`."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_SECONDS)) as opened:
            found = [row[0] for row in opened.execute("PRAGMA integrity_check")]
            if found != ["ok"]:
                raise UnusableError(f"{file} is damaged: {found[0].splitlines()[-1]}")
            if opened.execute("PRAGMA foreign_key_check").fetchone():
                raise UnusableError(f"{file} is damaged: rows refer to rows that are missing")
            version = str(opened.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except (sqlite3.OperationalError, TypeError) as error:
        raise BackupError(f"{file} is not a database of this bot ({error})") from error
    except sqlite3.Error as error:
        raise UnusableError(f"{file} is not a database of this bot ({error})") from error
    if version not in known_revisions():
        raise UnusableError(f"{file} was made by a newer version of the bot")
    return version


def _kept(database: Path, aside: Path) -> bool:
    """Keep a copy of a database, or, where it cannot be read, move it: that is why there is a backup to restore.

    False where it was moved.
    """
    try:
        verify(database)
    except UnusableError:
        _move(database, aside)
        return False
    back_up(database, aside)
    return True


def _move(database: Path, target: Path) -> None:
    """Move a SQLite file with what may lie beside it."""
    for beside in ("-wal", "-shm", ""):
        part = database.with_name(f"{database.name}{beside}")
        if part.exists() or not beside:
            part.replace(target.with_name(f"{target.name}{beside}"))


def _copy(source: Path, target: Path, *, alone: bool = False) -> None:
    with (
        closing(sqlite3.connect(source, timeout=WAIT_SECONDS)) as old,
        closing(sqlite3.connect(target, timeout=WAIT_SECONDS)) as new,
    ):
        old.backup(new, pages=PAGES_AT_ONCE, sleep=PAUSE_SECONDS)
        if alone:
            # Nothing lies beside it then; the bot changes it back when it opens the file.
            new.execute("PRAGMA journal_mode = DELETE")
    descriptor = os.open(target, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
