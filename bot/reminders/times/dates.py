"""Dates and moments written out: 2026-12-01, 13/02/2027, 1.12., Dec 1st 2026, ISO 8601, `<t:…>` stamps."""

import datetime as dt
import re

from bot.reminders.times import words
from bot.reminders.times.calendar_days import day_rule, exact_date, yearly_before, yearly_dates
from bot.reminders.times.frame import Frame
from bot.reminders.times.pieces import Clock, Day, Instant, Piece
from bot.reminders.times.results import Refusal, UnreadableError
from bot.reminders.times.scanner import Recogniser, pattern
from bot.reminders.zones import fixed_zone

_CENTURY = 2000
_STAMP_DIGITS = 13
_NAMED_YEAR = r"(?:(?:,? ?|-)(?:of )?(?P<year>20\d\d|\d{4}))?"
_TIME = r"(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
_OFFSET = r" ?(?:(?P<z>z)|(?P<sign>[+-])(?P<hours>\d{2})(?::?(?P<minutes>\d{2}))?)"


def _dates(frame: Frame, year: int | None, month: int, day: int) -> tuple[dt.date, ...]:
    if year is None:
        return yearly_dates(frame.today, month, day)
    return (exact_date(year, month, day),)


def _day(frame: Frame, year: int | None, *readings: tuple[int, int]) -> Day:
    """A day of a month, each reading as month and day."""
    dates = tuple(_dates(frame, year, month, day) for month, day in readings)
    if year is not None:
        return Day(dates)
    before = tuple(yearly_before(frame.today, month, day) for month, day in readings)
    rule = day_rule(readings[0][1], readings[0][0]) if len(readings) == 1 else None
    return Day(dates, rule, before=before)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) + (_CENTURY if len(text) == 2 else 0)


def _year_first(match: re.Match[str], frame: Frame) -> Day:
    return Day(((exact_date(int(match["year"]), int(match["month"]), int(match["day"])),),))


def _numbers(match: re.Match[str], frame: Frame) -> Day:
    """Day and month in either order, where both could be; dots mean that the day goes first."""
    first, second, year = int(match["first"]), int(match["second"]), _year(match["year"])
    is_dotted = match["dot"] == "."
    if second > 12 and first <= 12:
        return _day(frame, year, (first, second))
    if is_dotted or first > 12 or first == second:
        return _day(frame, year, (second, first))
    return _day(frame, year, (second, first), (first, second))


def _dotted(match: re.Match[str], frame: Frame) -> Day | None:
    return _numbers(match, frame) if int(match["second"]) <= 12 else None


def _named(match: re.Match[str], frame: Frame) -> Day:
    day, month = int(re.sub(r"\D", "", match["day"]) or 1), words.month(match["month"])
    return _day(frame, _year(match["year"]), (month, day))


def _month_alone(match: re.Match[str], frame: Frame) -> Day:
    name = match["month"].removesuffix(".").capitalize()
    raise UnreadableError(f'Which day of {name}? Write for example "1 {name}".')


def _iso(match: re.Match[str], frame: Frame) -> Piece | tuple[Piece, ...]:
    date = exact_date(int(match["year"]), int(match["month"]), int(match["day"]))
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    is_day_end = (hour, minute, second) == (24, 0, 0)
    if (hour > 23 and not is_day_end) or minute > 59 or second > 59:
        raise UnreadableError(f'There is no time "{match["hour"]}:{match["minute"]}". Hours go to 23, minutes to 59.')
    wall = dt.datetime.combine(date, dt.time(hour % 24, minute, second))
    wall += dt.timedelta(days=1 if is_day_end else 0)
    offset = match.groupdict().get("sign"), match.groupdict().get("z")
    if offset == (None, None):
        return Day(((wall.date(),),)), Clock(wall.time())
    return Instant(_at_offset(wall, match))


def _at_offset(wall: dt.datetime, match: re.Match[str]) -> dt.datetime:
    shift = dt.timedelta(hours=int(match["hours"] or 0), minutes=int(match["minutes"] or 0))
    try:
        return wall.replace(tzinfo=fixed_zone(-shift if match["sign"] == "-" else shift)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise UnreadableError("That offset from UTC does not exist. Offsets go from -12:00 to +14:00.") from None


def _stamp(match: re.Match[str], frame: Frame) -> Instant:
    seconds = match["seconds"]
    if len(seconds.lstrip("-")) >= _STAMP_DIGITS:
        raise UnreadableError(
            "That time stamp is too far ahead. They count seconds, not milliseconds.", Refusal.TOO_FAR
        )
    try:
        return Instant(dt.datetime.fromtimestamp(int(seconds), dt.UTC))
    except (ValueError, OverflowError, OSError):
        raise UnreadableError("That time stamp is off the calendar.") from None


_ISO_DATE = r"(?P<year>\d{4})(?P<dash>-?)(?P<month>\d{2})(?P=dash)(?P<day>\d{2})"
RECOGNISERS: tuple[Recogniser, ...] = (
    pattern(r"<t:(?P<seconds>-?\d{1,20})(?::[tdfrs])?>", _stamp),
    pattern(rf"{_ISO_DATE}(?:t| )(?:at )?{_TIME}{_OFFSET}", _iso),
    pattern(rf"{_ISO_DATE}t{_TIME}", _iso),
    pattern(r"(?P<year>\d{4})(?P<dash>[-/.])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})\.?", _year_first),
    pattern(r"(?P<year>20\d\d)(?P<month>\d{2})(?P<day>\d{2})", _year_first),
    pattern(r"(?P<first>\d{1,2})(?P<dot>[-/])(?P<second>\d{1,2})(?P=dot)(?P<year>\d{4}|\d{2})", _numbers),
    pattern(r"(?P<first>\d{1,2})(?P<dot>/)(?P<second>\d{1,2})(?P<year>)", _numbers),
    pattern(r"(?P<first>\d{1,2})(?P<dot>\.) ?(?P<second>\d{1,2})\. ?(?P<year>\d{4}|\d{2})?", _dotted),
    pattern(r"(?P<first>\d{1,2})(?P<dot>\.)(?P<second>\d{1,2})(?P<year>)", _dotted),
    pattern(
        rf"(?:the )?(?P<day>{words.DAY_NUMBER}|\d{{1,2}})\.?(?: ?of)?[ -]?(?P<month>{words.MONTH}){_NAMED_YEAR}", _named
    ),
    pattern(rf"(?P<day>\d{{1,2}})-(?P<month>{words.MONTH})-(?P<year>\d{{2}})", _named),
    pattern(
        rf"(?P<month>{words.MONTH})[ -]?(?:the )?(?P<day>{words.DAY_NUMBER}|\d{{1,2}})(?!:|\d| ?[ap]m){_NAMED_YEAR}",
        _named,
    ),
    pattern(rf"(?:in |by |this |next )?(?P<month>{words.MONTH})(?: \d{{4}})?", _month_alone),
)
