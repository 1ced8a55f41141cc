"""What happened in a server in a week, as numbers without persons."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

WEEK = dt.timedelta(days=7)
MORNING = dt.timedelta(hours=8)
"""From when on a Monday (UTC) the week before is told of."""


class Kind(StrEnum):
    """What became of a question put to the bot; `UNASKED` is an answer that nobody asked it for."""

    ANSWERED = "answered"
    SUGGESTED = "suggested"
    UNANSWERED = "unanswered"
    UNASKED = "unasked"


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its Monday, and its numbers."""

    monday: dt.datetime
    counts: Mapping[Kind, int] = field(default_factory=dict)

    def of(self, kind: Kind) -> int:
        """How many of a kind there were."""
        return self.counts.get(kind, 0)

    @property
    def asked(self) -> int:
        """How many questions were put to the bot."""
        return self.of(Kind.ANSWERED) + self.of(Kind.SUGGESTED) + self.of(Kind.UNANSWERED)


def monday_of(moment: dt.datetime) -> dt.datetime:
    """The Monday of a moment's week, at midnight UTC."""
    day = moment.astimezone(dt.UTC).date()
    monday = day - dt.timedelta(days=day.weekday())
    return dt.datetime.combine(monday, dt.time(), dt.UTC)


def week_to_tell(now: dt.datetime) -> dt.datetime:
    """The Monday of the last week that is over and may be told of; after a pause only that one."""
    return monday_of(now - MORNING) - WEEK
