"""What happens when somebody sends one of the two forms."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import discord
from discord.ext import commands

from bot.answers.results import Mode
from bot.cards import words
from bot.cards.card import notice
from bot.cards.modals import FIELD, QUESTION_FORM, REASON_FORM
from bot.commands.errors import guarded, say
from bot.commands.services import Services
from bot.commands.showing import asks_nothing
from bot.storage.unanswered import Reason

Interaction: TypeAlias = discord.Interaction[Any]


class Forms(commands.Cog):
    """Reads forms from the event itself, so that one opened before a restart still arrives."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Take the text out of a form that is ours."""
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        data: Mapping[str, Any] = interaction.data or {}
        text = _text(data.get("components", ())).strip()
        if data.get("custom_id") == REASON_FORM:
            await guarded(interaction, self._reason(interaction, text))
        elif data.get("custom_id") == QUESTION_FORM:
            await guarded(interaction, self._question(interaction, text))

    async def _reason(self, interaction: Interaction, text: str) -> None:
        message = interaction.message
        explained = not text or (
            message is not None and await self._services.feedback.explain(message.id, interaction.user.id, text)
        )
        await say(interaction, words.THANKS_DOWN if explained else words.NO_THUMB_DOWN)

    async def _question(self, interaction: Interaction, text: str) -> None:
        if asks_nothing(text):
            await say(interaction, words.EMPTY_QUESTION)
            return
        kept = await self._services.put_on_list(
            text,
            Reason.NONE_OF_THESE,
            mode=Mode.DIRECT,
            guild=interaction.guild_id,
            channel=interaction.channel_id,
        )
        thanks = notice(words.THANKS_NONE if kept else words.VOTE_FAILED)
        if interaction.message is not None:
            await interaction.response.edit_message(view=thanks)
        else:
            await interaction.response.send_message(view=thanks, ephemeral=True)


def _text(components: Iterable[Mapping[str, Any]]) -> str:
    for component in components:
        inner = component.get("component")
        nested = [inner] if inner else component.get("components", ())
        if component.get("custom_id") == FIELD:
            return str(component.get("value") or "")
        if found := _text(nested):
            return found
    return ""
