"""How the connections to Discord's gateway are: what discord.py knows of its shards."""

import math
import time
from dataclasses import dataclass

import discord
from discord.gateway import DiscordWebSocket


@dataclass(frozen=True, slots=True)
class Shard:
    """One connection; `silent_for` seconds nothing came from Discord, None while it is not open."""

    number: int
    latency: float | None
    silent_for: float | None


def shards_of(client: discord.AutoShardedClient) -> tuple[Shard, ...]:
    """Every connection this process is to hold; as long as Discord was not asked how many, the first."""
    # Private, but nothing public says when a shard was last heard.
    open_ = {number: info._parent.ws for number, info in client.shards.items()}
    planned = client.shard_ids or range(client.shard_count or 1)
    return tuple(_shard(number, open_.get(number)) for number in planned)


def _shard(number: int, socket: DiscordWebSocket | None) -> Shard:
    keeper = socket._keep_alive if socket is not None and socket.open else None
    if socket is None or keeper is None:
        return Shard(number, None, None)
    # Heartbeats are answered every forty seconds, also where nobody writes: long silence means a dead connection.
    silent_for = time.perf_counter() - keeper._last_recv
    return Shard(number, socket.latency if math.isfinite(socket.latency) else None, silent_for)
