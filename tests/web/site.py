"""A site on loopback that behaves in every way a site can."""

import asyncio
import gzip
import socket
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

PAGE = b"<!doctype html><title>Jobs</title>"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """Answers with what a test lays down; `asked` holds the requests that came."""

    pages: dict[str, Handler] = field(default_factory=dict)
    asked: list[web.BaseRequest] = field(default_factory=list)
    port: int = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.asked]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        handler = self.pages.get(request.path)
        return await handler(request) if handler else web.Response(status=404)


def says(
    body: bytes | str = PAGE,
    kind: str = "text/html",
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Handler:
    """A page that answers the same every time."""

    async def handler(_: web.Request) -> web.Response:
        raw = body.encode() if isinstance(body, str) else body
        return web.Response(body=raw, status=status, headers={"Content-Type": kind, **(headers or {})})

    return handler


def moves(to: str, status: int = 302) -> Handler:
    """A redirect."""
    return says(b"", status=status, headers={"Location": to})


def bomb(size: int) -> Handler:
    """A small body that unpacks to `size` bytes."""
    return says(gzip.compress(b" " * size), headers={"Content-Encoding": "gzip"})


def endless(chunk: bytes, pause: float) -> Handler:
    """A body that never ends and never says how long it is."""

    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        try:
            while True:
                await response.write(chunk)
                await asyncio.sleep(pause)
        except ConnectionError:
            return response

    return handler


def unless_known(etag: str) -> Handler:
    """A page that answers 304 to whoever has it."""

    async def handler(request: web.Request) -> web.Response:
        known = request.headers.get("If-None-Match") == etag
        body, status = (b"", 304) if known else (PAGE, 200)
        return web.Response(body=body, status=status, headers={"Content-Type": "text/html", "ETag": etag})

    return handler


class Names(AbstractResolver):
    """Host names with the addresses a test gives them; `.gone` is none, `.away` cannot be asked, others are here."""

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        self._known = known or {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host.endswith(".gone"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if host.endswith(".away"):
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        address = self._known.get(host, "127.0.0.1")
        six = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [ResolveResult(hostname=host, host=address, port=port, family=six, proto=0, flags=0)]

    async def close(self) -> None: ...
