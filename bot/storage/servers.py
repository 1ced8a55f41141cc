"""What the admins of servers chose."""

import logging
from collections.abc import Callable

from pydantic import ValidationError
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.fleet import Topic
from bot.servers.settings import ServerSettings
from bot.storage.dialects import announce, insert_or_ignore
from bot.storage.engine import Database, StorageError
from bot.storage.tables import server_settings

log = logging.getLogger(__name__)

ATTEMPTS = 5


class ServerSettingsRepository:
    """Keeps one row a server."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def read(self, guild: int) -> ServerSettings:
        """The choices of a server, none where nobody chose anything."""
        async with self._database.reading() as connection:
            settings, _ = await _read(connection, guild)
        return settings

    async def with_moderators(self) -> set[int]:
        """The servers that chose a channel for their moderators."""
        named = server_settings.c.content.contains('"moderator_channel":', autoescape=True)
        async with self._database.reading() as connection:
            rows = await connection.execute(select(server_settings.c.guild_id).where(named))
            return set(rows.scalars())

    async def change(self, guild: int, edit: Callable[[ServerSettings], ServerSettings]) -> ServerSettings:
        """Apply `edit` to what is stored now, so that two admins at once keep both their changes."""
        for _ in range(ATTEMPTS):
            async with self._database.transaction() as connection:
                before, version = await _read(connection, guild)
                after = edit(before)
                if await self._write(connection, guild, after, version):
                    await announce(connection, Topic.SETTINGS, str(guild))
                    return after
        raise StorageError(f"the settings of server {guild} kept changing meanwhile")

    async def _write(self, connection: AsyncConnection, guild: int, settings: ServerSettings, version: int) -> bool:
        """Store them where the row still has this version (0: where there is none)."""
        row = {"content": settings.model_dump_json(exclude_defaults=True), "changed_at": self._clock()}
        if version:
            here = server_settings.c.guild_id == guild, server_settings.c.version == version
            result = await connection.execute(update(server_settings).where(*here).values(version=version + 1, **row))
        else:
            first = insert_or_ignore(connection, server_settings).values(guild_id=guild, version=1, **row)
            result = await connection.execute(first)
        return result.rowcount > 0


async def _read(connection: AsyncConnection, guild: int) -> tuple[ServerSettings, int]:
    rows = server_settings.c
    found = await connection.execute(select(rows.content, rows.version).where(rows.guild_id == guild))
    row = found.one_or_none()
    if row is None:
        return ServerSettings(), 0
    try:
        return ServerSettings.model_validate_json(row.content), row.version
    except ValidationError as error:
        # Written by another version of the bot; better its defaults than no bot.
        log.error("The settings of server %s cannot be read (%d problems)", guild, error.error_count())
        return ServerSettings(), row.version
