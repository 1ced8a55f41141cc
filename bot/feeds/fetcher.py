"""Fetches one page of the web, with care for the site, for this machine and for what comes back."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from urllib.parse import urljoin

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.clock import Clock
from bot.feeds.addresses import Reach, guarded_socket
from bot.feeds.limits import Limits
from bot.feeds.outcomes import NOTHING_KNOWN, Failed, Fetched, NotModified, Outcome, Trouble, Validators
from bot.feeds.pace import Pace
from bot.feeds.request import Moved, Wanted, request
from bot.feeds.robots import Robots

AGENT = "ai-training-answers"
USER_AGENT = f"{AGENT}/1.0 (reads job listings and looks whether sources are still there; obeys robots.txt)"
KINDS = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "application/json",
        "application/ld+json",
        "application/feed+json",
        "application/rss+xml",
        "application/atom+xml",
        "application/xml",
        "text/xml",
    }
)
MayGo = Callable[[str], bool]


class Fetcher:
    """Fetches pages, one at a time per host; made by `open_fetcher`."""

    def __init__(self, session: aiohttp.ClientSession, limits: Limits, clock: Clock, pace: Pace) -> None:
        self._session = session
        self._limits = limits
        self._clock = clock
        self._pace = pace
        self._robots = Robots(clock, AGENT)

    async def fetch(self, url: str, may_go: MayGo, known: Validators = NOTHING_KNOWN) -> Outcome:
        """The page at `url`, following redirects only to addresses that `may_go` accepts."""
        wanted = Wanted(KINDS, self._limits.page_bytes, known)
        address = _web_address(url)
        if address is None:
            return Failed(Trouble.BAD_ADDRESS, f"{url!r} is not an http or https address.")
        for _ in range(self._limits.redirects + 1):
            ask = partial(self._robots_of, address.origin(), may_go)
            permission = await self._robots.permission(str(address.origin()), str(address), ask)
            if isinstance(permission, Failed):
                return permission
            found = await self._request(address, wanted, permission.delay)
            if not isinstance(found, Moved):
                return found
            target = _target(address, found, may_go)
            if isinstance(target, Failed):
                return target
            address = target
        return Failed(Trouble.TOO_MANY_REDIRECTS, f"{url} redirects again and again.")

    async def _robots_of(self, origin: URL, may_go: MayGo) -> str | Failed:
        address = origin.with_path("/robots.txt")
        for _ in range(self._limits.redirects + 1):
            found = await self._request(address, Wanted(None, self._limits.robots_bytes), 0)
            match found:
                case Fetched(body=body):
                    return body.decode("utf-8", errors="replace")
                case Failed(trouble=Trouble.REFUSED) | NotModified():
                    return ""
                case Failed():
                    return found
                case Moved():
                    target = _target(address, found, may_go)
                    if isinstance(target, Failed):
                        return target
                    address = target
        return Failed(Trouble.TOO_MANY_REDIRECTS, f"{origin}/robots.txt redirects again and again.")

    async def _request(self, address: URL, wanted: Wanted, delay: float) -> Outcome | Moved:
        host = address.host or ""
        gap = min(max(delay, self._limits.delay), self._limits.longest_delay)
        async with self._pace.turn(host, gap):
            if until := self._pace.resting_until(host):
                return Failed(Trouble.BUSY, f"{host} asked to be left alone until {until:%Y-%m-%d %H:%M} UTC.", until)
            found = await request(self._session, address, wanted, self._clock())
        if isinstance(found, Failed) and found.retry_at is not None:
            self._pace.rest(host, found.retry_at)
        return found


@asynccontextmanager
async def open_fetcher(
    clock: Clock,
    limits: Limits = Limits(),  # noqa: B008 - it is immutable
    reach: Reach = Reach.PUBLIC,
    resolver: AbstractResolver | None = None,
    pace: Pace | None = None,
) -> AsyncIterator[Fetcher]:
    """A fetcher with a session of its own; it keeps no cookies and uses no proxy, so that `reach` holds."""
    connector = aiohttp.TCPConnector(
        resolver=resolver or aiohttp.ThreadedResolver(),
        socket_factory=guarded_socket(reach),
        happy_eyeballs_delay=None,
        use_dns_cache=False,
    )
    timeout = aiohttp.ClientTimeout(total=limits.total, sock_connect=limits.connect, sock_read=limits.read)
    async with aiohttp.ClientSession(
        connector=connector,
        timeout=timeout,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": USER_AGENT},
    ) as session:
        yield Fetcher(session, limits, clock, pace or Pace(clock))


def _web_address(url: str) -> URL | None:
    try:
        address = URL(url)
    except ValueError:
        return None
    proper = address.scheme in {"http", "https"} and address.host and address.user is None
    return address if proper else None


def _target(address: URL, moved: Moved, may_go: MayGo) -> URL | Failed:
    """Where a redirect leads, if that is a place to follow it to."""
    try:
        to = _web_address(urljoin(str(address), moved.to))
    except ValueError:
        to = None
    if to is None or not may_go(str(to)) or (address.scheme == "https" and to.scheme != "https"):
        sentence = f"{address} redirects to {moved.to[:200]!r}, which is outside this source."
        return Failed(Trouble.FORBIDDEN_REDIRECT, sentence)
    return to
