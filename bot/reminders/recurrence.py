"""When a repeating reminder is due: always counted from its anchor, so that nothing drifts."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from bot.reminders.rule import Frequency, Rule
from bot.reminders.zones import moment_of, wall_of, zone_key, zone_named

UNIT = {Frequency.MINUTELY: dt.timedelta(minutes=1), Frequency.HOURLY: dt.timedelta(hours=1)}
_WIDEST_SHIFT = dt.timedelta(days=2)
"""More than any zone's clocks ever differ from UTC or skip."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule, the time on the clock of its first occurrence (without zone), and the zone whose clock it is."""

    anchor: dt.datetime
    rule: Rule
    zone: dt.tzinfo

    @classmethod
    def restore(cls, anchor: str, rule: str, zone: str) -> "Recurrence":
        """The recurrence that `stored` wrote."""
        return cls(dt.datetime.fromisoformat(anchor), Rule.parse(rule), zone_named(zone))

    @property
    def stored(self) -> tuple[str, str, str]:
        """Anchor, rule and zone as text, for a database."""
        return self.anchor.isoformat(), str(self.rule), zone_key(self.zone)


def next_after(recurrence: Recurrence, after: dt.datetime) -> dt.datetime:
    """The first occurrence later than `after`, in UTC; as quick decades on as today.

    Raises `OverflowError` past the year 9999.
    """
    return next(occurrences(recurrence, after))


def occurrences(recurrence: Recurrence, after: dt.datetime) -> Iterator[dt.datetime]:
    """Every occurrence later than `after`, each later than the one before it."""
    if recurrence.rule.frequency.is_elapsed:
        return _elapsed(recurrence, after)
    return _on_days(recurrence, after)


def _elapsed(recurrence: Recurrence, after: dt.datetime) -> Iterator[dt.datetime]:
    rule, first = recurrence.rule, moment_of(recurrence.anchor, recurrence.zone)
    step = rule.interval * UNIT[rule.frequency]
    passed = (after - first) // step + 1
    return (first + step * number for number in count(max(0, passed)))


def _on_days(recurrence: Recurrence, after: dt.datetime) -> Iterator[dt.datetime]:
    rule, anchor, zone = recurrence.rule, recurrence.anchor, recurrence.zone
    latest = after
    for period in count(rule.periods_until(anchor.date(), (wall_of(after, zone) - _WIDEST_SHIFT).date())):
        for day in rule.dates(anchor.date(), period):
            due = moment_of(dt.datetime.combine(day, anchor.time()), zone)
            if day >= anchor.date() and due > latest:
                yield due
                latest = due
