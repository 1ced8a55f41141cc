"""A listing in short lines, the same for the card and for the terminal."""

import datetime as dt
from collections.abc import Collection
from decimal import Decimal

from bot.cards.listings import words
from bot.cards.words import day
from bot.knowledge.countries import countries
from bot.knowledge.languages import languages
from bot.listings.listing import Eligibility, Fit, PayRange, RateUnit
from bot.listings.search import Hit
from bot.listings.wanted import Wanted

MOST_COUNTRIES = 4
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


def pay_text(pay: PayRange | None) -> str:
    """What it pays: $40–65/h, $130+/h, up to €200/task."""
    if pay is None:
        return words.NO_RATE
    sign = _SIGNS.get(pay.currency, f"{pay.currency} ")
    unit = "h" if pay.unit is RateUnit.HOUR else pay.unit.value
    if pay.minimum is None:
        span = f"up to {sign}{_amount(pay.maximum or Decimal(0))}"
    elif pay.maximum in (None, pay.minimum):
        span = f"{sign}{_amount(pay.minimum)}"
    else:
        span = f"{sign}{_amount(pay.minimum)}–{_amount(pay.maximum or pay.minimum)}"
    return f"{span}{'+' if pay.open_ended else ''}/{unit}"


def who_text(hit: Hit, country: str | None) -> str:
    """Who may apply, as far as the listing says; for the country that was asked about, if one was."""
    eligibility, parts = hit.listing.eligibility, []
    if country is not None:
        name = countries().name(country)
        parts.append(f"Open to {name}" if hit.fit is Fit.OPEN else f"{name}: {words.READ_IT}")
    else:
        parts.append(_where(eligibility))
    if eligibility.excluded and country is None:
        parts.append(f"not from {_names(eligibility.excluded)}")
    if hit.listing.languages:
        parts.append(", ".join(map(languages().name, hit.listing.languages)))
    return " · ".join(parts)


def dates_text(hit: Hit) -> tuple[str, ...]:
    """When it was posted, when somebody or the import last saw that it is open, and until when it is."""
    listing = hit.listing
    checked = f"last checked {day(listing.last_checked)}"
    dates = [
        f"posted {day(listing.posted)}" if listing.posted else "day of posting not named",
        f"{checked}, so it may be closed by now" if hit.stale else checked,
    ]
    return (*dates, f"open until {day(_last_day(listing.expires))}") if listing.expires else tuple(dates)


def filter_text(wanted: Wanted, platform: str | None) -> str:
    """The filter as people say it; `platform` is the name of its platform."""
    parts = [
        f"“{wanted.words}”" if wanted.words else "",
        f"role {wanted.role}" if wanted.role else "",
        platform or "",
        countries().name(wanted.country) if wanted.country else "",
        languages().name(wanted.language) if wanted.language else "",
        f"at least ${_amount(wanted.min_rate)}/h" if wanted.min_rate else "",
        f"posted since {day(wanted.since)}" if wanted.since else "",
    ]
    return " · ".join(filter(None, parts))


def _where(eligibility: Eligibility) -> str:
    if eligibility.allowed is not None:
        return f"Only from {_names(eligibility.allowed)}"
    return "Worldwide" if eligibility.worldwide else f"Countries: {words.READ_IT}"


def _names(codes: Collection[str]) -> str:
    names = sorted(map(countries().name, codes))
    rest = len(names) - MOST_COUNTRIES
    return ", ".join(names[:MOST_COUNTRIES]) + (f" and {rest} more" if rest > 0 else "")


def _last_day(moment: dt.datetime) -> dt.date:
    """The last day on which one can apply; a moment at midnight ends the day before."""
    return (moment - dt.timedelta(microseconds=1)).date()


def _amount(amount: Decimal) -> str:
    return f"{amount:,.2f}".removesuffix(".00")
