"""Whether the bot can do its work now, and if not, why."""

from collections.abc import Iterator
from dataclasses import dataclass

import discord

from bot.operations.gateway import shards_of
from bot.storage.engine import Database, StorageError

# Discord is heard at least every 41 seconds, when it answers a heartbeat.
LONGEST_SILENCE = 100.0


@dataclass(frozen=True, slots=True)
class Health:
    """Everything that keeps the bot from answering, in words; nothing when it is ready."""

    troubles: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether members are answered."""
        return not self.troubles


async def look(client: discord.AutoShardedClient, database: Database) -> Health:
    """Look at the connections and ask the database."""
    troubles = list(_gateway(client))
    try:
        await database.ping()
    except StorageError as error:
        troubles.append(f"the database cannot be used: {error}")
    return Health(tuple(troubles))


def _gateway(client: discord.AutoShardedClient) -> Iterator[str]:
    shards = shards_of(client)
    for shard in shards:
        if shard.silent_for is None:
            yield f"shard {shard.number} is not connected to Discord"
        elif shard.silent_for > LONGEST_SILENCE:
            yield f"shard {shard.number} has heard nothing from Discord for {shard.silent_for:.0f} seconds"
    if not client.is_ready() and all(shard.silent_for is not None for shard in shards):
        yield "the session with Discord is not ready yet"
