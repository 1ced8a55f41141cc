"""`python -m bot backup`, `restore` and `db copy`."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from bot import exit_codes
from bot.cli.common import fail, note
from bot.clock import utc_now

USE_PG_DUMP = "{database} is on PostgreSQL, which has tools of its own: {command} (see docs/operators.md)."


def backup(
    file: Annotated[Path, typer.Argument(help="The file to make; it must not exist yet.")],
) -> None:
    """Copy the SQLite database into a file while the bot runs, and verify the copy."""
    from bot.storage.backup import BackupError, back_up

    database = _file_of_settings("pg_dump --format=custom --file=FILE")
    try:
        version = back_up(database, file)
    except BackupError as error:
        fail(f"No backup was made: {error}.", exit_codes.DATABASE)
    note(f"{file} holds all of {database} (version {version}) and was read through without an error.")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `backup` made.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of a database that exists; that one is kept aside.")
    ] = False,
) -> None:
    """Put a backup in the place of the SQLite database; stop the bot first."""
    from bot.storage.backup import BackupError
    from bot.storage.backup import restore as put_back

    database = _file_of_settings("pg_restore --clean --dbname=DATABASE FILE")
    if database.exists() and not replace:
        fail(f"{database} exists. Stop the bot and add --replace; what is in it now is kept in a file beside it.")
    aside = database.with_name(f"{database.name}.before-{utc_now():%Y%m%dT%H%M%SZ}")
    try:
        version = put_back(file, database, aside)
    except BackupError as error:
        fail(f"The backup could not be restored: {error}.", exit_codes.DATABASE)
    note(f"{database} is what {file} holds (version {version}); the next start migrates it if it is old.")
    if aside.exists():
        note(f"What it held before is in {aside}.")


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="Such as sqlite:///data/bot.db.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Such as postgresql://bot:password@host/bot; empty.")],
) -> None:
    """Move everything into another, empty database and verify counts and checksums; stop the bot first."""
    from bot.storage.copying import CopyError
    from bot.storage.engine import StorageError

    try:
        asyncio.run(_copy(source, target))
    except ValueError as error:
        fail(f"The address of a database cannot be used: {error}.", exit_codes.SETTINGS)
    except CopyError as error:
        fail(f"Nothing was copied: {error}.", 1)
    except StorageError as error:
        fail(f"Nothing was copied: {error}", exit_codes.DATABASE)


async def _copy(source: str, target: str) -> None:
    from bot.storage.connecting import read_address, sqlite_file, without_password
    from bot.storage.copying import Copied, CopyError, copy_everything
    from bot.storage.engine import Database

    file = sqlite_file(source)
    if file is not None and not file.is_file():
        raise CopyError(f"there is no database {file}")
    if read_address(source) == read_address(target):
        raise CopyError("both addresses are the same")
    copied: list[Copied] = []
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        progress.add_task("Copying and comparing", total=None)
        old = await Database.open(source, patient=True)
        try:
            new = await Database.open(target, patient=True)
            try:
                await copy_everything(old, new, copied.append)
            finally:
                await new.close()
        finally:
            await old.close()
    for table in copied:
        print(f"{table.table}: {table.rows} rows, checksum {table.checksum[:16]} in both")
    note(f"Everything is in {without_password(target)}. Put that address into DATABASE_URL and start the bot.")


def _file_of_settings(command: str) -> Path:
    from bot.settings import SettingsError, load_settings
    from bot.storage.connecting import sqlite_file, without_password

    try:
        address = load_settings().database_url
    except SettingsError as error:
        fail(str(error), exit_codes.SETTINGS)
    if (file := sqlite_file(address)) is None:
        fail(USE_PG_DUMP.format(database=without_password(address), command=command))
    return file
