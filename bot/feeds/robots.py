"""What a site's robots.txt lets us read, by RFC 9309.

A file that the server refuses (any 4xx but 429) forbids nothing. A server that cannot say (5xx, 429, no connection)
forbids everything for the time being. An answer is kept for a day, a failure for ten minutes.
"""

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from protego import Protego

from bot.clock import Clock
from bot.feeds.outcomes import Failed, Trouble

KEPT = dt.timedelta(days=1)
FAILURE_KEPT = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Allowed:
    """The page may be read; the site asks for `delay` seconds between requests, 0 where it does not say."""

    delay: float = 0


@dataclass(frozen=True, slots=True)
class _Kept:
    until: dt.datetime
    rules: Protego | Failed


class Robots:
    """Asks each site once, and remembers."""

    def __init__(self, clock: Clock, agent: str) -> None:
        self._clock = clock
        self._agent = agent
        self._kept: dict[str, _Kept] = {}

    async def permission(self, origin: str, url: str, ask: Callable[[], Awaitable[str | Failed]]) -> Allowed | Failed:
        """Whether `url` may be read; `ask` gets the robots.txt of its `origin`, "" where there is none."""
        kept = self._kept.get(origin)
        if kept is None or kept.until <= self._clock():
            kept = self._kept[origin] = self._read(await ask())
        if isinstance(kept.rules, Failed):
            return kept.rules
        if not kept.rules.can_fetch(url, self._agent):
            return Failed(Trouble.FORBIDDEN_BY_ROBOTS, f"{origin}/robots.txt does not let us read {url}.")
        return Allowed(kept.rules.crawl_delay(self._agent) or 0)

    def _read(self, answer: str | Failed) -> _Kept:
        now = self._clock()
        match answer:
            case str():
                return _Kept(now + KEPT, Protego.parse(answer))
            case Failed(trouble=Trouble.BAD_STATUS):
                sentence = f"{answer.sentence} Until it can say what may be read, nothing is."
                return _Kept(now + FAILURE_KEPT, Failed(Trouble.ROBOTS_UNAVAILABLE, sentence))
            case Failed():
                return _Kept(now + FAILURE_KEPT, answer)
