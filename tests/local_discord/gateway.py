"""The gateway: sessions of one or more shards, heartbeats, events."""

import json
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.local_discord.world import BOT_ID, World, guild_object, snowflake, user

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 0, 1, 2, 6, 9, 10, 11
HEARTBEAT_MS = 41_250
IDENTIFY_SECONDS = 5.0


@dataclass(eq=False)
class Session:
    """One connected shard."""

    socket: web.WebSocketResponse
    shard: tuple[int, int]
    number: int = 0

    async def send(self, name: str, data: dict[str, Any]) -> None:
        """Dispatch an event."""
        self.number += 1
        await self.socket.send_json({"op": DISPATCH, "t": name, "s": self.number, "d": data})


@dataclass
class Gateway:
    """All sessions; `identified` counts IDENTIFYs by shard, `too_soon` those that were not yet their bucket's turn."""

    world: World
    url: str = ""
    recommended: int = 1
    concurrency: int = 1
    too_soon: int = 0
    sessions: list[Session] = field(default_factory=list)
    identified: list[tuple[int, int]] = field(default_factory=list)
    _last: dict[int, float] = field(default_factory=dict)

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, for as long as it lasts."""
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT_MS}})
        session: Session | None = None
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    continue
                read = json.loads(message.data)
                if read["op"] == HEARTBEAT:
                    await socket.send_json({"op": HEARTBEAT_ACK})
                elif read["op"] == IDENTIFY:
                    session = await self._begin(socket, read["d"])
                elif read["op"] == RESUME:
                    # Nothing is kept for a session that was interrupted: begin anew.
                    await socket.send_json({"op": INVALID_SESSION, "d": False})
        finally:
            if session in self.sessions:
                self.sessions.remove(session)
        return socket

    async def emit(self, name: str, data: dict[str, Any], guild: int | None = None) -> None:
        """Send an event to the shard that a server, or a direct message, belongs to."""
        for session in list(self.sessions):
            number, count = session.shard
            if not session.socket.closed and number == ((guild or 0) >> 22) % count:
                await session.send(name, data)

    async def drop(self) -> None:
        """Cut every connection."""
        for session in list(self.sessions):
            await session.socket.close(code=4000)

    async def _begin(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> Session:
        number, count = data.get("shard") or (0, 1)
        session = Session(socket, (number, count))
        bucket, now = number % self.concurrency, time.monotonic()
        self.too_soon += now - self._last.get(bucket, -IDENTIFY_SECONDS) < IDENTIFY_SECONDS
        self._last[bucket] = now
        self.identified.append((number, count))
        guilds = [guild for guild in self.world.guilds.values() if (guild.id >> 22) % count == number]
        ready = {
            "v": 10, "user": user(BOT_ID, bot=True), "session_id": str(snowflake()), "resume_gateway_url": self.url,
            "shard": [number, count], "application": {"id": str(BOT_ID), "flags": 0},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
        }  # fmt: skip
        await session.send("READY", ready)
        for guild in guilds:
            await session.send("GUILD_CREATE", guild_object(self.world, guild))
        self.sessions.append(session)
        return session
