"""Dates of feeds, in the forms they come in; what is not a whole, unmistakable date is none."""

import datetime as dt
import re
from dataclasses import dataclass

from dateutil import parser

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:$|[T ])")
_HAS_TIME = re.compile(r"\d:\d")
_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.I)
_FIRST, _LAST = dt.datetime(2000, 1, 1, tzinfo=dt.UTC), dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
_MILLISECONDS = 10**11  # Unix times beyond this are in milliseconds
_LONGEST = 64
_HOURS = {"UTC": 0, "UT": 0, "GMT": 0, "Z": 0}
_HOURS |= {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in UTC; `whole_day` where only the day was named."""

    at: dt.datetime
    whole_day: bool

    @property
    def day(self) -> dt.date:
        """The day it lies on."""
        return self.at.date()

    @property
    def end(self) -> dt.datetime:
        """When it is over: the midnight after a day, else the time itself."""
        return self.at + dt.timedelta(days=1) if self.whole_day else self.at


def read_moment(value: object) -> Moment | None:
    """A date in ISO 8601, with its month in letters (`Nov 1, 2026`), or in Unix time; `01/11/2026` may be two days."""
    match value:
        case bool() | None:
            return None
        case int() | float():
            return _from_unix(value)
        case str() if len(value) <= _LONGEST:
            return _from_text(value.strip())
    return None


def _from_unix(value: float) -> Moment | None:
    seconds = value // 1000 if abs(value) > _MILLISECONDS else value
    if not _FIRST.timestamp() <= seconds < _LAST.timestamp():
        return None
    return Moment(dt.datetime.fromtimestamp(seconds, dt.UTC), whole_day=False)


def _zone(name: str | None, offset: int | None) -> dt.tzinfo | None:
    """The zone of a text that gives its offset or a name of RFC 822; other names stand for several zones."""
    if name is None and offset is None:
        return None
    if offset is None:
        if name not in _HOURS:
            raise ValueError(f"{name} is no zone that everybody knows")
        offset = _HOURS[name] * 3600
    return dt.timezone(dt.timedelta(seconds=offset))


def _from_text(text: str) -> Moment | None:
    if not (_ISO.match(text) or _MONTH.search(text)):
        return None
    try:
        # What the text leaves out is filled from the default: two of them show whether anything was left out.
        one, other = (
            parser.parse(text, default=dt.datetime(year, year - 2000, year - 2000), tzinfos=_zone)  # noqa: DTZ001
            for year in (2001, 2002)
        )
    except (ValueError, ArithmeticError):
        # Too large a number, or one with so many digits that `decimal` gives up.
        return None
    if one.date() != other.date():
        return None
    try:
        at = (one if one.tzinfo else one.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None
    return Moment(at, whole_day=not _HAS_TIME.search(text)) if _FIRST <= at < _LAST else None
