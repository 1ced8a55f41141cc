"""Reads working time as people write it: `12.5`, `12,5`, `1,250`, `2h30m`, `90 min`, `2:30`, `1 1/2`.

The result is an exact fraction of hours, never a binary float. A comma before exactly three digits groups thousands
(`1,250` is 1250 hours), any other comma is a decimal comma.
"""

import re
import unicodedata
from decimal import Decimal
from enum import StrEnum, auto
from fractions import Fraction

HOURS_A_WEEK = 168
MOST_WEEKS = 52
LONGEST_TEXT = 40
_MINUTES = 60
_SECONDS = 3600

_VULGAR = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3"}
_HOUR = r"(?:h|hrs?|hours?)"
_MINUTE = r"(?:m|mins?|minutes?)"
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:[ '][0-9]{3})+)(?:\.[0-9]+)?")
_GROUPED_BY_POINT = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+")
_MIXED = re.compile(r"(?:([0-9]+) +)?([0-9]+)/([1-9][0-9]*)")
_WITH_UNIT = re.compile(rf"(.+?) ?(?:({_HOUR})|({_MINUTE}))")
_BOTH_UNITS = re.compile(rf"([0-9]+) ?{_HOUR},? ?(?:and )?([0-9]{{1,2}}) ?{_MINUTE}?")
_CLOCK = re.compile(r"([0-9]+):([0-9]{2})(?::([0-9]{2}))?")
_WEEKS = re.compile(r"([0-9]{1,4})(?: ?(?:w|wks?|weeks?))?")
_ENDLESS = frozenset({"nan", "inf", "infinity", "∞", "infinite"})


class HoursFault(StrEnum):
    """Why something is no working time that can be paid."""

    UNREADABLE = auto()
    NEGATIVE = auto()
    ZERO = auto()
    ENDLESS = auto()
    MINUTES = auto()
    TOO_MANY = auto()
    TOO_MANY_A_WEEK = auto()
    WEEKS = auto()
    TWO_WAYS = auto()
    MISSING = auto()


def read_hours(given: object) -> Fraction | HoursFault:
    """The positive number of hours that a number or a text stands for; not yet compared with what is possible."""
    match given:
        case bool():
            return HoursFault.UNREADABLE
        case int() | Decimal() | float():
            return _number_given(given)
        case str():
            return _text_given(given)
        case _:
            return HoursFault.UNREADABLE


def read_weeks(given: object) -> int | HoursFault:
    """A whole number of weeks, from one to a year."""
    match given:
        case bool():
            return HoursFault.WEEKS
        case int():
            weeks = given
        case float() if given.is_integer():
            weeks = int(given)
        case str() if found := _WEEKS.fullmatch(" ".join(given.lower().split())):
            weeks = int(found[1])
        case _:
            return HoursFault.WEEKS
    return weeks if 1 <= weeks <= MOST_WEEKS else HoursFault.WEEKS


def _number_given(given: int | float | Decimal) -> Fraction | HoursFault:
    # The shortest text that stands for a float is what was written.
    exact = Decimal(repr(given)) if isinstance(given, float) else Decimal(given)
    if not exact.is_finite():
        return HoursFault.ENDLESS
    if abs(exact.adjusted()) > LONGEST_TEXT:
        return _sign(exact) or (HoursFault.TOO_MANY if exact.adjusted() > 0 else HoursFault.ZERO)
    return _positive(Fraction(exact))


def _text_given(given: str) -> Fraction | HoursFault:
    for sign, written in _VULGAR.items():
        given = given.replace(sign, written)
    text = " ".join(unicodedata.normalize("NFKC", given).lower().replace("’", "'").split())
    if text.lstrip("+-−") in _ENDLESS:
        return HoursFault.ENDLESS
    if len(text) > LONGEST_TEXT:
        return HoursFault.UNREADABLE
    if text.startswith(("-", "−", "–")):
        below = _read(text[1:].strip())
        return _positive(-below) if isinstance(below, Fraction) else HoursFault.UNREADABLE
    found = _read(text)
    if isinstance(found, Fraction):
        return _positive(found)
    return found or HoursFault.UNREADABLE


def _read(text: str) -> Fraction | HoursFault | None:
    if (number := _number(text)) is not None:
        return number
    if both := _BOTH_UNITS.fullmatch(text):
        return _clock(both[1], both[2])
    if clock := _CLOCK.fullmatch(text):
        return _clock(clock[1], clock[2], clock[3] or "0")
    if (united := _WITH_UNIT.fullmatch(text)) and (number := _number(united[1])) is not None:
        return number if united[2] else number / _MINUTES
    return None


def _number(text: str) -> Fraction | None:
    if _GROUPED.fullmatch(text):
        return Fraction(re.sub("[, ']", "", text))
    if _GROUPED_BY_POINT.fullmatch(text):
        return Fraction(text.replace(".", "").replace(",", "."))
    if _NUMBER.fullmatch(text):
        return Fraction(text.replace(",", "."))
    if mixed := _MIXED.fullmatch(text):
        return Fraction(int(mixed[1] or 0)) + Fraction(int(mixed[2]), int(mixed[3]))
    return None


def _clock(hours: str, minutes: str, seconds: str = "0") -> Fraction | HoursFault:
    if int(minutes) >= _MINUTES or int(seconds) >= _MINUTES:
        return HoursFault.MINUTES
    return int(hours) + Fraction(int(minutes), _MINUTES) + Fraction(int(seconds), _SECONDS)


def _positive(hours: Fraction) -> Fraction | HoursFault:
    if hours > 0:
        return hours
    return HoursFault.ZERO if hours == 0 else HoursFault.NEGATIVE


def _sign(exact: Decimal) -> HoursFault | None:
    if exact == 0:
        return HoursFault.ZERO
    return HoursFault.NEGATIVE if exact < 0 else None
