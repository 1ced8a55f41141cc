"""What is known about a page after several looks at it, and when it is called disappeared."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

AGAIN = dt.timedelta(days=7)
"""How long after a look a page is looked at again."""
DOUBTED_AGAIN = dt.timedelta(days=1)
"""The same for one that was not there, so that a mistake of an hour is not taken for its end."""
ENOUGH_LOOKS = 2
"""Looks in a row, on different days, after which a page that its site denies is called disappeared."""
ENOUGH_LOOKS_FOR_A_HOST = 4
"""The same for one whose host does not exist: names come back sooner than pages do."""


class Look(StrEnum):
    """What a look at a page showed."""

    THERE = "there"
    DENIED = "denied"
    """The site says that there is no such page (404, 410)."""
    NO_HOST = "no_host"
    """The name of the site leads nowhere."""
    NOT_SEEN = "not_seen"
    """Nobody can tell: refused, busy, too slow, forbidden by robots.txt."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One look, and what it showed in one sentence."""

    look: Look
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A page after the last look; `missing_since` and `misses` count looks in a row at which it was not there."""

    url: str
    looked_at: dt.datetime
    seen: Seen
    missing_since: dt.datetime | None = None
    misses: int = 0

    @property
    def has_disappeared(self) -> bool:
        """Whether it was missing often enough to say so."""
        enough = ENOUGH_LOOKS_FOR_A_HOST if self.seen.look is Look.NO_HOST else ENOUGH_LOOKS
        return self.misses >= enough

    @property
    def due(self) -> dt.datetime:
        """When to look again."""
        doubted = self.misses and not self.has_disappeared
        return self.looked_at + (DOUBTED_AGAIN if doubted else AGAIN)


def after(seen: Seen, url: str, now: dt.datetime, before: Standing | None) -> Standing:
    """What is known after one more look; one that could not tell changes nothing about what was known."""
    since, misses = (before.missing_since, before.misses) if before else (None, 0)
    match seen.look:
        case Look.THERE:
            return Standing(url, now, seen)
        case Look.NOT_SEEN:
            # What was said of a missing page stays what is told of it.
            kept = before.seen if before and misses else seen
            return Standing(url, now, kept, since, misses)
        case Look.DENIED | Look.NO_HOST:
            return Standing(url, now, seen, since or now, misses + 1)
