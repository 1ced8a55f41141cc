"""Reads dates: `2026-03-15` counts, and what somebody may have meant by anything else is offered."""

import datetime as dt
import re
from itertools import permutations

FIRST_YEAR = 2000
LAST_YEAR = 2100

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PIECES = re.compile(r"[0-9]+|[a-z]+")
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ORDINALS = frozenset({"st", "nd", "rd", "th", "of", "the"})
_NAMED_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_date(given: object) -> dt.date | None:
    """The date that a text in the form YYYY-MM-DD names, None if it is none between 2000 and 2100."""
    if isinstance(given, dt.date) and not isinstance(given, dt.datetime):
        return given if FIRST_YEAR <= given.year <= LAST_YEAR else None
    found = _ISO.fullmatch(given.strip()) if isinstance(given, str) else None
    return _date(*map(int, found.groups())) if found else None


def possible_dates(text: str, today: dt.date) -> tuple[dt.date, ...]:
    """Every date that a text may mean, such as `15 mar`, `3/4/2026` (two), `yesterday` or `friday` (the last one)."""
    lowered = text.lower().strip()
    if exact := read_date(lowered):
        return (exact,)
    if lowered in _NAMED_DAYS:
        return (today + dt.timedelta(days=_NAMED_DAYS[lowered]),)
    for number, name in enumerate(_WEEKDAYS):
        if lowered in (name, name[:3]):
            return (today - dt.timedelta(days=(today.weekday() - number) % 7),)
    pieces = [piece for piece in _PIECES.findall(lowered) if piece not in _ORDINALS][:4]
    numbers = [int(piece) for piece in pieces if piece.isdigit() and len(piece) <= 4]
    months = [_month(piece) for piece in pieces if not piece.isdigit()]
    if len(months) > 1 or None in months or len(numbers) + len(months) != len(pieces):
        return ()
    if months:
        return _with_named_month(months[0] or 0, numbers, today)
    return _in_figures(numbers)


def last_day_of_that_month(text: str) -> dt.date | None:
    """The nearest day that exists, of a text like 2026-02-30."""
    found = _ISO.fullmatch(text.strip())
    days = [date for day in (28, 29, 30, 31) if found and (date := _date(int(found[1]), int(found[2]), day))]
    return days[-1] if days else None


def _with_named_month(month: int, numbers: list[int], today: dt.date) -> tuple[dt.date, ...]:
    match numbers:
        case [day]:
            # Without a year the nearest one is meant.
            around = (_date(year, month, day) for year in (today.year - 1, today.year, today.year + 1))
            found = [date for date in around if date]
            return (min(found, key=lambda date: abs(date - today)),) if found else ()
        case [first, second]:
            days = (_date(year, month, day) for year, day in ((first, second), (second, first)))
            return tuple(date for date in days if date)
        case _:
            return ()


def _in_figures(numbers: list[int]) -> tuple[dt.date, ...]:
    """Year, month and day in any order that stands for a date; the year has four digits."""
    if len(numbers) != 3 or sum(number >= FIRST_YEAR for number in numbers) != 1:
        return ()
    orders = (_date(*order) for order in permutations(numbers) if order[0] >= FIRST_YEAR)
    return tuple(sorted({date for date in orders if date}))


def _month(name: str) -> int | None:
    if len(name) >= 3:
        for number, month in enumerate(_FULL_MONTHS, start=1):
            if month.startswith(name) or (name == "sept" and number == 9):
                return number
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return date if FIRST_YEAR <= year <= LAST_YEAR else None
