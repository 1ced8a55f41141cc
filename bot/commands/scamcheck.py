"""/scamcheck and the message menu "Check for scam": only the person who asks sees the outcome."""

from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.scams import words
from bot.cards.scams.check import check_card
from bot.cards.scams.form import FIELD, TEXT_LIMIT, check_form
from bot.cards.scams.presses import CheckText
from bot.commands.errors import say
from bot.commands.press_router import Given, PressRouter
from bot.commands.scam_desk import ScamDesk
from bot.commands.services import Services

Interaction: TypeAlias = discord.Interaction[Any]


class ScamCheck(commands.Cog):
    """Checks what somebody got; nothing of it is kept."""

    def __init__(
        self, services: Services, scams: ScamDesk, presses: PressRouter, tree: app_commands.CommandTree[Any]
    ) -> None:
        self._services = services
        self._scams = scams
        self._tree = tree
        self._menu = app_commands.ContextMenu(name=words.CHECK_FOR_SCAM, callback=self.check_message)
        presses.on(CheckText, self._form)

    async def cog_load(self) -> None:
        """Add the menu; cogs cannot hold one by decorator."""
        self._tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take it away again."""
        self._tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command(name="scamcheck", description=words.SCAMCHECK_DESCRIPTION)
    @app_commands.describe(text=words.SCAMCHECK_TEXT)
    async def scamcheck(
        self, interaction: Interaction, text: app_commands.Range[str, 1, TEXT_LIMIT] | None = None
    ) -> None:
        """Check a text, or open a field for a longer one."""
        if text is None:
            await interaction.response.send_modal(check_form())
        else:
            await self._show(interaction, text)

    async def check_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Check somebody's message, and what it forwards."""
        await self._show(interaction, whole_text(message))

    async def _form(self, interaction: Interaction, _: CheckText, given: Given) -> None:
        await self._show(interaction, given.fields.get(FIELD, ""))

    async def _show(self, interaction: Interaction, text: str) -> None:
        if not text.strip():
            await say(interaction, words.NOTHING_TO_CHECK)
            return
        card = check_card(self._scams.check(text), self._services.desk.knowledge)
        await interaction.response.send_message(view=card, ephemeral=True)


def whole_text(message: discord.Message) -> str:
    """The words of a message and of the messages that it forwards."""
    forwarded = (snapshot.content for snapshot in message.message_snapshots)
    return "\n".join(filter(None, (message.content, *forwarded)))
