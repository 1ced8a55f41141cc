"""Questions in plain messages: mentions, replies to the bot, direct messages, and channels that switched it on."""

import datetime as dt
import logging
import re

import discord
from discord.ext import commands

from bot.answers.results import Answer, Mode, Result
from bot.cards import words
from bot.cards.answer import answer_card, answer_key
from bot.cards.card import Card, notice
from bot.cards.choices import notice_with_browse, offer_card
from bot.cards.dates import write_dates
from bot.commands.memory import Shelf
from bot.commands.sending import send_reply
from bot.commands.services import Services
from bot.commands.showing import Question, asks_nothing, keep_unanswered, remember_card, result_card
from bot.reception import BusyError, Turn
from bot.servers.channels import ChannelMode

log = logging.getLogger(__name__)

PLAIN_MESSAGES = frozenset({discord.MessageType.default, discord.MessageType.reply})
BUSY_AGAIN = dt.timedelta(seconds=20)
BUSY_CHANNELS = 1_000
COURTESIES = re.compile(
    r"\W*(thanks?( you)?|thank u|ty|tysm|thx|cheers|ok(ay)?|k|great|cool|nice|perfect|awesome|got it|good bot|lol)"
    r"(\s+(so much|a lot|very much|bot|man|mate))?\W*",
    re.IGNORECASE,
)


class Messages(commands.Cog):
    """Listens; speaks only when spoken to, or where moderators switched it on."""

    def __init__(self, services: Services, client: discord.Client) -> None:
        self._services = services
        self._client = client
        self._mute_channels: set[int] = set()
        self._said_busy: Shelf[int, bool] = Shelf(services.clock, BUSY_AGAIN, BUSY_CHANNELS)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Sort out who is meant."""
        if message.author.bot or message.webhook_id is not None or message.type not in PLAIN_MESSAGES:
            return
        server = await self._services.servers.of(message.guild.id if message.guild else None)
        mode = server.channel(message.channel.id, _parent(message)).mode
        if mode is ChannelMode.OFF:
            return
        write_dates(server.dates)
        if self._is_to_me(message):
            await self._direct(message)
        elif mode.unasked and self._is_overheard(message) and not server.is_quiet(self._services.clock()):
            await self._passive(message, mode)

    async def _direct(self, message: discord.Message) -> None:
        if not message.content:
            # Without the Message Content intent a reply that does not ping us arrives without its words.
            return
        services = self._services
        question = self._question(message)
        if COURTESIES.fullmatch(question.text) or not services.pace.allows(question.asker):
            return
        if asks_nothing(question.text):
            await self._reply(message, notice_with_browse(words.ASK_ME))
            return
        try:
            result = await self._ask(question, Turn.MENTION)
        except BusyError:
            await self._say_busy(message)
            return
        kept = await keep_unanswered(services, question, result, Mode.DIRECT)
        sent = await self._reply(message, result_card(services, result, question.asker, kept=kept))
        if sent is not None:
            remember_card(services, sent.id, question, result, Mode.DIRECT)

    async def _passive(self, message: discord.Message, channel_mode: ChannelMode) -> None:
        services = self._services
        question = self._question(message)
        if not services.desk.answerer.gate.lets_through(question.text):
            return
        try:
            result = await self._ask(question, Turn.OVERHEARD)
        except BusyError:
            return
        if not isinstance(result, Answer):
            return
        cooldown = (answer_key(result), question.channel)
        if services.cooldowns.get(cooldown):
            return
        if channel_mode is ChannelMode.SUGGEST:
            card = offer_card(result, question.asker)
        else:
            card = answer_card(result, services.desk.knowledge, today=services.today, dismissable_by=question.asker)
        # Before sending, so that the same question twice at once gets one answer.
        services.cooldowns.put(cooldown, True)
        if await self._reply(message, card) is not None:
            services.conversations.add(question.asker, question.channel, question.text)

    async def _ask(self, question: Question, turn: Turn) -> Result:
        return await self._services.ask(
            question.text, question.asker, question.channel, turn=turn, guild=question.guild, parent=question.parent
        )

    async def _say_busy(self, message: discord.Message) -> None:
        """Once a channel and while: to each of many it would be too much, too."""
        busy = self._said_busy
        if busy.get(message.channel.id) is None:
            busy.put(message.channel.id, True)
            await self._reply(message, notice(words.BUSY))

    async def _reply(self, message: discord.Message, card: Card) -> discord.Message | None:
        if not self._may_write(message):
            self._note_missing_permission(message.channel.id)
            return None
        sent = await send_reply(message, card)
        if sent is None:
            self._note_missing_permission(message.channel.id)
        else:
            self._mute_channels.discard(message.channel.id)
        return sent

    def _is_to_me(self, message: discord.Message) -> bool:
        me = self._client.user
        if me is None:
            return False
        if message.guild is None:
            return True
        replied = message.reference.resolved if message.reference else None
        answers_me = isinstance(replied, discord.Message) and replied.author.id == me.id
        return answers_me or me in message.mentions or bool(self._my_roles(message))

    def _my_roles(self, message: discord.Message) -> list[int]:
        # People often pick the bot's own role, which has the same name, instead of the bot.
        me = self._client.user
        return [role.id for role in message.role_mentions if me and role.tags and role.tags.bot_id == me.id]

    def _is_overheard(self, message: discord.Message) -> bool:
        # Whoever replies to a person or names one is talking to them, not to the room.
        to_somebody = message.reference is not None or message.mentions or message.role_mentions
        return bool(message.content) and not to_somebody

    def _question(self, message: discord.Message) -> Question:
        me = self._client.user
        text = message.content
        if me is not None:
            text = re.sub(rf"<@!?{me.id}>", " ", text)
        for role in self._my_roles(message):
            text = text.replace(f"<@&{role}>", " ")
        guild = message.guild.id if message.guild else None
        return Question(text.strip(), message.author.id, message.channel.id, guild, _parent(message), message.id)

    def _may_write(self, message: discord.Message) -> bool:
        if message.guild is None:
            return True
        permissions = message.channel.permissions_for(message.guild.me)
        if isinstance(message.channel, discord.Thread):
            return permissions.view_channel and permissions.send_messages_in_threads
        return permissions.view_channel and permissions.send_messages

    def _note_missing_permission(self, channel: int) -> None:
        if channel not in self._mute_channels:
            self._mute_channels.add(channel)
            log.warning("I may not write in channel %s; a moderator can change that", channel)


def _parent(message: discord.Message) -> int | None:
    return message.channel.parent_id if isinstance(message.channel, discord.Thread) else None
