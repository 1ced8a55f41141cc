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


def shards_of(client: discord.Client) -> tuple[Shard, ...]:
    """Every connection this process is to hold."""
    if isinstance(client, discord.AutoShardedClient):
        # Private, but nothing public says when a shard was last heard.
        return tuple(_shard(number, info._parent.ws) for number, info in sorted(client.shards.items()))
    return (_shard(client.shard_id or 0, client.ws),)


def _shard(number: int, socket: DiscordWebSocket | None) -> Shard:
    keeper = socket._keep_alive if socket is not None and socket.open else None
    if socket is None or keeper is None:
        return Shard(number, None, None)
    # Heartbeats are answered every forty seconds, also where nobody writes: long silence means a dead connection.
    silent_for = time.perf_counter() - keeper._last_recv
    return Shard(number, socket.latency if math.isfinite(socket.latency) else None, silent_for)
