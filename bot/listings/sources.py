"""What is known about a feed that listings are imported from, and what one import did."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceState:
    """A feed's last good answer and last failure; `etag` and `last_modified` ask for "only if changed"."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    last_ok: dt.datetime | None = None
    last_failed: dt.datetime | None = None
    last_error: str | None = None
    open_listings: int = 0

    @property
    def failing(self) -> bool:
        """Whether the last attempt failed; the listings are those of the last good one."""
        return self.last_failed is not None and (self.last_ok is None or self.last_failed > self.last_ok)


@dataclass(frozen=True, slots=True)
class Merge:
    """What one import changed, in numbers of listings."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    reopened: int = 0
    closed: int = 0
