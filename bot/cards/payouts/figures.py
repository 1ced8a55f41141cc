"""Hours, amounts and days as people read them."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from bot.cards.dates import MONTHS, day, weekday
from bot.payouts.results import Gross
from bot.payouts.timeline import Window

_MANY_DAYS = 300


def money(amount: Decimal) -> str:
    """An amount without its currency: 1,300 or 187.50."""
    return f"{amount:,.2f}".removesuffix(".00")


def gross_range(gross: Gross, sign: str) -> str:
    """A range with its currency; an open end keeps its plus: $700–1,300+."""
    span = money(gross.minimum)
    if gross.maximum is not None and gross.maximum != gross.minimum:
        span = f"{span}–{money(gross.maximum)}"
    return f"{sign}{span}{'+' if gross.open_ended else ''}"


def hours(amount: Fraction) -> str:
    """12.5 hours; a fraction without a short decimal is given in hours and minutes."""
    exact = f"{float(amount):.2f}".rstrip("0").rstrip(".")
    if Fraction(exact) == amount:
        return f"{float(amount):,.2f}".rstrip("0").rstrip(".") + (" hour" if amount == 1 else " hours")
    minutes = round(amount * 60)
    return f"{minutes // 60:,} h {minutes % 60} min"


def short_day(date: dt.date) -> str:
    """A date in a picture: 19 Mar."""
    return f"{date.day} {MONTHS[date.month - 1]}"


def short_span(start: dt.date, end: dt.date) -> str:
    """Days in a picture: 14–29 Apr, 28 Mar – 3 Apr."""
    if start == end:
        return short_day(end)
    if (end - start).days > _MANY_DAYS:
        return f"{day(start)} – {day(end)}"
    if start.month == end.month:
        return f"{start.day}–{short_day(end)}"
    return f"{short_day(start)} – {short_day(end)}"


def span(window: Window) -> str:
    """A window in words; a single day is given alone."""
    if window.earliest is None:
        return f"by {weekday(window.latest)}"
    if window.earliest == window.latest:
        return weekday(window.latest)
    return f"{weekday(window.earliest)} to {weekday(window.latest)}"


def count(number: int, noun: str) -> str:
    """1 day, 2 days."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
