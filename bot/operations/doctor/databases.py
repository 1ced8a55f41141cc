"""The database: reachable, whole, of a version we know."""

import asyncio
import time

from alembic.util import CommandError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot import exit_codes
from bot.operations.doctor.findings import Finding, problem, warning, well
from bot.storage.backup import BackupError, verify
from bot.storage.connecting import READING, connect, sqlite_file, without_password
from bot.storage.dialects import driver_words
from bot.storage.migrating import known_revisions, newest_revision, revision_of

SLOW_MS = 250


async def check_database(address: str) -> Finding:
    """Look without changing anything."""
    name = without_password(address)
    file = sqlite_file(address)
    if file is not None:
        if not file.exists():
            return well("database", f"{name} does not exist yet; the first start makes it.")
        try:
            await asyncio.to_thread(verify, file)
        except BackupError as error:
            return problem(
                "database",
                f"{error}.",
                "Restore a backup (python -m bot restore), or move the file away.",
                exit_codes.DATABASE,
            )
    try:
        revision, milliseconds = await _ask(address)
    except (SQLAlchemyError, CommandError, OSError) as error:
        return problem(
            "database",
            f"{name} cannot be used: {driver_words(error)}",
            "See that the server runs, that this machine may reach it, and that DATABASE_URL has the right host, user, "
            "password and database.",
            exit_codes.DATABASE,
        )
    if revision is None:
        return well("database", f"{name} is empty; the first start makes its tables.")
    if revision not in known_revisions():
        return problem(
            "database",
            f"{name} was made by a newer version of the bot.",
            "Update the bot, or use another database.",
            exit_codes.DATABASE,
        )
    if milliseconds > SLOW_MS:
        return warning(
            "database",
            f"{name} took {milliseconds:.0f} ms for one question.",
            "Move it nearer, or look what keeps it busy.",
        )
    later = "" if revision == newest_revision() else f"; the next start brings it to {newest_revision()}"
    return well("database", f"{name} has version {revision} and answers in {milliseconds:.0f} ms{later}.")


async def _ask(address: str) -> tuple[str | None, float]:
    engine = connect(address).execution_options(**READING)
    try:
        async with engine.begin() as connection:
            revision = await connection.run_sync(revision_of)
            begun = time.perf_counter()
            await connection.execute(text("SELECT 1"))
            return revision, (time.perf_counter() - begun) * 1_000
    finally:
        await engine.dispose()
