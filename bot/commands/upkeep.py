"""What is done by the clock: numbers written down, old questions deleted, moderators told of their week.

Every process writes its numbers down; the rest is for the one that leads, also for servers that another one holds.
"""

import asyncio
import datetime as dt
import logging

import discord
from discord.ext import commands

from bot.cards.digests import words
from bot.commands.digesting import digest_of, shown
from bot.commands.errors import DROPPED
from bot.commands.moderators import post, room_elsewhere
from bot.commands.services import Services
from bot.digests.week import week_to_tell
from bot.storage.engine import StorageError

log = logging.getLogger(__name__)

EVERY_SECONDS = 15 * 60
KEEP_QUESTIONS = dt.timedelta(days=90)


class Upkeep(commands.Cog):
    """A round every quarter of an hour; whatever fails in one is tried again in the next."""

    def __init__(self, services: Services, client: discord.Client) -> None:
        self._services = services
        self._client = client
        self._rounds: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        """Begin."""
        self._rounds = asyncio.create_task(self._go_round(), name="upkeep")

    async def cog_unload(self) -> None:
        """End, and write down what was counted last."""
        if self._rounds is not None:
            self._rounds.cancel()
            await asyncio.gather(self._rounds, return_exceptions=True)
        try:
            await self._services.tally.write()
        except StorageError as error:
            log.error("The last counts could not be stored: %s", error)

    async def round(self) -> None:
        """Everything that is due now."""
        services = self._services
        try:
            await services.tally.write()
            if not services.fleet.leads:
                return
            purged = await services.queue.purge(services.clock() - KEEP_QUESTIONS)
            if purged:
                log.info("%d questions that nobody asked for 90 days were deleted", purged)
            for guild in await self._guilds():
                await self._tell(guild)
        except (StorageError, discord.HTTPException, *DROPPED) as error:
            log.error("The upkeep could not be finished: %s", error)

    async def _go_round(self) -> None:
        while True:
            # By the loop's own clock, which a simulation may move; what is due is asked of the real one.
            await asyncio.sleep(EVERY_SECONDS)
            await self.round()

    async def _guilds(self) -> list[int]:
        """The servers whose moderators may want to hear of their week."""
        services = self._services
        guilds = {guild.id for guild in self._client.guilds}
        if services.settings.one_of_several:
            guilds |= await services.servers.with_moderators()
            usual = services.settings.moderator_channel
            room = await room_elsewhere(self._client, usual) if usual else None
            guilds |= {room.guild.id} if room else set()
        return sorted(guilds)

    async def _tell(self, guild: int) -> None:
        """Tell the moderators of a server of the last week, once, where they want to hear it."""
        services = self._services
        server = await services.servers.of(guild)
        week = week_to_tell(services.clock())
        home = self._client.get_guild(guild)
        if not server.digest or (home is not None and await services.moderators.channel(home) is None):
            return
        # Before Discord is asked about a server of another process, which may be gone for good.
        if not await services.counts.claim(guild, week):
            return
        digest = await digest_of(services, self._client, guild, week)
        room = None if digest.is_empty else await services.moderators.room(self._client, guild)
        if room is None:
            return
        card, picture = await shown(services, guild, digest, words.OFF)
        await post(room, card, [picture])
