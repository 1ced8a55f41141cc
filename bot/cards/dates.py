"""Dates as people read them, in the style of the server that a card is for.

The style is a context variable, as languages are elsewhere: whoever handles an event sets it once (`write_dates`), and
every card made for that event follows it. Without one, dates are English.
"""

import datetime as dt
from contextvars import ContextVar

from bot.servers.date_style import DateStyle

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_IN_ENGLISH = (DateStyle.ENGLISH, DateStyle.AMERICAN, DateStyle.ISO)
_style: ContextVar[DateStyle] = ContextVar("date style", default=DateStyle.ENGLISH)


def write_dates(style: DateStyle) -> None:
    """From here on, within what handles this event, write dates in this style."""
    _style.set(style)


def day(date: dt.date, style: DateStyle | None = None) -> str:
    """A date with its year: 23 Nov 2026."""
    style = style or _style.get()
    match style:
        case DateStyle.ENGLISH:
            return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
        case DateStyle.ISO:
            return date.isoformat()
        case _:
            return _written(date, "medium", style)


def weekday(date: dt.date) -> str:
    """A date with its day of the week: Thu 19 Mar 2026."""
    style = _style.get()
    name = WEEKDAYS[date.weekday()] if style in _IN_ENGLISH else _written(date, "EEE", style)
    return f"{name} {day(date)}"


def _written(date: dt.date, form: str, style: DateStyle) -> str:
    # Babel takes a while to load, and only servers that chose a language need it.
    from babel.dates import format_date

    return format_date(date, form, locale=style.value.replace("-", "_"))
