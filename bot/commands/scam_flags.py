"""Points out scams unasked, in channels where an admin switched it on; off by default."""

import datetime as dt
import logging

import discord
from discord.ext import commands

from bot.cards.scams.flag import flag_card, moderators_card
from bot.commands.memory import Shelf
from bot.commands.messages import PLAIN_MESSAGES
from bot.commands.scam_desk import ScamDesk
from bot.commands.scamcheck import whole_text
from bot.commands.sending import send_reply
from bot.commands.services import Services

log = logging.getLogger(__name__)

COOLDOWN_SIZE = 5_000


class ScamFlags(commands.Cog):
    """A short note beside the message and a line to the moderators, once per author and channel in a while."""

    def __init__(self, services: Services, scams: ScamDesk) -> None:
        self._services = services
        self._scams = scams
        cooldown = dt.timedelta(minutes=services.settings.passive_cooldown_minutes)
        self._flagged: Shelf[tuple[int, int], bool] = Shelf(services.clock, cooldown, COOLDOWN_SIZE)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Read what is written in the chosen channels."""
        guild = message.guild
        if guild is None or not _may_be_flagged(message):
            return
        server = await self._services.servers.of(guild.id)
        channel = message.channel
        parent = channel.parent_id if isinstance(channel, discord.Thread) else None
        if not server.channel(channel.id, parent).flags_scams:
            return
        check = self._scams.check(whole_text(message))
        key = (message.author.id, message.channel.id)
        if not check.flagged or self._flagged.get(key):
            return
        # Before sending, so that two messages at once get one note.
        self._flagged.put(key, True)
        if not server.is_quiet(self._services.clock()) and await send_reply(message, flag_card(check)) is None:
            log.warning("I may not write in channel %s; a moderator can change that", channel.id)
        card = moderators_card(check, message.author.mention, f"<#{channel.id}>", message.jump_url)
        await self._services.moderators.tell(guild, card)


def _may_be_flagged(message: discord.Message) -> bool:
    author = message.author
    if author.bot or message.webhook_id is not None or message.type not in PLAIN_MESSAGES:
        return False
    # Moderators quote scams to warn of them.
    return isinstance(author, discord.Member) and not message.channel.permissions_for(author).manage_messages
