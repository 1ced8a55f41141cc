"""The server as a whole: started on a free port of loopback, and what tests and benchmarks do with it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.local_discord.gateway import Gateway
from tests.local_discord.limits import Limits
from tests.local_discord.openapi import validator
from tests.local_discord.rest import PREFIX, Rest
from tests.local_discord.world import BOT_ID, Sent, World, channel_object, snowflake, user

ALL_PERMISSIONS = str(2**52 - 1)


@dataclass
class LocalDiscord:
    """A running server."""

    world: World
    rest: Rest
    gateway: Gateway
    limits: Limits
    address: str

    @property
    def sent(self) -> list[Sent]:
        """Every message that reached a channel, once each."""
        return [message for message in self.world.sent if message.channel]

    async def slash(self, name: str, *, guild: int, channel: int, member: int, **options: str) -> float:
        """Use a command as a member; seconds until the answer came."""
        token = f"token-{snowflake()}"
        command = next(command for command in self.rest.commands if command["name"] == name)
        given = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
        data = {
            "id": str(snowflake()), "application_id": str(BOT_ID), "type": 2, "token": token, "version": 1,
            "guild_id": str(guild), "channel_id": str(channel), "channel": channel_object(self.world, channel),
            "member": self._member(member), "app_permissions": ALL_PERMISSIONS, "attachment_size_limit": 10_000_000,
            "locale": "en-US", "guild_locale": "en-US",
            "entitlements": [], "authorizing_integration_owners": {"0": str(guild)}, "context": 0,
            "data": {"id": command["id"], "name": name, "type": 1, "options": given},
        }  # fmt: skip
        return await self._answer(token, "INTERACTION_CREATE", data, guild)

    async def mention(self, text: str, *, guild: int, channel: int, member: int) -> float:
        """Write to the bot in a channel; seconds until it replied."""
        message = self.world.keep(channel, {"content": f"<@{BOT_ID}> {text}"}, author=member)
        self.world.sent.pop()
        data = self._message(message.id, message.body["content"], guild, channel, member)
        data["mentions"] = [user(BOT_ID, bot=True)]
        return await self._answer(str(message.id), "MESSAGE_CREATE", data, guild)

    async def chat(self, text: str, *, guild: int, channel: int, member: int) -> None:
        """Write to nobody in particular, and expect nothing."""
        await self.gateway.emit("MESSAGE_CREATE", self._message(snowflake(), text, guild, channel, member), guild)

    async def ready(self, shards: int = 1, within: float = 60.0) -> None:
        """Wait until so many shards are connected."""
        async with asyncio.timeout(within):
            while len(self.gateway.sessions) < shards:  # noqa: ASYNC110 - the server has no such event
                await asyncio.sleep(0.02)

    async def _answer(self, key: str, event: str, data: dict[str, Any], guild: int) -> float:
        waiting: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self.rest.answers[key] = waiting
        begun = time.monotonic()
        await self.gateway.emit(event, data, guild)
        async with asyncio.timeout(30):
            return await waiting - begun

    def _message(self, id_: int, text: str, guild: int, channel: int, member: int) -> dict[str, Any]:
        return {
            "id": str(id_), "channel_id": str(channel), "guild_id": str(guild), "type": 0, "author": user(member),
            "member": {key: value for key, value in self._member(member).items() if key != "user"},
            "content": text, "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None,
            "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [],
            "embeds": [], "pinned": False, "flags": 0, "components": [],
        }  # fmt: skip

    @staticmethod
    def _member(id_: int) -> dict[str, Any]:
        return {
            "user": user(id_), "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False,
            "flags": 0, "permissions": ALL_PERMISSIONS, "nick": None, "avatar": None,
        }  # fmt: skip


@asynccontextmanager
async def local_discord(limits: Limits | None = None, *, check: bool = True) -> AsyncIterator[LocalDiscord]:
    """Serve on loopback for as long as the block lasts; `check` holds bodies against Discord's description."""
    world, limits = World(), limits or Limits()
    gateway = Gateway(world)
    rest = Rest(world, gateway, limits, validator() if check else None)
    app = web.Application(middlewares=[rest.gate])
    app.add_routes([web.get("/gateway/", gateway.connect), *rest.routes()])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        gateway.url = f"ws://127.0.0.1:{port}/gateway/"
        yield LocalDiscord(world, rest, gateway, limits, f"http://127.0.0.1:{port}{PREFIX}")
    finally:
        await gateway.drop()
        await runner.cleanup()
