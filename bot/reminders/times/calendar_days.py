"""Sets of dates that the recognisers of days share."""

import calendar
import datetime as dt
from itertools import islice

from bot.reminders.rule import LAST, SHORTEST_MONTH, Frequency, Rule
from bot.reminders.times.results import UnreadableError

_LEAP_YEARS_APART = 8
LONGEST_MONTH = 31


def weekday_dates(today: dt.date, weekday: int) -> tuple[dt.date, ...]:
    """The next one, today included, and the one after it."""
    first = today + dt.timedelta(days=(weekday - today.weekday()) % 7)
    return first, first + dt.timedelta(weeks=1)


def week_of(day: dt.date, weeks_on: int = 0) -> tuple[dt.date, ...]:
    """The seven days, from Monday, of the day's week or a later one."""
    monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=weeks_on)
    return tuple(monday + dt.timedelta(days=number) for number in range(7))


def month_start(day: dt.date, months_on: int = 0) -> dt.date:
    """The first of the day's month or a later one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months_on, 12)
    return dt.date(year, month + 1, 1)


def last_of_month(day: dt.date) -> dt.date:
    """The last day of the day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def exact_date(year: int, month: int, day: int) -> dt.date:
    """The date, or a refusal that says why there is none."""
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise UnreadableError("That year is not on the calendar.")
    if not 1 <= month <= 12:
        raise UnreadableError(
            f"There is no month {month}. A year goes first, or else day or month: 2026-12-01, 1 December."
        )
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = calendar.month_name[month]
        raise UnreadableError(f"{name} {year} has no day {day}, only 1 to {last}. Choose another day.")
    return dt.date(year, month, day)


def yearly_dates(today: dt.date, month: int, day: int) -> tuple[dt.date, ...]:
    """That day this year and next; 29 February in the next leap years."""
    if not 1 <= month <= 12:
        exact_date(today.year, month, day)
    years = range(today.year, today.year + _LEAP_YEARS_APART + 1)
    fitting = [year for year in years if 1 <= day <= calendar.monthrange(year, month)[1]]
    if not fitting:
        exact_date(today.year, month, day)
    return tuple(dt.date(year, month, day) for year in fitting[:2])


def yearly_before(today: dt.date, month: int, day: int) -> dt.date:
    """That day in the last year before this one that has it."""
    years = range(today.year - 1, today.year - 1 - _LEAP_YEARS_APART, -1)
    return next(dt.date(year, month, day) for year in years if day <= calendar.monthrange(year, month)[1])


def monthly_before(today: dt.date, day: int) -> dt.date:
    """The day of that number in the last month before this one that has it."""
    months = (month_start(today, -number) for number in range(1, 12))
    return next(month.replace(day=day) for month in months if day <= last_of_month(month).day)


def monthly_dates(today: dt.date, day: int) -> tuple[dt.date, ...]:
    """The next two months' days of that number, this month's first; months without it are passed over."""
    if not 1 <= day <= LONGEST_MONTH:
        raise UnreadableError(f"No month has a day {day}. Choose 1 to 31.")
    months = (month_start(today, number) for number in range(24))
    fitting = (month.replace(day=day) for month in months if day <= last_of_month(month).day)
    return tuple(islice(fitting, 2))


def day_rule(day: int, month: int | None = None) -> Rule:
    """Every month, or every year in that month, on that day; the last day of the longest month is the last of all."""
    longest = LONGEST_MONTH if month is None else calendar.monthrange(2028, month)[1]
    is_last = day == longest and longest > SHORTEST_MONTH
    days = (LAST if is_last else day,)
    return Rule(Frequency.MONTHLY if month is None else Frequency.YEARLY, days=days, month=month)


def nth_dates(month: dt.date, nth: int, weekdays: tuple[int, ...]) -> tuple[dt.date, ...]:
    """The nth of some weekdays in the month, if it has so many."""
    days = [month.replace(day=number) for number in range(1, last_of_month(month).day + 1)]
    fitting = [day for day in days if day.weekday() in weekdays]
    place = nth - 1 if nth > 0 else nth
    return (fitting[place],) if -len(fitting) <= place < len(fitting) else ()
