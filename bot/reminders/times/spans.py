"""Amounts of time: "1h30m", "2 weeks", "an hour and a half", "5 working days", "net 30"."""

import re
from collections import Counter
from fractions import Fraction

from bot.reminders.times import words
from bot.reminders.times.frame import Frame
from bot.reminders.times.pieces import Span
from bot.reminders.times.results import Refusal, UnreadableError
from bot.reminders.times.scanner import Found, Recogniser, pattern

_END = r"(?![^\W\d])"
"""No letter may follow, but "1h30m" goes on with a digit."""
_TERMS = (
    re.compile(rf"(?P<part>half|three quarters|three-quarters|quarter)(?: of)?(?: an?)? (?P<unit>{words.UNIT}){_END}"),
    re.compile(rf"a (?P<part>half|quarter)(?: of)?(?: an?)? (?P<unit>{words.UNIT}){_END}"),
    re.compile(rf"(?P<one>)(?P<unit>hour|day|week) and a (?P<part>half|quarter){_END}"),
    re.compile(rf"(?P<count>{words.NUMBER}) and (?:a|an) (?P<part>half|quarter) (?P<unit>{words.UNIT}){_END}"),
    re.compile(rf"(?P<count>{words.NUMBER})[ -]?(?P<unit>{words.UNIT}) and (?:a|an) (?P<part>half|quarter){_END}"),
    re.compile(rf"(?P<count>{words.NUMBER})[ -]?(?P<unit>{words.BUSINESS}){_END}"),
    re.compile(rf"(?P<count>{words.NUMBER})[ -]?(?:more )?(?P<unit>{words.UNIT}){_END}"),
)
_TRAILING_MINUTES = re.compile(rf" ?(?P<minutes>[0-5]\d)(?![\w:./-]| ?{words.UNIT}{_END})")
_JOIN = re.compile(r"[\s,]*(?:and |& |plus )?")
_LEAD = re.compile(r"(?:in|after|within|for) (?:about |exactly |another |the next )?|another |\+ ?")
_TRAIL = re.compile(r"(?:'s?)? time(?!\w)| (?:from (?:right )?now|later|hence|(?P<ago>ago|back|earlier))(?!\w)")
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAY_SECONDS = 24 * 3600
_MOST = 10**9
_UNIT_NAME = r"minute|hour|day|week|fortnight|month|year"

Amounts = Counter[str]


def amounts_at(text: str, start: int) -> tuple[dict[str, Fraction], int] | None:
    """How much of each unit is named from `start` on, and where that ends."""
    amounts: dict[str, Fraction] = {}
    place = end = start
    while term := next((match for expression in _TERMS if (match := expression.match(text, place))), None):
        unit = words.UNITS.get(term["unit"], "working day")
        if unit in amounts:
            return None
        amounts[unit] = _count(term)
        end = term.end()
        if unit == "hour" and (minutes := _TRAILING_MINUTES.match(text, end)):
            amounts["minute"], end = Fraction(minutes["minutes"]), minutes.end()
        joined = _JOIN.match(text, end)
        place = joined.end() if joined else end
    return (amounts, end) if amounts else None


def _count(term: re.Match[str]) -> Fraction:
    named = term.groupdict()
    part = named.get("part")
    extra = Fraction(0) if part is None else Fraction(3, 4) if part.startswith("three") else _PARTS[part]
    try:
        count = words.number(named["count"]) if named.get("count") else Fraction("one" in named)
    except ValueError:
        raise UnreadableError('Say how many: for example "in 3 days".') from None
    return count + extra


def span_of(amounts: dict[str, Fraction]) -> Span:
    """The span of some amounts; parts of a day become hours, parts of a month are refused."""
    if max(amounts.values()) > _MOST:
        raise UnreadableError("That is too far ahead. A reminder may be at most 3 years away.", Refusal.TOO_FAR)
    months = sum((amounts.get(unit, Fraction(0)) * size for unit, size in _MONTHS.items()), Fraction(0))
    days = sum((amounts.get(unit, Fraction(0)) * size for unit, size in _DAYS.items()), Fraction(0))
    seconds = sum((amounts.get(unit, Fraction(0)) * size for unit, size in _SECONDS.items()), Fraction(0))
    working_days = amounts.get("working day", Fraction(0))
    if months.denominator != 1 or working_days.denominator != 1:
        raise UnreadableError('Months and working days are counted whole: write "in 6 weeks" or "in 45 days", say.')
    rest = days - int(days)
    return Span(int(months), int(days), int(working_days), round(seconds + rest * _DAY_SECONDS))


def _span(text: str, start: int, frame: Frame) -> Found | None:
    lead = _LEAD.match(text, start)
    try:
        found = amounts_at(text, lead.end() if lead else start)
        if found is None:
            return None
        amounts, end = found
        span = span_of(amounts)
    except UnreadableError as error:
        return Found((), len(text), error)
    trail = _TRAIL.match(text, end)
    if trail and trail["ago"]:
        gone = UnreadableError("That is in the past. Give a time that is still ahead.", Refusal.PAST)
        return Found((), trail.end(), gone)
    return Found((span,), trail.end() if trail else end)


def _net(match: re.Match[str], frame: Frame) -> Span:
    return Span(days=int(match["days"]), is_net=True)


def _the(match: re.Match[str], frame: Frame) -> Span:
    return span_of({words.UNITS[match["unit"]]: Fraction(1)})


RECOGNISERS: tuple[Recogniser, ...] = (
    _span,
    pattern(rf"(?:the )?(?P<unit>{_UNIT_NAME})(?= (?:before|after|from) )", _the),
    pattern(rf"(?:in|within) (?:the next |the )?(?P<unit>{_UNIT_NAME})", _the),
    pattern(r"net[ -]?(?P<days>\d{1,3})(?:[ -]days?)?", _net),
)
