"""Days told from a month, quarter or year: "the 15th", "1st of next month", "last friday of march", "end of month"."""

import datetime as dt
import re

from bot.reminders.rule import LAST, Frequency, Rule
from bot.reminders.times import words
from bot.reminders.times.calendar_days import (
    day_rule,
    exact_date,
    last_of_month,
    month_start,
    monthly_before,
    monthly_dates,
    nth_dates,
    week_of,
)
from bot.reminders.times.days import WORKING_DAYS
from bot.reminders.times.frame import FRIDAY, Frame
from bot.reminders.times.pieces import Day
from bot.reminders.times.results import UnreadableError
from bot.reminders.times.scanner import Recogniser, pattern

_THIS_OR_NEXT = r"(?:of |in )?(?:(?:the )?(?P<next>next|following) |(?P<this>this|the current) |the )?month"
_NAMED = rf"(?:of |in )?(?P<month>{words.MONTH})(?:,? (?P<year>\d{{4}}))?"
_ANY_MONTH = rf"(?:{_THIS_OR_NEXT}|{_NAMED})"
_MIDDLE = 15
_MOST_NTH = 4


def _months(match: re.Match[str], frame: Frame) -> tuple[dt.date, ...]:
    """The first days of the months that are meant, the likeliest first."""
    today = frame.today
    if match["month"]:
        month = words.month(match["month"])
        if match["year"]:
            return (exact_date(int(match["year"]), month, 1),)
        first = today.year + (month < today.month)
        return dt.date(first, month, 1), dt.date(first + 1, month, 1)
    if match["next"]:
        return (month_start(today, 1),)
    return (month_start(today),) if match["this"] else (month_start(today), month_start(today, 1))


def _day_of(match: re.Match[str], frame: Frame) -> Day:
    number = _number(match["day"])
    if not (match["next"] or match["this"]):
        return _monthly(number, frame)
    month = month_start(frame.today, 1 if match["next"] else 0)
    return Day(((exact_date(month.year, month.month, number),),))


def _number(word: str) -> int:
    return int(re.sub(r"\D", "", word) or words.nth(word))


def _day_alone(match: re.Match[str], frame: Frame) -> Day:
    return _monthly(_number(match["day"]), frame)


def _monthly(number: int, frame: Frame) -> Day:
    dates = monthly_dates(frame.today, number)
    return Day((dates,), day_rule(number), before=(monthly_before(frame.today, number),))


def _several_days(match: re.Match[str], frame: Frame) -> Day:
    days = sorted({_number(word) for word in re.findall(words.DAY_NUMBER, match[0])})
    if "last" in match[0] or days[-1] == 31:
        days = [*(day for day in days if day != 31), LAST]
    if len([day for day in days if day == LAST or day > 28]) > 1 or any(day > 31 for day in days):
        raise UnreadableError("Those days do not all come every month. Choose days up to the 28th, and the last day.")
    return Day((), Rule(Frequency.MONTHLY, days=tuple(days)))


def _end_of_month(match: re.Match[str], frame: Frame) -> Day:
    months = _months(match, frame)
    days = months if match["month"] else months[:1]
    return Day((tuple(last_of_month(day) for day in days),), day_rule(LAST, _yearly(match, months)))


def _last_day(match: re.Match[str], frame: Frame) -> Day:
    return Day(((last_of_month(frame.today),),), day_rule(LAST))


def _in_month(day: int, name: str) -> Recogniser:
    def build(match: re.Match[str], frame: Frame) -> Day:
        months = _months(match, frame)
        return Day((tuple(month.replace(day=day) for month in months),), day_rule(day, _yearly(match, months)))

    return pattern(rf"(?:by |at )?(?:the )?(?:{name})[ -](?:of )?{_ANY_MONTH}", build)


def _yearly(match: re.Match[str], months: tuple[dt.date, ...]) -> int | None:
    return months[0].month if match["month"] else None


def _nth_of(match: re.Match[str], frame: Frame) -> Day:
    nth, weekdays, rule = _nth(match)
    months = _months(match, frame)
    found = tuple(day for month in months for day in nth_dates(month, nth, weekdays))
    if not found:
        raise UnreadableError(f'There is no such day: "{match[0].strip()}". Try the last one instead.')
    return Day((found,), None if match["month"] else rule)


def _nth_alone(match: re.Match[str], frame: Frame) -> Day:
    nth, weekdays, rule = _nth(match)
    if nth == LAST:
        gone = (frame.today - dt.timedelta(days=number) for number in range(1, 8))
        return Day(((next(day for day in gone if day.weekday() in weekdays),),), rule)
    months = month_start(frame.today), month_start(frame.today, 1)
    return Day((tuple(day for month in months for day in nth_dates(month, nth, weekdays)),), rule)


def _nth(match: re.Match[str]) -> tuple[int, tuple[int, ...], Rule]:
    nth = words.nth(match["nth"])
    weekdays = (words.weekday(match["weekday"]),) if match["weekday"] else WORKING_DAYS
    if nth > _MOST_NTH:
        raise UnreadableError(
            'Not every month has a fifth one. Write "last friday of the month", or the day\'s number.'
        )
    return nth, weekdays, Rule(Frequency.MONTHLY, weekdays=weekdays, nth=nth)


def _end_of_week(match: re.Match[str], frame: Frame) -> Day:
    return Day(
        ((week_of(frame.today, 1 if match["next"] else 0)[FRIDAY],),), Rule(Frequency.WEEKLY, weekdays=(FRIDAY,))
    )


def _start_of_next_week(match: re.Match[str], frame: Frame) -> Day:
    return Day(((week_of(frame.today, 1)[0],),))


def _end_of_year(match: re.Match[str], frame: Frame) -> Day:
    year = frame.today.year + (1 if match["next"] else 0)
    return Day(((dt.date(year, 12, 31),),), day_rule(31, 12))


def _start_of_next_year(match: re.Match[str], frame: Frame) -> Day:
    return Day(((dt.date(frame.today.year + 1, 1, 1),),))


def _end_of_quarter(match: re.Match[str], frame: Frame) -> Day:
    months_on = 2 - (frame.today.month - 1) % 3 + (3 if match["next"] else 0)
    return Day(((last_of_month(month_start(frame.today, months_on)),),))


_END = r"(?:by |at )?(?:the )?(?:end|last day|last(?= of))[ -](?:of )?"
_NEXT = r"(?:(?:the |this |the current )?|(?:the )?(?P<next>next|following) )"
_NTH_DAY = rf"(?:the )?(?P<nth>{words.NTH}) (?:(?P<weekday>{words.WEEKDAY})|{words.BUSINESS}|weekday)"
_DAYS = rf"(?:{words.DAY_NUMBER}|last day|last)"
RECOGNISERS: tuple[Recogniser, ...] = (
    pattern(rf"(?:the )?(?P<day>{words.DAY_NUMBER}) {_THIS_OR_NEXT}", _day_of),
    pattern(rf"(?P<next>next) month,? (?P<this>)?(?:on )?(?:the )?(?P<day>{words.DAY_NUMBER})", _day_of),
    pattern(rf"the (?P<day>{words.DAY_NUMBER}|\d{{1,2}})", _day_alone),
    pattern(words.DAY_NUMBER.join(("(?P<day>", ")")), _day_alone),
    pattern(
        rf"(?:the )?{words.DAY_NUMBER}(?:(?:,| and|,? &|, and) (?:on )?(?:the )?{_DAYS}){{1,5}}(?: of the month)?",
        _several_days,
    ),
    pattern(rf"{_END}{_ANY_MONTH}", _end_of_month),
    pattern(r"(?:the )?(?:last day|eom|month[ -]end|end(?= of (?:every|each) month))", _last_day),
    _in_month(1, "start|beginning|first day|1st day"),
    _in_month(_MIDDLE, "middle|mid"),
    pattern(rf"{_NTH_DAY},? {_ANY_MONTH}", _nth_of),
    pattern(_NTH_DAY, _nth_alone),
    pattern(rf"{_END}{_NEXT}(?:working |work |business )?week|eow", _end_of_week),
    pattern(r"(?:the )?(?:start|beginning) of next week", _start_of_next_week),
    pattern(rf"{_END}{_NEXT}year|eoy", _end_of_year),
    pattern(r"(?:the )?(?:start|beginning|first day) of next year", _start_of_next_year),
    pattern(rf"{_END}{_NEXT}quarter|eoq", _end_of_quarter),
)
