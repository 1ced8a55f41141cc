"""What became of a delivery, and what a reminder is after it: the state machine."""

import datetime as dt
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.reminders.recurrence import Recurrence, next_after, occurrences
from bot.reminders.reminder import Reminder, State
from bot.reminders.routes import Route

MOST_UNHEARD = 10
"""A repeat that could not be delivered so often in a row ends; the member is shown why."""
MOST_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Delivered:
    """The message is there; `missed` later occurrences had become due meanwhile and are in it."""

    route: Route
    channel: int
    message: int
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Postponed:
    """To be tried again; `may_have_arrived` where Discord's answer never came."""

    until: dt.datetime
    failure: str
    may_have_arrived: bool


@dataclass(frozen=True, slots=True)
class Undelivered:
    """No way is left."""

    failure: str


Outcome = Delivered | Postponed | Undelivered


def settle(reminder: Reminder, outcome: Outcome, now: dt.datetime) -> Reminder:
    """The claimed reminder after an attempt: closed, to be tried again, or waiting for its next occurrence."""
    match outcome:
        case Postponed(until, failure):
            return replace(reminder, state=State.RETRY, wakes=until, attempts=reminder.attempts + 1, failure=failure)
        case Delivered():
            heard = replace(reminder, failure=None, unheard=0)
            return _closed(heard, State.DELIVERED, now) if reminder.recurrence is None else _next(heard, now)
        case Undelivered(failure):
            unheard = replace(reminder, failure=failure, unheard=reminder.unheard + 1)
            if reminder.recurrence is None or unheard.unheard >= MOST_UNHEARD:
                return _closed(unheard, State.UNDELIVERABLE, now)
            return _next(unheard, now)


def missed(recurrence: Recurrence | None, due: dt.datetime, now: dt.datetime) -> int:
    """How many occurrences after the one that was due have passed, counted up to a thousand."""
    if recurrence is None:
        return 0
    passed = takewhile(lambda occurrence: occurrence <= now, occurrences(recurrence, due))
    return sum(1 for _ in zip(range(MOST_COUNTED), passed, strict=False))


def _next(reminder: Reminder, now: dt.datetime) -> Reminder:
    assert reminder.recurrence is not None
    due = next_after(reminder.recurrence, max(now, reminder.due))
    return replace(reminder, state=State.PENDING, due=due, wakes=due, occurrence=reminder.occurrence + 1, attempts=0)


def _closed(reminder: Reminder, state: State, now: dt.datetime) -> Reminder:
    return replace(reminder, state=state, wakes=None, settled=now)
