"""/ask."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.results import Answer, Mode, Result
from bot.cards import words
from bot.cards.limits import CHOICE_LIMIT, MENU_OPTIONS, clip
from bot.commands.errors import say
from bot.commands.services import Services
from bot.commands.showing import Question, asks_nothing, keep_unanswered, remember_card, result_card
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
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
        result = await self._result(asked)
        kept = await keep_unanswered(services, asked, result, Mode.DIRECT)
        card = result_card(services, result, asked.asker, kept=kept)
        channel = (await services.servers.of(asked.guild)).channel(asked.channel, asked.parent)
        hidden = private or channel.mode is ChannelMode.OFF or not isinstance(result, Answer)
        sent = await interaction.response.send_message(view=card, ephemeral=hidden)
        remember_card(services, sent.message_id, asked, result, Mode.DIRECT)

    @ask.autocomplete("question")
    async def suggest(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer questions that look like what has been typed so far."""
        found = self._services.desk.answerer.find(typed, MENU_OPTIONS)
        labels = dict.fromkeys(map(choice_of, found))
        return [app_commands.Choice(name=label, value=label) for label in labels][:MENU_OPTIONS]

    async def _result(self, asked: Question) -> Result:
        # A choice of the list comes back as its text; it must lead to exactly that entry.
        desk = self._services.desk
        if entry := self._choices.of(desk.knowledge).get(asked.text):
            self._services.conversations.add(asked.asker, asked.channel, asked.text)
            return desk.answerer.open(entry)
        return await self._services.ask(
            asked.text, asked.asker, asked.channel, mode=Mode.DIRECT, guild=asked.guild, parent=asked.parent
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
