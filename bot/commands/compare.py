"""/compare."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards import words as common
from bot.cards.platforms import words
from bot.cards.platforms.comparison import comparison_card
from bot.cards.platforms.presses import LookCloser, ReadOn, ShowComparison, compared, platform_ids
from bot.cards.platforms.refusals import not_compared_card
from bot.commands.errors import say
from bot.commands.platform_choices import platform_choices
from bot.commands.press_router import Given, PressRouter
from bot.commands.services import Services
from bot.commands.showing import entry_by_key, entry_card, is_private, show_card
from bot.comparisons.compare import compare
from bot.comparisons.table import Table, table
from bot.knowledge.subjects import Subject

Interaction: TypeAlias = discord.Interaction[Any]

NAME_LIMIT = 100
Name: TypeAlias = app_commands.Range[str, 1, NAME_LIMIT]
ABOUT = [app_commands.Choice(name=subject.label, value=subject.value) for subject in Subject]


class CompareCommand(commands.Cog, name="Compare"):
    """Two or three platforms side by side."""

    def __init__(self, services: Services, presses: PressRouter) -> None:
        self._services = services
        presses.on(ShowComparison, self._show)
        presses.on(LookCloser, self._look_closer)
        presses.on(ReadOn, self._read_on)

    @app_commands.command(name="compare", description=words.COMPARE_DESCRIPTION)
    @app_commands.describe(
        first=words.COMPARE_NAMES[0],
        second=words.COMPARE_NAMES[1],
        third=words.COMPARE_NAMES[2],
        about=words.COMPARE_ABOUT,
        private=words.PRIVATE,
    )
    @app_commands.choices(about=ABOUT)
    async def compare(
        self,
        interaction: Interaction,
        first: Name,
        second: Name,
        third: Name | None = None,
        about: str | None = None,
        private: bool = False,
    ) -> None:
        """Show them publicly; what cannot be compared, only to whoever asked."""
        knowledge = self._services.desk.knowledge
        names = [name for name in (first, second, third) if name]
        match compare(knowledge, names, Subject(about) if about else None):
            case Table() as found:
                self._remember(interaction, found.platforms)
                card = comparison_card(found, knowledge, self._services.today)
                await interaction.response.send_message(view=card, ephemeral=private)
            case refusal:
                card = not_compared_card(refusal, names, knowledge)
                await interaction.response.send_message(view=card, ephemeral=True)

    @compare.autocomplete("first")
    @compare.autocomplete("second")
    @compare.autocomplete("third")
    async def suggest(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer platforms by name and alias."""
        return platform_choices(self._services.desk.knowledge, typed)

    async def _show(self, interaction: Interaction, press: ShowComparison, _: Given) -> None:
        await self._compared(interaction, compared(press), press.about)

    async def _look_closer(self, interaction: Interaction, press: LookCloser, given: Given) -> None:
        about = next((subject for subject in Subject if subject in given.values), None)
        await self._compared(interaction, compared(press), about)

    async def _read_on(self, interaction: Interaction, _: ReadOn, given: Given) -> None:
        entry = entry_by_key(self._services, given.values[0]) if given.values else None
        card = entry_card(self._services, entry) if entry else None
        if card is None:
            await say(interaction, common.ENTRY_GONE)
        else:
            await show_card(interaction, card, in_place=False)

    async def _compared(self, interaction: Interaction, keys: Sequence[str], about: Subject | None) -> None:
        knowledge = self._services.desk.knowledge
        platforms = platform_ids(knowledge, keys)
        if platforms is None:
            await say(interaction, words.PLATFORM_GONE)
            return
        self._remember(interaction, platforms)
        found = table(knowledge, platforms, [about] if about else tuple(Subject))
        card = comparison_card(found, knowledge, self._services.today)
        await show_card(interaction, card, in_place=is_private(interaction))

    def _remember(self, interaction: Interaction, platforms: Sequence[str]) -> None:
        # What somebody just read is what "and which of them pays faster?" is about.
        names = " vs ".join(map(self._services.desk.knowledge.platform_name, platforms))
        self._services.conversations.add(interaction.user.id, interaction.channel_id or 0, names)
