"""How a reminder repeats: one value, written as an RRULE of RFC 5545; it goes on until it is cancelled."""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
"""The last day of a month, or the last of a weekday in it."""
SHORTEST_MONTH = 28


class Frequency(StrEnum):
    """The unit that is counted. Minutes and hours are time that passes; the others are days on the calendar."""

    MINUTELY = "MINUTELY"
    HOURLY = "HOURLY"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"

    @property
    def is_elapsed(self) -> bool:
        """Whether time that passes is counted rather than days."""
        return self in (Frequency.MINUTELY, Frequency.HOURLY)


@dataclass(frozen=True, slots=True)
class Rule:
    """Which days, or after how many minutes or hours.

    `weekdays` (0 is Monday) belong to weeks, or with `nth` to months: the third Friday, the last of the working days.
    `days` are days of the month, sorted; `LAST` is the last one, and only the greatest may be above 28: in a shorter
    month it falls on the last day, and is itself again in the next. `month` belongs to years.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    days: tuple[int, ...] = ()
    month: int | None = None

    def __str__(self) -> str:
        """The RRULE."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.month is not None:
            parts.append(f"BYMONTH={self.month}")
        if self.days:
            parts += _month_days(self.days)
        if self.weekdays:
            codes = [WEEKDAY_CODES[weekday] for weekday in self.weekdays]
            if self.nth is not None and len(codes) == 1:
                codes[0] = f"{self.nth}{codes[0]}"
            parts.append("BYDAY=" + ",".join(codes))
            if self.nth is not None and len(codes) > 1:
                parts.append(f"BYSETPOS={self.nth}")
        return ";".join(parts)

    @classmethod
    def parse(cls, text: str) -> "Rule":
        """The rule of an RRULE that `str` has written; `ValueError` for any other."""
        parts = dict(part.partition("=")[::2] for part in text.split(";"))
        codes = parts.get("BYDAY", "").split(",") if "BYDAY" in parts else []
        place = parts.get("BYSETPOS")
        nth = int(codes[0][:-2]) if codes and len(codes[0]) > 2 else int(place) if codes and place else None
        days = tuple(map(int, parts["BYMONTHDAY"].split(","))) if "BYMONTHDAY" in parts else ()
        if days and place:
            days = (*days[: place.count(",")], days[-1])
        rule = cls(
            Frequency(parts.get("FREQ", "")),
            int(parts.get("INTERVAL", 1)),
            tuple(WEEKDAY_CODES.index(code[-2:]) for code in codes),
            nth,
            days,
            int(parts["BYMONTH"]) if "BYMONTH" in parts else None,
        )
        if str(rule) != text:
            raise ValueError(f"'{text}' is not a rule of ours")
        return rule

    def dates(self, anchor: dt.date, period: int) -> list[dt.date]:
        """The days, sorted, of the period that lies `period` steps after the anchor's.

        A period is a day, a week from Monday, a month or a year. Raises `OverflowError` where the calendar ends.
        """
        steps = period * self.interval
        match self.frequency:
            case Frequency.DAILY:
                return [anchor + dt.timedelta(days=steps)]
            case Frequency.WEEKLY:
                monday = anchor - dt.timedelta(days=anchor.weekday()) + dt.timedelta(weeks=steps)
                return [monday + dt.timedelta(days=weekday) for weekday in self.weekdays]
            case Frequency.MONTHLY:
                year, month = divmod(anchor.year * 12 + anchor.month - 1 + steps, 12)
                return self._dates_of_month(year, month + 1)
            case Frequency.YEARLY:
                return self._dates_of_month(anchor.year + steps, self.month or anchor.month)
        raise ValueError(f"{self.frequency} counts time, not days")

    def periods_until(self, anchor: dt.date, day: dt.date) -> int:
        """How many steps after the anchor's period the period of `day` lies at least; never negative."""
        match self.frequency:
            case Frequency.WEEKLY:
                between = ((day - anchor).days + anchor.weekday()) // 7
            case Frequency.MONTHLY:
                between = (day.year - anchor.year) * 12 + day.month - anchor.month
            case Frequency.YEARLY:
                between = day.year - anchor.year
            case _:
                between = (day - anchor).days
        return max(0, between // self.interval)

    def first_date(self, start: dt.date) -> dt.date:
        """The first day of the rule that is not before `start`, counting periods from it."""
        return next(day for period in count() for day in self.dates(start, period) if day >= start)

    def _dates_of_month(self, year: int, month: int) -> list[dt.date]:
        if year > dt.MAXYEAR:
            raise OverflowError("the calendar ends with the year 9999")
        last = calendar.monthrange(year, month)[1]
        if self.nth is None:
            return sorted({dt.date(year, month, last if day == LAST else min(day, last)) for day in self.days})
        every = [dt.date(year, month, day) for day in range(1, last + 1)]
        fitting = [day for day in every if day.weekday() in self.weekdays]
        return [fitting[self.nth - 1 if self.nth > 0 else self.nth]]


def _month_days(days: tuple[int, ...]) -> list[str]:
    greatest = days[-1]
    if greatest <= SHORTEST_MONTH:
        return ["BYMONTHDAY=" + ",".join(map(str, days))]
    clamped = range(SHORTEST_MONTH, greatest + 1)
    places = [*range(1, len(days)), LAST]
    listed = sorted({*days, *clamped})
    return ["BYMONTHDAY=" + ",".join(map(str, listed)), "BYSETPOS=" + ",".join(map(str, places))]
