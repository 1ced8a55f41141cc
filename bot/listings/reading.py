"""What people type into the filters of a search -> what they look for, or what is wrong with it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.knowledge import countries, languages
from bot.knowledge.named_codes import Ambiguous, Coded, Lookup, Unrecognised
from bot.knowledge.platform import Platform
from bot.knowledge.platform_names import UnknownPlatform, find_platform
from bot.listings.wanted import Wanted

HIGHEST_RATE = 10_000
LONGEST_AGO = 3_650
"""Dollars an hour, and days; more is a slip."""
WORDS_LIMIT = 100
"""Characters of words or of a role that are looked at."""

_RATE = re.compile(
    r"(?:usd|us\$|\$)? ?(\d{1,6}(?:[.,]\d{1,2})?) ?\+? ?(?:usd|\$|dollars?)? ?(?:(?:/|per|an)? ?(?:h|hr|hour))?"
)
_AGO = re.compile(r"(?:last |past )?(\d{1,4})\s*(d|days?|w|weeks?|months?)(?: ago)?")
_DAYS = {"d": 1, "w": 7, "m": 30}
_NAMED_DAYS = {"today": 0, "yesterday": 1, "last week": 7, "this week": 7, "last month": 30, "this month": 30}


class Error(StrEnum):
    """What can be wrong with a filter."""

    UNKNOWN_PLATFORM = "unknown_platform"
    UNKNOWN_COUNTRY = "unknown_country"
    AMBIGUOUS_COUNTRY = "ambiguous_country"
    UNKNOWN_LANGUAGE = "unknown_language"
    AMBIGUOUS_LANGUAGE = "ambiguous_language"
    INVALID_RATE = "invalid_rate"
    INVALID_DATE = "invalid_date"


FILTERS = {
    Error.UNKNOWN_PLATFORM: "platform",
    Error.UNKNOWN_COUNTRY: "country",
    Error.AMBIGUOUS_COUNTRY: "country",
    Error.UNKNOWN_LANGUAGE: "language",
    Error.AMBIGUOUS_LANGUAGE: "language",
}
"""Which filter names something that may have been misspelled."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A filter that cannot be used: what was given, and the names of what may have been meant."""

    error: Error
    given: str
    options: tuple[str, ...] = ()


class _NotUsableError(Exception):
    """One filter is wrong; ends the reading."""

    def __init__(self, error: Error, given: str, options: tuple[str, ...] = ()) -> None:
        self.refused = Refused(error, given, options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The filters as somebody typed them; None and blank do not filter."""

    platform: str | None = None
    words: str | None = None
    role: str | None = None
    country: str | None = None
    language: str | None = None
    min_rate: str | None = None
    since: str | None = None


def read_wanted(typed: Typed, platforms: Mapping[str, Platform], today: dt.date) -> Wanted | Refused:
    """The filter, or the first thing that is wrong with it."""
    try:
        return Wanted(
            platform=_platform(_line(typed.platform), platforms),
            words=_line(typed.words)[:WORDS_LIMIT],
            role=_line(typed.role)[:WORDS_LIMIT],
            country=_code(_line(typed.country), countries.look_up, Error.UNKNOWN_COUNTRY, Error.AMBIGUOUS_COUNTRY),
            language=_code(_line(typed.language), languages.look_up, Error.UNKNOWN_LANGUAGE, Error.AMBIGUOUS_LANGUAGE),
            min_rate=_rate(_line(typed.min_rate)),
            since=_since(_line(typed.since), today),
        )
    except _NotUsableError as wrong:
        return wrong.refused


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _platform(text: str, platforms: Mapping[str, Platform]) -> str | None:
    match find_platform(text, platforms) if text else None:
        case UnknownPlatform(name, nearest):
            raise _NotUsableError(Error.UNKNOWN_PLATFORM, name, tuple(platforms[slug].name for slug in nearest))
        case found:
            return found


def _code(text: str, look_up: Callable[[str], Lookup], unknown: Error, ambiguous: Error) -> str | None:
    match look_up(text) if text else None:
        case None:
            return None
        case Coded(code):
            return code
        case Ambiguous(options):
            raise _NotUsableError(ambiguous, text, tuple(option.name for option in options))
        case Unrecognised(near):
            raise _NotUsableError(unknown, text, tuple(each.name for each in near))


def _rate(text: str) -> Decimal | None:
    """Dollars an hour; zero is no limit."""
    if not text:
        return None
    found = _RATE.fullmatch(text.casefold())
    if found is None or (amount := Decimal(found[1].replace(",", "."))) > HIGHEST_RATE:
        raise _NotUsableError(Error.INVALID_RATE, text)
    return amount or None


def _since(text: str, today: dt.date) -> dt.date | None:
    if not text:
        return None
    folded = text.casefold()
    if ago := _AGO.fullmatch(folded):
        days = int(ago[1]) * _DAYS[ago[2][0]]
    elif folded in _NAMED_DAYS:
        days = _NAMED_DAYS[folded]
    else:
        try:
            days = (today - dt.date.fromisoformat(text)).days
        except ValueError:
            days = -1
    if not 0 <= days <= LONGEST_AGO:
        raise _NotUsableError(Error.INVALID_DATE, text)
    return today - dt.timedelta(days=days)
