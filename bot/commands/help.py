"""/help."""

from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards import words
from bot.cards.choices import help_card
from bot.commands.services import Services

Interaction: TypeAlias = discord.Interaction[Any]


class Help(commands.Cog):
    """What the bot does and what it remembers."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @app_commands.command(name="help", description=words.HELP_DESCRIPTION)
    async def help(self, interaction: Interaction) -> None:
        """Show it only to the person who asked."""
        await interaction.response.send_message(
            view=help_card(self._services.settings.privacy_policy_url), ephemeral=True
        )
