"""Who is a moderator, and where moderators are told of things.

`is_moderator`: may manage the server, or has one of the roles that `/settings` names. It is asked anew on every press,
so a button of somebody who no longer is one does nothing.

`may_edit`: such a moderator, in a server whose moderators keep the knowledge. All servers share the knowledge, and
anybody may invite a bot that is public; so where the bot is in several, the operator names those servers in
KNOWLEDGE_SERVERS. Until then nobody may edit there.
"""

import logging
from collections.abc import Sequence
from typing import Any, TypeAlias

import discord

from bot.cards import words
from bot.cards.card import Card
from bot.commands.errors import say
from bot.commands.sending import send_to
from bot.commands.servers import Servers

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]
Room: TypeAlias = discord.TextChannel | discord.Thread


class Moderators:
    """Asks who somebody is, in the server where they act."""

    def __init__(self, servers: Servers, knowledge_servers: frozenset[int]) -> None:
        self._servers = servers
        self._knowledge_servers = knowledge_servers

    async def is_moderator(self, interaction: Interaction) -> bool:
        """Whether whoever acts moderates the server they act in; never in a direct message."""
        member = interaction.user
        if home_of(interaction) is None or not isinstance(member, discord.Member):
            return False
        if interaction.permissions.manage_guild:
            return True
        server = await self._servers.of(interaction.guild_id)
        return any(member.get_role(role) is not None for role in server.moderator_roles)

    async def may_edit(self, interaction: Interaction) -> bool:
        """Whether whoever acts may change the knowledge."""
        return self._keeps_knowledge(interaction.client, interaction.guild_id) and await self.is_moderator(interaction)

    async def admit(self, interaction: Interaction, *, editing: bool = True) -> bool:
        """`may_edit` (or `is_moderator`), having told whoever may not why."""
        if not await self.is_moderator(interaction):
            await say(interaction, words.MODERATORS_ONLY)
            return False
        if editing and not self._keeps_knowledge(interaction.client, interaction.guild_id):
            await say(interaction, words.NO_KNOWLEDGE_SERVER if not self._knowledge_servers else words.NOT_EDITED_HERE)
            return False
        return True

    def knowledge_guilds(self, client: discord.Client) -> list[discord.Guild]:
        """The servers whose moderators keep the knowledge, and are told of what happens to it."""
        return [guild for guild in client.guilds if self._keeps_knowledge(client, guild.id)]

    async def channel(self, guild: discord.Guild) -> Room | None:
        """Where the moderators of a server are told of things; None where nobody chose a channel, or it is gone."""
        where = (await self._servers.of(guild.id)).moderator_channel
        found = guild.get_channel_or_thread(where) if where else None
        return found if isinstance(found, Room) else None

    async def tell(
        self, guild: discord.Guild, card: Card, files: Sequence[discord.File] = ()
    ) -> discord.Message | None:
        """Post a card in the moderators' channel, pinging nobody; None where there is none or the bot may not write."""
        room = await self.channel(guild)
        if room is None:
            return None
        sent = await send_to(room, card, files)
        if sent is None:
            log.warning("I may not write in channel %s, where moderators are told of things", room.id)
        return sent

    def _keeps_knowledge(self, client: discord.Client, guild: int | None) -> bool:
        if self._knowledge_servers:
            return guild in self._knowledge_servers
        return [known.id for known in client.guilds] == [guild]


def home_of(interaction: Interaction) -> discord.Guild | None:
    """The server somebody acts in, None in a direct message and where the bot is no member."""
    return interaction.client.get_guild(interaction.guild_id) if interaction.guild_id is not None else None
