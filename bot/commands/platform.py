"""/platform."""

from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.card import Card
from bot.cards.platforms import words
from bot.cards.platforms.comparison import comparison_card
from bot.cards.platforms.presses import CompareWith, OpenPlatform, platform_ids
from bot.cards.platforms.profile import profile_card
from bot.cards.platforms.refusals import unknown_card
from bot.commands.errors import say
from bot.commands.platform_choices import platform_choices
from bot.commands.press_router import Given, PressRouter
from bot.commands.services import Services
from bot.commands.showing import is_private, show_card
from bot.comparisons.profile import Profile, profile
from bot.comparisons.table import table
from bot.knowledge.platform_names import UnknownPlatform

Interaction: TypeAlias = discord.Interaction[Any]

NAME_LIMIT = 100


class PlatformCommand(commands.Cog, name="Platform"):
    """One platform at a glance."""

    def __init__(self, services: Services, presses: PressRouter) -> None:
        self._services = services
        presses.on(OpenPlatform, self._open)
        presses.on(CompareWith, self._compare)

    @app_commands.command(name="platform", description=words.PLATFORM_DESCRIPTION)
    @app_commands.describe(name=words.PLATFORM_NAME, private=words.PRIVATE)
    async def platform(
        self, interaction: Interaction, name: app_commands.Range[str, 1, NAME_LIMIT], private: bool = False
    ) -> None:
        """Show a platform publicly; that a name is unknown, only to whoever wrote it."""
        knowledge = self._services.desk.knowledge
        match profile(knowledge, name):
            case Profile() as found:
                self._remember(interaction, found)
                await interaction.response.send_message(view=self._card(found), ephemeral=private)
            case UnknownPlatform() as unknown:
                await interaction.response.send_message(view=unknown_card(unknown, knowledge), ephemeral=True)

    @platform.autocomplete("name")
    async def suggest(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer platforms by name and alias."""
        return platform_choices(self._services.desk.knowledge, typed)

    async def _open(self, interaction: Interaction, press: OpenPlatform, _: Given) -> None:
        knowledge = self._services.desk.knowledge
        found = [profile(knowledge, platform) for platform in platform_ids(knowledge, [press.platform]) or ()]
        match found:
            case [Profile() as known]:
                self._remember(interaction, known)
                await show_card(interaction, self._card(known), in_place=is_private(interaction))
            case _:
                await say(interaction, words.PLATFORM_GONE)

    async def _compare(self, interaction: Interaction, press: CompareWith, given: Given) -> None:
        knowledge = self._services.desk.knowledge
        platforms = platform_ids(knowledge, [press.platform, *given.values])
        if platforms is None:
            await say(interaction, words.PLATFORM_GONE)
            return
        card = comparison_card(table(knowledge, platforms), knowledge, self._services.today)
        await show_card(interaction, card, in_place=is_private(interaction))

    def _card(self, found: Profile) -> Card:
        listings = self._services.board.count(found.id, self._services.clock())
        return profile_card(found, self._services.desk.knowledge, self._services.today, listings)

    def _remember(self, interaction: Interaction, found: Profile) -> None:
        # What somebody just read is what "and how long does that take?" is about.
        self._services.conversations.add(interaction.user.id, interaction.channel_id or 0, found.platform.name)
