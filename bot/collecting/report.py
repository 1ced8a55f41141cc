"""What one visit to a source of listings brought."""

import datetime as dt
from dataclasses import dataclass

from bot.listings.importing.offer import Dropped
from bot.listings.sources import Merge


@dataclass(frozen=True, slots=True)
class Imported:
    """The source answered, and its listings are now what it offers; `dropped` did not become listings."""

    merge: Merge
    dropped: tuple[Dropped, ...] = ()

    def __str__(self) -> str:
        merge = self.merge
        counts = {
            "new": merge.added,
            "changed": merge.changed,
            "back": merge.reopened,
            "unchanged": merge.unchanged,
            "closed": merge.closed,
            "left out": len(self.dropped),
        }
        return ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "nothing offered"


@dataclass(frozen=True, slots=True)
class NothingNew:
    """The source says that it has not changed."""

    open_listings: int

    def __str__(self) -> str:
        return f"not changed, {self.open_listings} open"


@dataclass(frozen=True, slots=True)
class Failing:
    """The source could not be read or believed; its `kept` listings stay. Before `retry_at` it is not worth trying."""

    sentence: str
    kept: int = 0
    retry_at: dt.datetime | None = None
    dropped: tuple[Dropped, ...] = ()

    def __str__(self) -> str:
        return f"{self.sentence} ({self.kept} listings of the last good visit stay.)" if self.kept else self.sentence


Report = Imported | NothingNew | Failing
