"""Notices while the bot runs that files or imports have changed, whoever changed them."""

import asyncio
import logging

from discord.ext import commands

from bot.commands.services import Services

log = logging.getLogger(__name__)

SECONDS = 30


class ListingWatch(commands.Cog):
    """Keeps the listings in memory as fresh as the files and the database."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._task: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        """Begin to watch."""
        self._task = asyncio.create_task(self._watch(), name="watching listings")

    async def cog_unload(self) -> None:
        """Stop watching."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _watch(self) -> None:
        while True:
            try:
                await self._look()
            except Exception:
                # Whatever it is, the next look is not to suffer from it.
                log.exception("The listings could not be looked through")
            await asyncio.sleep(SECONDS)

    async def _look(self) -> None:
        if await self._services.board.refresh():
            index = self._services.board.index
            log.info("%d listings are laid out", len(index.listings) if index else 0)
