"""The database: reachable, whole, of a version we know."""

import asyncio
import time
from collections.abc import Iterator

from pydantic import ValidationError
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from bot import exit_codes
from bot.operations.doctor.findings import Finding, problem, warning, well
from bot.servers.channels import ChannelMode
from bot.servers.settings import ServerSettings
from bot.storage.backup import BackupError, verify
from bot.storage.connecting import READING, connect, sqlite_file, without_password
from bot.storage.dialects import driver_words
from bot.storage.tables import server_settings
from bot.storage.versions import known_revisions, newest_revision, revision_of

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
    except (SQLAlchemyError, OSError) as error:
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


async def chosen_channels(address: str) -> frozenset[int]:
    """The channels named in `/settings` of any server; none where the database cannot be asked."""
    file = sqlite_file(address)
    if file is not None and not file.exists():
        return frozenset()
    engine = connect(address).execution_options(**READING)
    try:
        async with engine.begin() as connection:
            contents = (await connection.execute(select(server_settings.c.content))).scalars().all()
    except (SQLAlchemyError, OSError):
        return frozenset()
    finally:
        await engine.dispose()
    return frozenset(channel for content in contents for channel in _named(content))


def _named(content: str) -> Iterator[int]:
    try:
        chosen = ServerSettings.model_validate_json(content)
    except ValidationError:
        # Of another version; the bot does without them, too.
        return
    yield from (channel for channel, settings in chosen.channels.items() if settings.mode is not ChannelMode.OFF)
    if chosen.moderator_channel is not None:
        yield chosen.moderator_channel


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
