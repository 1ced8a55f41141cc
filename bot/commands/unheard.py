"""What could not be delivered is shown when the member next uses a command, once."""

import logging
from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.reminders.listing import unheard_card
from bot.commands.services import Services
from bot.storage.engine import StorageError

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]


class UnheardReminders(commands.Cog):
    """Looks, after every command, whether there is something to tell."""

    def __init__(self, services: Services) -> None:
        self._reminders = services.reminders

    @commands.Cog.listener()
    async def on_app_command_completion(self, interaction: Interaction, _: app_commands.Command[Any, ..., Any]) -> None:
        """Send it beside the command's own answer; it counts as shown once Discord has taken it."""
        member = interaction.user.id
        try:
            unheard = await self._reminders.unheard(member)
            if not unheard:
                return
            await interaction.followup.send(view=unheard_card(unheard), ephemeral=True)
            await self._reminders.shown(member, unheard)
        except StorageError as error:
            log.error("Undelivered reminders could not be looked up: %s", error)
        except discord.HTTPException as error:
            # It stays unshown, and comes with the next command.
            log.warning("Undelivered reminders could not be shown (code %s)", error.code)
