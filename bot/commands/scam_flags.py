"""Points out scams unasked, in channels where an operator switched it on; off by default."""

import datetime as dt
import logging

import discord
from discord.ext import commands

from bot.cards.scams.flag import flag_card, moderators_card
from bot.commands.memory import Shelf
from bot.commands.messages import PLAIN_MESSAGES
from bot.commands.scam_desk import ScamDesk
from bot.commands.scamcheck import whole_text
from bot.commands.sending import send_reply, send_to
from bot.commands.services import Services
from bot.scams.results import Check

log = logging.getLogger(__name__)

COOLDOWN_SIZE = 5_000


class ScamFlags(commands.Cog):
    """A short note beside the message and a line to the moderators, once per author and channel in a while."""

    def __init__(self, services: Services, scams: ScamDesk, client: discord.Client) -> None:
        self._settings = services.settings
        self._scams = scams
        self._client = client
        cooldown = dt.timedelta(minutes=services.settings.passive_cooldown_minutes)
        self._flagged: Shelf[tuple[int, int], bool] = Shelf(services.clock, cooldown, COOLDOWN_SIZE)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Read what is written in the chosen channels."""
        if not self._is_watched(message):
            return
        check = self._scams.check(whole_text(message))
        key = (message.author.id, message.channel.id)
        if not check.flagged or self._flagged.get(key):
            return
        # Before sending, so that two messages at once get one note.
        self._flagged.put(key, True)
        if await send_reply(message, flag_card(check)) is None:
            log.warning("I may not write in channel %s; a moderator can change that", message.channel.id)
        await self._tell_moderators(message, check)

    def _is_watched(self, message: discord.Message) -> bool:
        author, channel = message.author, message.channel
        if author.bot or message.webhook_id is not None or message.type not in PLAIN_MESSAGES:
            return False
        parent = channel.parent_id if isinstance(channel, discord.Thread) else None
        if not {channel.id, parent} & self._settings.scam_flag_channels:
            return False
        # Moderators quote scams to warn of them.
        return isinstance(author, discord.Member) and not channel.permissions_for(author).manage_messages

    async def _tell_moderators(self, message: discord.Message, check: Check) -> None:
        where = self._settings.moderator_channel
        channel = self._client.get_channel(where) if where else None
        if channel is None:
            return
        if not isinstance(channel, discord.TextChannel | discord.Thread) or channel.guild != message.guild:
            log.warning("MODERATOR_CHANNEL %s is no text channel of the server it should be told about", where)
            return
        card = moderators_card(check, message.author.mention, f"<#{message.channel.id}>", message.jump_url)
        if await send_to(channel, card) is None:
            log.warning("I may not write in MODERATOR_CHANNEL %s", where)
