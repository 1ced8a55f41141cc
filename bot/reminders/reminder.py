"""A reminder as a value: what a member asked for, and how far it has come."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bot.reminders.recurrence import Recurrence
from bot.reminders.times.results import Moment, Repeating

TEXT_LIMIT = 1_500
OPEN_LIMIT = 50


class Wish(StrEnum):
    """Where the member wants to be reminded."""

    DIRECT = "direct"
    CHANNEL = "channel"


class State(StrEnum):
    """How far a reminder has come; `docs/architecture.md` shows what leads where."""

    PENDING = "pending"
    CLAIMED = "claimed"
    RETRY = "retry"
    DELIVERED = "delivered"
    UNDELIVERABLE = "undeliverable"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """Whether it is still to be delivered."""
        return self in OPEN


OPEN = frozenset({State.PENDING, State.CLAIMED, State.RETRY})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where it was asked for: the server and channel if there is one, and a link to the message it is about."""

    guild: int | None = None
    channel: int | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a member asks for."""

    member: int
    text: str
    when: Moment | Repeating
    origin: Origin = Origin()
    wish: Wish = Wish.DIRECT

    def __post_init__(self) -> None:
        if not self.text.strip() or len(self.text) > TEXT_LIMIT:
            raise ValueError(f"a reminder has 1 to {TEXT_LIMIT} characters, not {len(self.text)}")
        if self.wish is Wish.CHANNEL and self.origin.channel is None:
            raise ValueError("a reminder without a channel cannot be delivered in one")


@dataclass(frozen=True, slots=True)
class Reminder:
    """One row of the member's list; a repeating one stays the same row.

    `occurrence` counts what is to be delivered, from 1, also across snoozes. `wakes` is when the bot has to act on it
    next, None once it is closed. `failure` is the code of the last thing that went wrong (`Failure`), `unheard` how
    many occurrences in a row could not be delivered, `settled` when it was closed.
    """

    id: int
    member: int
    text: str
    due: dt.datetime
    recurrence: Recurrence | None
    origin: Origin
    wish: Wish
    state: State
    occurrence: int
    wakes: dt.datetime | None
    created: dt.datetime
    attempts: int = 0
    failure: str | None = None
    unheard: int = 0
    settled: dt.datetime | None = None

    @property
    def when(self) -> Moment | Repeating:
        """When it is due next, and how it goes on."""
        return Moment(self.due) if self.recurrence is None else Repeating(self.due, self.recurrence)


def recurrence_of(when: Moment | Repeating) -> Recurrence | None:
    """How a time that was asked for goes on, None where it is one moment."""
    return when.recurrence if isinstance(when, Repeating) else None


@dataclass(frozen=True, slots=True)
class Created:
    """The reminder is kept."""

    reminder: Reminder


@dataclass(frozen=True, slots=True)
class Changed:
    """The reminder as it is now."""

    reminder: Reminder


@dataclass(frozen=True, slots=True)
class TooMany:
    """The member has as many open reminders as anybody may have."""

    limit: int = OPEN_LIMIT


@dataclass(frozen=True, slots=True)
class Missing:
    """This member has no such reminder, or it is no longer in a state to do this with."""
