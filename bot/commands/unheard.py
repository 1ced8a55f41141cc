"""What could not be delivered is shown when the member next uses a command, once."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.reminders.listing import unheard_card
from bot.commands.errors import DROPPED
from bot.commands.services import Services
from bot.reminders.reports import Unheard
from bot.storage.engine import StorageError

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]

PAUSE_SECONDS = 0.25
"""Between two looks while commands keep coming: nobody waits for this, and one look serves them all."""


class UnheardReminders(commands.Cog):
    """Looks, after commands, whether there is something to tell those who used them."""

    def __init__(self, services: Services) -> None:
        self._reminders = services.reminders
        self._waiting: dict[int, Interaction] = {}
        self._is_looking = False

    @commands.Cog.listener()
    async def on_app_command_completion(self, interaction: Interaction, _: app_commands.Command[Any, ..., Any]) -> None:
        """Look at once, or leave it to whoever is looking now."""
        self._waiting[interaction.user.id] = interaction
        if self._is_looking:
            return
        self._is_looking = True
        try:
            await self._look()
            while self._waiting:
                await asyncio.sleep(PAUSE_SECONDS)
                await self._look()
        finally:
            self._is_looking = False

    async def _look(self) -> None:
        waiting, self._waiting = self._waiting, {}
        try:
            found = await self._reminders.unheard_by(waiting)
        except StorageError as error:
            log.error("Undelivered reminders could not be looked up: %s", error)
            return
        for member, unheard in found.items():
            await self._tell(waiting[member], unheard)

    async def _tell(self, interaction: Interaction, unheard: Sequence[Unheard]) -> None:
        """Send it beside the command's own answer; it counts as shown once Discord has taken it."""
        try:
            await interaction.followup.send(view=unheard_card(unheard), ephemeral=True)
            await self._reminders.shown(interaction.user.id, unheard)
        except StorageError as error:
            log.error("Undelivered reminders could not be noted as shown: %s", error)
        except (discord.HTTPException, *DROPPED) as error:
            # It stays unshown, and comes with the next command.
            why = f"code {error.code}" if isinstance(error, discord.HTTPException) else type(error).__name__
            log.warning("Undelivered reminders could not be shown (%s)", why)
