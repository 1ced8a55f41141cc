"""Where and when a text is read: the moment, and the zone whose clocks and calendar count."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.reminders.times.pieces import Span
from bot.reminders.zones import moment_of, wall_of

YEARS_AHEAD = 3
MOST_WORKING_DAYS = 262 * (YEARS_AHEAD + 1)
FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """Now, in UTC, and a zone."""

    now: dt.datetime
    zone: dt.tzinfo

    @property
    def wall(self) -> dt.datetime:
        """What the clocks show."""
        return wall_of(self.now, self.zone)

    @property
    def today(self) -> dt.date:
        """The date."""
        return self.wall.date()

    @property
    def farthest(self) -> dt.datetime:
        """The last moment a reminder may be due."""
        return moment_of(add_months(self.wall, 12 * YEARS_AHEAD), self.zone)

    def moment(self, wall: dt.datetime) -> dt.datetime:
        """The moment at which the clocks show `wall`."""
        return moment_of(wall, self.zone)

    def in_zone(self, zone: dt.tzinfo) -> "Frame":
        """The same moment elsewhere."""
        return replace(self, zone=zone)

    def shifted(self, wall: dt.datetime, span: Span, direction: int = 1) -> dt.datetime:
        """The moment a span after (or before) the clocks show `wall`: months, then days, then time that passes."""
        moved = add_months(wall, direction * span.months) + dt.timedelta(days=direction * span.days)
        moved = add_working_days(moved, direction * span.working_days)
        return self.moment(moved) + dt.timedelta(seconds=direction * span.seconds)

    def soonest(self, moments: Iterable[dt.datetime]) -> dt.datetime | None:
        """The first of the moments that is still ahead."""
        return next((moment for moment in moments if moment > self.now), None)


def add_months(wall: dt.datetime, months: int) -> dt.datetime:
    """The same day so many months on, or the last day of a shorter month."""
    year, month = divmod(wall.year * 12 + wall.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError("the calendar ends with the year 9999")
    return wall.replace(year=year, month=month + 1, day=min(wall.day, calendar.monthrange(year, month + 1)[1]))


def add_working_days(wall: dt.datetime, days: int) -> dt.datetime:
    """So many days on that are not Saturday or Sunday; public holidays are not known."""
    if abs(days) > MOST_WORKING_DAYS:
        raise OverflowError("more working days than a reminder may lie ahead")
    step = dt.timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        wall += step
        while wall.weekday() > FRIDAY:
            wall += step
    return wall
