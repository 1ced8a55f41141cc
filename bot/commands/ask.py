"""/ask."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.results import Answer, Mode, Result
from bot.cards import words
from bot.cards.limits import CHOICE_LIMIT, MENU_OPTIONS, clip
from bot.commands.deferring import deferring
from bot.commands.errors import say
from bot.commands.services import Services
from bot.commands.showing import Question, asks_nothing, keep_unanswered, remember_card, result_card
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.reception import BusyError, Turn
from bot.servers.channels import ChannelMode

Interaction: TypeAlias = discord.Interaction[Any]

QUESTION_LIMIT = 1_000


class Ask(commands.Cog):
    """Questions through the slash command."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._choices = Choices()

    @app_commands.command(name="ask", description=words.ASK_DESCRIPTION)
    @app_commands.describe(question=words.ASK_QUESTION, private=words.ASK_PRIVATE)
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, QUESTION_LIMIT],
        private: bool = False,
    ) -> None:
        """Answer publicly where there is an answer; anything else only the asker sees."""
        services = self._services
        if not services.pace.allows(interaction.user.id):
            await say(interaction, words.TOO_FAST)
            return
        asked = question_of(interaction, question)
        if asks_nothing(asked.text):
            await say(interaction, words.EMPTY_QUESTION)
            return
        try:
            async with deferring(interaction, services.metrics):
                result = await self._result(asked)
                kept = await keep_unanswered(services, asked, result, Mode.DIRECT)
                channel = (await services.servers.of(asked.guild)).channel(asked.channel, asked.parent)
        except BusyError:
            await say(interaction, words.BUSY)
            return
        card = result_card(services, result, asked.asker, kept=kept)
        if interaction.response.is_done():
            # Whoever had to wait sees the answer alone: whether others may was to be said before there was one.
            message: int | None = (await interaction.followup.send(view=card, ephemeral=True, wait=True)).id
        else:
            hidden = private or channel.mode is ChannelMode.OFF or not isinstance(result, Answer)
            message = (await interaction.response.send_message(view=card, ephemeral=hidden)).message_id
        remember_card(services, message, asked, result, Mode.DIRECT)

    @ask.autocomplete("question")
    async def suggest(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer questions that look like what has been typed so far."""
        try:
            found = await self._services.reception.do(lambda answerer: answerer.find(typed, MENU_OPTIONS), Turn.TYPING)
        except BusyError:
            return []
        labels = dict.fromkeys(map(choice_of, found))
        return [app_commands.Choice(name=label, value=label) for label in labels][:MENU_OPTIONS]

    async def _result(self, asked: Question) -> Result:
        # A choice of the list comes back as its text; it must lead to exactly that entry.
        desk = self._services.desk
        if entry := self._choices.of(desk.knowledge).get(asked.text):
            self._services.conversations.add(asked.asker, asked.channel, asked.text)
            opened = desk.answerer.open(entry)
            self._services.tally.count(asked.guild, opened, Mode.DIRECT)
            return opened
        return await self._services.ask(
            asked.text, asked.asker, asked.channel, turn=Turn.COMMAND, guild=asked.guild, parent=asked.parent
        )


class Choices:
    """Which entry each choice of the list leads to, worked out once for each knowledge."""

    def __init__(self) -> None:
        self._knowledge: Knowledge | None = None
        self._entries: Mapping[str, Entry] = {}

    def of(self, knowledge: Knowledge) -> Mapping[str, Entry]:
        """The entries by their choice, the first of several that look the same."""
        if knowledge is not self._knowledge:
            self._entries = {choice_of(entry): entry for entry in reversed(knowledge.entries)}
            self._knowledge = knowledge
        return self._entries


def choice_of(entry: Entry) -> str:
    """An entry as the list shows it."""
    return clip(entry.question, CHOICE_LIMIT)


def question_of(interaction: Interaction, text: str) -> Question:
    """A question together with the place it was asked in."""
    channel = interaction.channel
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return Question(text.strip(), interaction.user.id, interaction.channel_id or 0, interaction.guild_id, parent)
