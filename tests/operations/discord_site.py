"""As much of Discord as the doctor asks and a start needs, on loopback; its gateway can fall silent."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import discord
import pytest
import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

APPLICATION, GUILD, BOT_ROLE = 123456789012345678, 300, 301
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz-0123456789"
MESSAGE_CONTENT_LIMITED = 1 << 19
DISPATCH, HEARTBEAT, IDENTIFY, HELLO, ACKNOWLEDGED = 0, 1, 2, 10, 11


@dataclass
class DiscordSite:
    """What Discord knows of one bot; a test changes it before asking."""

    flags: int = 0
    starts_left: int = 900
    starts_again_after: float = 0
    shards: int = 1
    identifies_at_once: int = 1
    date: str | None = None
    role_permissions: discord.Permissions = field(default_factory=discord.Permissions.all_channel)
    asked: list[str] = field(default_factory=list)
    silent: bool = False
    refuses_with: int | None = None
    refuses_to_greet: int = 0
    sessions: list[web.WebSocketResponse] = field(default_factory=list)
    identified: asyncio.Event = field(default_factory=asyncio.Event)
    beats: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, request: web.Request) -> web.Response:
        """One request."""
        self.asked.append(request.path)
        if request.path == "/gateway":
            return _json({"url": f"ws://{request.host}/socket"}, headers={"Date": self.date} if self.date else {})
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        if request.method == "PUT" and request.path.endswith("/commands"):
            return _json([])
        known = self._known()
        if request.path not in known:
            code, status = (50001, 403) if request.path == "/channels/403" else (10003, 404)
            return _json({"message": "no", "code": code}, status=status)
        return _json(known[request.path])

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        """The gateway, as long as the session is never resumed."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if self.refuses_to_greet:
            self.refuses_to_greet -= 1
            await socket.close()
            return socket
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 200}})
        async for message in socket:
            said = message.json()
            if said["op"] == HEARTBEAT:
                self.beats.set()
            if said["op"] == HEARTBEAT and not self.silent:
                await socket.send_json({"op": ACKNOWLEDGED})
            if said["op"] == IDENTIFY and self.refuses_with:
                await socket.close(code=self.refuses_with)
            elif said["op"] == IDENTIFY:
                self.identified.set()
                self.sessions.append(socket)
                known = self._known()
                ready = {
                    **{"v": 10, "user": known["/users/@me"], "guilds": [], "session_id": "s"},
                    **{"resume_gateway_url": f"ws://{request.host}/socket"},
                    "application": {"id": str(APPLICATION), "flags": 0},
                    "shard": said["d"].get("shard", [0, 1]),
                }
                await socket.send_json({"op": DISPATCH, "t": "READY", "s": 1, "d": ready})
        return socket

    async def has_sessions(self, count: int) -> None:
        """Wait until a shard identified for so-many-th time."""
        async with asyncio.timeout(20):
            while len(self.sessions) < count:  # noqa: ASYNC110 - nobody tells us when
                await asyncio.sleep(0.01)

    def _known(self) -> dict[str, Any]:
        user = {"id": str(APPLICATION), "username": "answers", "discriminator": "0", "avatar": None}
        channel = {
            "id": "400",
            "type": 0,
            "name": "questions",
            "guild_id": str(GUILD),
            "position": 0,
            "permission_overwrites": [],
        }
        roles = [
            {"id": str(GUILD), "name": "@everyone", "permissions": "0"},
            {"id": str(BOT_ROLE), "name": "answers", "permissions": str(self.role_permissions.value)},
        ]
        looks = {"color": 0, "colors": {"primary_color": 0}, "hoist": False, "position": 0, "managed": False}
        guild = {"id": str(GUILD), "name": "Lounge", "owner_id": "1", "emojis": [], "stickers": [], "features": []}
        return {
            "/users/@me": {**user, "bot": True},
            "/oauth2/applications/@me": {
                **{"id": str(APPLICATION), "name": "Answers", "description": "", "icon": None, "flags": self.flags},
                **{"bot_public": True, "bot_require_code_grant": False, "verify_key": "", "team": None, "owner": user},
            },
            "/gateway/bot": {
                "url": "wss://x",
                "shards": self.shards,
                "session_start_limit": {
                    "total": 1000,
                    "remaining": self.starts_left,
                    "reset_after": round(1_000 * self.starts_again_after),
                    "max_concurrency": self.identifies_at_once,
                },
            },
            "/channels/400": channel,
            f"/guilds/{GUILD}": {
                **guild,
                **{"roles": [{**role, **looks, "mentionable": False, "flags": 0} for role in roles]},
                **{"verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0},
                **{"mfa_level": 0, "nsfw_level": 0, "premium_tier": 0, "preferred_locale": "en-US", "afk_timeout": 60},
                **{"system_channel_flags": 0, "premium_progress_bar_enabled": False},
            },
            f"/guilds/{GUILD}/channels": [channel],
            f"/guilds/{GUILD}/members/{APPLICATION}": {
                **{"user": user, "roles": [str(BOT_ROLE)], "joined_at": "2026-01-01T00:00:00+00:00"},
                **{"deaf": False, "mute": False, "flags": 0},
            },
        }


def _json(content: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # discord.py reads JSON only where the type is exactly this, without a charset.
    body = json.dumps(content).encode()
    return web.Response(body=body, status=status, content_type="application/json", headers=headers)


@asynccontextmanager
async def serving(site: DiscordSite, patch: pytest.MonkeyPatch) -> AsyncIterator[DiscordSite]:
    """Let discord.py and the doctor ask this instead of the real one."""
    application = web.Application()
    application.router.add_get("/socket", site.socket)
    application.router.add_get("/socket/", site.socket)
    application.router.add_route("*", "/{path:.*}", site.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    served = web.TCPSite(runner, "127.0.0.1", 0)
    await served.start()
    place = f"127.0.0.1:{runner.addresses[0][1]}"
    patch.setattr(Route, "BASE", f"http://{place}")
    patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(f"ws://{place}/socket"))
    try:
        yield site
    finally:
        await runner.cleanup()
