"""Who is a moderator, and where moderators are told of things.

`is_moderator`: may manage the server, or has one of the roles that `/settings` names. It is asked anew on every press,
so a button of somebody who no longer is one does nothing.

`may_edit`: such a moderator, in a server whose moderators keep the knowledge. All servers share the knowledge, and
anybody may invite a bot that is public; so where the bot is in several, the operator names those servers in
KNOWLEDGE_SERVERS. Until then nobody may edit there. Where there are several shards, it is in several.
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
        return self.keeps_knowledge(interaction.client, interaction.guild_id) and await self.is_moderator(interaction)

    async def admit(self, interaction: Interaction, *, editing: bool = True) -> bool:
        """`may_edit` (or `is_moderator`), having told whoever may not why."""
        if not await self.is_moderator(interaction):
            await say(interaction, words.MODERATORS_ONLY)
            return False
        if editing and not self.keeps_knowledge(interaction.client, interaction.guild_id):
            await say(interaction, words.NO_KNOWLEDGE_SERVER if not self._knowledge_servers else words.NOT_EDITED_HERE)
            return False
        return True

    def keeps_knowledge(self, client: discord.Client, guild: int | None) -> bool:
        """Whether the moderators of a server keep the knowledge."""
        if self._knowledge_servers:
            return guild in self._knowledge_servers
        return (client.shard_count or 1) == 1 and [known.id for known in client.guilds] == [guild]

    def knowledge_guilds(self, client: discord.Client) -> list[discord.Guild]:
        """Those of the servers of this process whose moderators keep the knowledge."""
        return [guild for guild in client.guilds if self.keeps_knowledge(client, guild.id)]

    async def channel(self, guild: discord.Guild) -> Room | None:
        """Where the moderators of a server are told of things; None where nobody chose a channel, or it is gone."""
        where = (await self._servers.of(guild.id)).moderator_channel
        found = guild.get_channel_or_thread(where) if where else None
        return found if isinstance(found, Room) else None

    async def room(self, client: discord.Client, guild: int) -> Room | None:
        """The same for a server that another process may hold: then Discord is asked."""
        home = client.get_guild(guild)
        if home is not None:
            return await self.channel(home)
        where = (await self._servers.of(guild)).moderator_channel
        found = await room_elsewhere(client, where) if where else None
        return found if found is not None and found.guild.id == guild else None

    async def tell_keepers(self, client: discord.Client, card: Card) -> None:
        """Post a card wherever moderators keep the knowledge, whichever process holds that server."""
        here = {guild.id for guild in self.knowledge_guilds(client)}
        for guild in sorted(here | self._knowledge_servers):
            if room := await self.room(client, guild):
                await post(room, card)

    async def tell(
        self, guild: discord.Guild, card: Card, files: Sequence[discord.File] = ()
    ) -> discord.Message | None:
        """Post a card in the moderators' channel, pinging nobody; None where there is none or the bot may not write."""
        room = await self.channel(guild)
        return None if room is None else await post(room, card, files)


async def room_elsewhere(client: discord.Client, channel: int) -> Room | None:
    """A channel of a server that another process holds; None where it is gone or closed to the bot."""
    try:
        found = await client.fetch_channel(channel)
    except (discord.NotFound, discord.Forbidden):
        return None
    return found if isinstance(found, Room) else None


async def post(room: Room, card: Card, files: Sequence[discord.File] = ()) -> discord.Message | None:
    """Post a card, pinging nobody; None where the bot may not write."""
    sent = await send_to(room, card, files)
    if sent is None:
        log.warning("I may not write in channel %s, where moderators are told of things", room.id)
    return sent


def home_of(interaction: Interaction) -> discord.Guild | None:
    """The server somebody acts in, None in a direct message and where the bot is no member."""
    return interaction.client.get_guild(interaction.guild_id) if interaction.guild_id is not None else None
