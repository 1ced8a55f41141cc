"""The rows of `when`."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bot.cli.rows import Row
from bot.reminders.recurrence import occurrences
from bot.reminders.times.reading import read
from bot.reminders.times.results import Ambiguous, Moment, Reading, Refusal, Refused, Repeating
from bot.reminders.zone_search import find_zones
from bot.reminders.zones import UTC, UnknownZoneError, moment_of, zone_named

FIRINGS = 3
_YEARS = range(1970, 3000)
_NOW = '"now" is a date and time such as 2026-11-24T10:00:00Z; without an offset it is told by the clocks of "tz".'


class WhenRow(Row):
    """A text, and when and where it is written; values are judged below, so that any gets a code of the contract."""

    text: object = None
    now: object = None
    tz: object = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a text means, and the zone in whose clocks to say so."""

    reading: Reading
    now: dt.datetime
    zone: dt.tzinfo


def when_row(clock: Callable[[], dt.datetime], row: WhenRow) -> dict[str, Any]:
    """The reading of one row; `clock` counts where the row says no time."""
    return told_row(read_row(clock, row))


def read_row(clock: Callable[[], dt.datetime], row: WhenRow) -> Told:
    """What the core says to a row."""
    zone: dt.tzinfo = UTC
    now = clock()
    try:
        zone = _zone(row.tz)
        now = now if row.now is None else _now(row.now, zone)
    except ValueError as error:
        return Told(Refused(Refusal.INVALID, str(error)), now, zone)
    if not isinstance(row.text, str):
        return Told(Refused(Refusal.INVALID, '"text" is the time to read, such as "tomorrow 9am".'), now, zone)
    return Told(read(row.text, now, zone), now, zone)


def told_row(told: Told) -> dict[str, Any]:
    """A reading in the terminal contract's form."""
    match told.reading:
        case Moment(due):
            return {"ok": True, "due_at": utc(due), "rule": None, "next": []}
        case Repeating(first, recurrence):
            firings = [utc(due) for due in next_firings(told.reading, told.now)]
            return {"ok": True, "due_at": utc(first), "rule": str(recurrence.rule), "next": firings}
        case Ambiguous(_, sentence):
            return {"ok": False, "error": "ambiguous", "message": sentence}
        case Refused(code, sentence):
            return {"ok": False, "error": str(code), "message": sentence}


def next_firings(repeating: Repeating, now: dt.datetime) -> list[dt.datetime]:
    """The next three times it is due, the first included."""
    return list(islice(occurrences(repeating.recurrence, now), FIRINGS))


def utc(moment: dt.datetime) -> str:
    """A moment as ISO 8601 in UTC."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _zone(key: object) -> dt.tzinfo:
    if key is None:
        return UTC
    if not isinstance(key, str):
        raise UnknownZoneError('"tz" is a time zone such as Europe/Berlin, America/New_York or UTC+2.')
    try:
        return zone_named(key)
    except UnknownZoneError as error:
        near = [zone.key for zone in find_zones(key)[:FIRINGS]]
        raise UnknownZoneError(f"{error} Perhaps {' or '.join(near)}?" if near else str(error)) from None


def _now(text: object, zone: dt.tzinfo) -> dt.datetime:
    try:
        now = dt.datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        raise ValueError(_NOW) from None
    if now is None or now.year not in _YEARS:
        raise ValueError(_NOW)
    return now.astimezone(dt.UTC) if now.tzinfo else moment_of(now, zone)
