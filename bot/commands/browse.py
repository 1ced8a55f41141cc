"""/browse."""

from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards import words
from bot.cards.browse import browse_card
from bot.cards.presses import Browse
from bot.commands.services import Services

Interaction: TypeAlias = discord.Interaction[Any]


class BrowseCommand(commands.Cog, name="Browse"):
    """Everything the bot knows, by platform and topic."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @app_commands.command(name="browse", description=words.BROWSE_DESCRIPTION)
    async def browse(self, interaction: Interaction) -> None:
        """Open the first menu, only for the person who asked."""
        card = browse_card(self._services.desk.knowledge, Browse())
        await interaction.response.send_message(view=card, ephemeral=True)
