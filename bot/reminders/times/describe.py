"""A moment or a repeat in words that `read` reads back as the very same."""

import calendar
import datetime as dt

from bot.reminders.rule import LAST, Frequency, Rule
from bot.reminders.times.results import Moment, Repeating
from bot.reminders.zones import moment_of, wall_of, zone_key

WORKING_DAYS = (0, 1, 2, 3, 4)
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}
_UNITS = {
    Frequency.MINUTELY: "minute",
    Frequency.HOURLY: "hour",
    Frequency.DAILY: "day",
    Frequency.WEEKLY: "week",
    Frequency.MONTHLY: "month",
    Frequency.YEARLY: "year",
}


def describe(reading: Moment | Repeating, zone: dt.tzinfo) -> str:
    """The reading in words, told by the clocks of the zone."""
    match reading:
        case Moment(due):
            return written(due, zone)
        case Repeating(first, recurrence):
            return _repeat(first, recurrence.rule, recurrence.anchor, recurrence.zone, zone)


def written(due: dt.datetime, zone: dt.tzinfo) -> str:
    """A moment as date and time: Friday 27 November 2026 at 09:00, with the offset where clocks show it twice."""
    wall = wall_of(due, zone)
    text = f"{_date(wall.date())} at {_time(wall.time())}"
    if moment_of(wall, zone) == due:
        return text
    offset = due.astimezone(zone).strftime("%z")
    return f"{text} {offset[:3]}:{offset[3:5]}"


def _date(day: dt.date) -> str:
    return f"{calendar.day_name[day.weekday()]} {day.day} {calendar.month_name[day.month]} {day.year}"


def _time(time: dt.time) -> str:
    return time.strftime("%H:%M:%S" if time.second else "%H:%M")


def _repeat(first: dt.datetime, rule: Rule, anchor: dt.datetime, own: dt.tzinfo, zone: dt.tzinfo) -> str:
    if rule.frequency.is_elapsed:
        return f"every {_counted(rule)} starting {written(first, zone)}"
    text = f"every {_days(rule)} at {_time(anchor.time())} starting {_date(anchor.date())}"
    return text if own == zone else f"{text} {zone_key(own)}"


def _counted(rule: Rule) -> str:
    unit = _UNITS[rule.frequency]
    return unit if rule.interval == 1 else f"{rule.interval} {unit}s"


def _days(rule: Rule) -> str:
    named = _named_days(rule)
    if named is None:
        return _counted(rule)
    if rule.interval == 1:
        return named
    return f"{_counted(rule)} on {'' if rule.frequency is Frequency.WEEKLY else 'the '}{named}"


def _named_days(rule: Rule) -> str | None:
    """The days that the rule names; None where it only counts."""
    match rule.frequency:
        case Frequency.WEEKLY | Frequency.MONTHLY if rule.weekdays:
            names = _weekdays(rule.weekdays)
            return names if rule.nth is None else f"{_NTH[rule.nth]} {names} of the month"
        case Frequency.MONTHLY:
            return _listed([_month_day(day) for day in rule.days]) + ("" if LAST in rule.days else " of the month")
        case Frequency.YEARLY if rule.month is not None:
            month = calendar.month_name[rule.month]
            return f"last day of {month}" if rule.days == (LAST,) else f"{rule.days[0]} {month}"
    return None


def _weekdays(weekdays: tuple[int, ...]) -> str:
    if weekdays == WORKING_DAYS:
        return "weekday"
    return _listed([calendar.day_name[weekday] for weekday in weekdays])


def _month_day(day: int) -> str:
    if day == LAST:
        return "last day of the month"
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
