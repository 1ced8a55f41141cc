"""Notices while the bot runs that files or imports have changed, whoever changed them, and tells of what is new."""

import asyncio
import logging

import discord
from discord.ext import commands

from bot.commands.alert_delivery import AlertDelivery
from bot.commands.services import Services
from bot.listings.search import ListingIndex

log = logging.getLogger(__name__)

SECONDS = 30


class ListingWatch(commands.Cog):
    """Keeps the listings in memory as fresh as the files and the database, and members told who asked for it."""

    def __init__(self, services: Services, client: discord.Client) -> None:
        self._services = services
        self._delivery = AlertDelivery(services, client)
        self._sighted: ListingIndex | None = None
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
        board = self._services.board
        await board.refresh()
        index = await board.current()
        if not self._services.fleet.leads:
            return
        if index is not self._sighted:
            await self._services.listings.sight([listing.id for listing in index.listings])
            self._sighted = index
            log.info("%d listings are laid out", len(index.listings))
        await self._delivery.round(index)
