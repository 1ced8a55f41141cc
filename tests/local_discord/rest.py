"""The REST side: the routes that the bot uses, and nothing else."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.local_discord.faults import Fault
from tests.local_discord.gateway import Gateway
from tests.local_discord.limits import Limits
from tests.local_discord.openapi import Validator
from tests.local_discord.world import BOT_ID, World, channel_object, made_at, message_object, snowflake, user

PREFIX = "/api/v10"
# Answers to interactions are not counted.
UNCOUNTED = ("/interactions/", "/webhooks/")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Rest:
    """Answers requests; `problems` are those that Discord would not have understood."""

    world: World
    gateway: Gateway
    limits: Limits
    validator: Validator | None
    faults: list[Fault] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    requests: list[tuple[str, str]] = field(default_factory=list)
    commands: list[dict[str, Any]] = field(default_factory=list)
    closed_members: set[int] = field(default_factory=set)
    answers: dict[str, asyncio.Future[float]] = field(default_factory=dict)
    acknowledged: list[float] = field(default_factory=list)
    """Seconds from each interaction to the first response to it, by the moment in its id."""
    delay: float = 0.0
    refuses_token: bool = False

    def routes(self) -> list[web.RouteDef]:
        """The table of what is answered."""
        channel = PREFIX + "/channels/{channel}"
        webhook = PREFIX + "/webhooks/{application}/{token}"
        return [
            web.get(PREFIX + "/users/@me", self._me),
            web.get(PREFIX + "/oauth2/applications/@me", self._application),
            web.get(PREFIX + "/gateway", self._gateway),
            web.get(PREFIX + "/gateway/bot", self._gateway),
            web.put(PREFIX + "/applications/{application}/commands", self._put_commands),
            web.put(PREFIX + "/applications/{application}/guilds/{guild}/commands", self._put_commands),
            web.post(PREFIX + "/users/@me/channels", self._open_direct),
            web.get(channel, self._channel),
            web.get(channel + "/messages", self._history),
            web.post(channel + "/messages", self._send),
            web.post(PREFIX + "/interactions/{id}/{token}/callback", self._callback),
            web.post(webhook, self._followup),
            web.patch(webhook + "/messages/{message}", self._followup),
            web.route("*", PREFIX + "/{rest:.*}", self._unknown),
        ]

    @web.middleware
    async def gate(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """What comes before every answer: faults, limits, the token, the description."""
        if not request.path.startswith(PREFIX):
            return await handler(request)
        method, path = request.method, request.path.removeprefix(PREFIX)
        self.requests.append((method, path))
        body = await _body(request)
        if self.validator is not None and (problem := self.validator.problem(method, path, body)):
            self.problems.append(problem)
        if self.delay:
            await asyncio.sleep(self.delay)
        fault = next((fault for fault in self.faults if fault.strikes(method, path)), None)
        if fault is not None and not fault.acted_on:
            return _fail(request, fault)
        counted = not path.startswith(UNCOUNTED)
        if counted and (wait := self.limits.over_all()) is not None:
            return _too_many(wait, everywhere=True)
        if counted and (self.refuses_token or not request.headers.get("Authorization", "").startswith("Bot ")):
            return error(401, 0, "401: Unauthorized")
        response = await handler(request)
        return response if fault is None else _fail(request, fault)

    async def _me(self, _: web.Request) -> web.Response:
        return answer(user(BOT_ID, bot=True))

    async def _application(self, _: web.Request) -> web.Response:
        return answer(
            {
                "id": str(BOT_ID), "name": "FAQ", "icon": None, "description": "", "bot_public": True, "flags": 0,
                "bot_require_code_grant": False, "summary": "", "verify_key": "0" * 64, "owner": user(1), "team": None,
            }
        )  # fmt: skip

    async def _gateway(self, _: web.Request) -> web.Response:
        concurrency = self.gateway.concurrency
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": concurrency}
        shards = self.gateway.recommended
        return answer({"url": self.gateway.url, "shards": shards, "session_start_limit": limit})

    async def _put_commands(self, request: web.Request) -> web.Response:
        given = await request.json()
        common = {"application_id": str(BOT_ID), "version": str(snowflake()), "default_member_permissions": None}
        # The menu of a message has no description, and yet it comes back with one.
        self.commands = [{"description": "", **command, **common, "id": str(snowflake())} for command in given]
        return answer(self.commands)

    async def _open_direct(self, request: web.Request) -> web.Response:
        channel = self.world.direct_with(int((await request.json())["recipient_id"]))
        return answer(channel_object(self.world, channel))

    async def _channel(self, request: web.Request) -> web.Response:
        channel = int(request.match_info["channel"])
        return _gone() if channel not in self.world.channels else answer(channel_object(self.world, channel))

    async def _history(self, request: web.Request) -> web.Response:
        channel = int(request.match_info["channel"])
        if channel not in self.world.channels:
            return _gone()
        after, before = int(request.query.get("after", 0)), int(request.query.get("before", 2**63))
        limit = int(request.query.get("limit", 50))
        found = [one for one in self.world.by_channel.get(channel, []) if after < one.id < before]
        kept = found[:limit] if "after" in request.query else found[-limit:]
        return answer([message_object(self.world, one) for one in reversed(kept)])

    async def _send(self, request: web.Request) -> web.Response:
        channel = int(request.match_info["channel"])
        if channel not in self.world.channels:
            return _gone()
        if self.world.member_of(channel) in self.closed_members:
            return error(403, 50007, "Cannot send messages to this user")
        headers, wait = self.limits.in_channel(channel)
        if wait is not None:
            return _too_many(wait, everywhere=False, headers=headers)
        message = self.world.keep(channel, await request.json())
        if reference := message.body.get("message_reference"):
            self._answered(str(reference["message_id"]))
        return answer(message_object(self.world, message), headers=headers)

    async def _callback(self, request: web.Request) -> web.Response:
        body, token = await request.json(), request.match_info["token"]
        self.acknowledged.append(time.time() - made_at(int(request.match_info["id"])))
        if body["type"] == 4:
            self._answered(token)
        interaction = {"id": request.match_info["id"], "type": 2, "response_message_id": str(snowflake())}
        kept = self.world.keep(0, body.get("data") or {}) if body["type"] == 4 else None
        resource = {"type": body["type"], "message": message_object(self.world, kept)} if kept else None
        return answer({"interaction": interaction, "resource": resource})

    async def _followup(self, request: web.Request) -> web.Response:
        self._answered(request.match_info["token"])
        return answer(message_object(self.world, self.world.keep(0, await request.json())))

    async def _unknown(self, request: web.Request) -> web.Response:
        self.problems.append(f"{request.method} {request.path} is not served here")
        return error(404, 0, "404: Not Found")

    def _answered(self, what: str) -> None:
        waiting = self.answers.pop(what, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(time.monotonic())


def answer(data: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """JSON whose content type is exactly that: discord.py takes anything more for text."""
    return web.Response(body=json.dumps(data).encode(), status=status, headers=headers, content_type="application/json")


def error(status: int, code: int, message: str, headers: dict[str, str] | None = None, **more: Any) -> web.Response:
    """An error as Discord words it."""
    return answer({"code": code, "message": message, **more}, status=status, headers=headers)


async def _body(request: web.Request) -> Any:
    if request.content_type != "application/json" or not request.can_read_body:
        return None
    return json.loads(await request.read())


def _gone() -> web.Response:
    return error(404, 10003, "Unknown Channel")


def _too_many(wait: float, *, everywhere: bool, headers: dict[str, str] | None = None) -> web.Response:
    told = {**(headers or {}), "Via": "1.1 local", "Retry-After": str(wait)}
    # discord.py takes a 429 without this header for a ban.
    return error(429, 0, "You are being rate limited.", told, retry_after=wait, **{"global": everywhere})


def _fail(request: web.Request, fault: Fault) -> web.Response:
    if fault.status is None:
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)
    if fault.status == 429:
        return _too_many(fault.retry_after or 1.0, everywhere=False)
    return error(fault.status, fault.code, "Injected")
