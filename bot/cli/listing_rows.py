"""The rows of `listings`."""

import datetime as dt
import json
from typing import Annotated, Any

from pydantic import AliasChoices, Field

from bot.cards.listings.refusals import refused_text
from bot.cli.rows import Row
from bot.clock import Clock
from bot.knowledge.knowledge import Knowledge
from bot.listings.elsewhere import Elsewhere
from bot.listings.listing import PayRange
from bot.listings.looking import Looked, look
from bot.listings.reading import Error, Refused, Typed, read_wanted
from bot.listings.search import Hit, ListingIndex


class ListingsRow(Row):
    """One search; the core judges each value, so that any of them gets its own error code."""

    platform: object = None
    text: object = Field(default=None, validation_alias=AliasChoices("text", "words"))
    role: object = Field(default=None, validation_alias=AliasChoices("role", "domain"))
    country: object = None
    language: object = None
    min_rate: object = None
    since: object = Field(default=None, validation_alias=AliasChoices("since", "new_since"))
    today: object = None
    limit: Annotated[int, Field(ge=1)] | None = None


class Searcher:
    """Answers rows from one index."""

    def __init__(self, index: ListingIndex, knowledge: Knowledge, clock: Clock) -> None:
        self._index = index
        self._knowledge = knowledge
        self._clock = clock

    def look(self, row: ListingsRow) -> Looked | Refused:
        """What fits a row; a filter that cannot be used is refused."""
        now = _now(row.today, self._clock)
        if isinstance(now, Refused):
            return now
        typed = Typed(
            platform=_text(row.platform), words=_text(row.text), role=_text(row.role), country=_text(row.country),
            language=_text(row.language), min_rate=_text(row.min_rate), since=_text(row.since),
        )  # fmt: skip
        wanted = read_wanted(typed, self._knowledge.platforms, now.date())
        if isinstance(wanted, Refused):
            return wanted
        return look(self._index, wanted, self._knowledge.platforms, now, count=row.limit)

    def row(self, row: ListingsRow) -> dict[str, Any]:
        """What fits a row, in the terminal contract's form."""
        return looked_row(self.look(row), self._knowledge)


def looked_row(looked: Looked | Refused, knowledge: Knowledge) -> dict[str, Any]:
    """A search in the terminal contract's form."""
    if isinstance(looked, Refused):
        message = refused_text(looked, knowledge)
        return {"ok": False, "error": looked.error.value, "message": message, "nearest": list(looked.options)}
    found, left_out = looked.found, looked.found.left_out
    return {
        "ok": True,
        "listings": list(map(_listing, found.hits)),
        "total": found.total,
        "partly": found.partly,
        "left_out": {"rate": left_out.rate, "language": left_out.language, "date": left_out.date},
        "elsewhere": list(map(_elsewhere, looked.elsewhere)),
    }


def _now(today: object, clock: Clock) -> dt.datetime | Refused:
    if today is None:
        return clock()
    try:
        return dt.datetime.combine(dt.date.fromisoformat(str(today)), dt.time(), dt.UTC)
    except ValueError:
        return Refused(Error.INVALID_DATE, str(today))


def _text(value: object) -> str | None:
    """A value as somebody would type it; what is neither text nor number is shown as it is, and refused."""
    match value:
        case None | str():
            return value
        case bool() | list() | dict():
            return json.dumps(value)
        case _:
            return str(value)


def _listing(hit: Hit) -> dict[str, Any]:
    """What the listing does not say is null or empty; `fit` is about the country asked for."""
    listing, eligibility = hit.listing, hit.listing.eligibility
    return {
        "id": listing.id,
        "platform": listing.platform,
        "title": listing.title,
        "url": listing.url,
        "apply_url": listing.apply_link,
        "job_reference": listing.reference,
        "pay": _pay(listing.pay) if listing.pay else None,
        "fit": hit.fit.value if hit.fit else None,
        "countries": sorted(eligibility.allowed) if eligibility.allowed is not None else None,
        "not_countries": sorted(eligibility.excluded),
        "worldwide": eligibility.worldwide,
        "remote": listing.remote,
        "languages": list(listing.languages),
        "roles": list(listing.roles),
        "domains": list(listing.domains),
        "tags": list(listing.tags),
        "description": listing.description,
        "posted": _iso(listing.posted),
        "expires": _iso(listing.expires),
        "last_checked": listing.last_checked.isoformat(),
        "stale": hit.stale,
        "origin": listing.origin.value,
        "source_url": listing.source_url,
    }


def _pay(pay: PayRange) -> dict[str, Any]:
    return {
        "min": float(pay.minimum) if pay.minimum is not None else None,
        "max": float(pay.maximum) if pay.maximum is not None else None,
        "open_ended": pay.open_ended,
        "unit": pay.unit.value,
        "currency": pay.currency,
    }


def _elsewhere(page: Elsewhere) -> dict[str, Any]:
    source = page.source
    return {
        "platform": page.platform,
        "website": page.website,
        "listings_page": page.listings_page,
        "counted": page.counted,
        "source": {"title": source.title, "url": source.url, "date": _iso(source.date), "licence": source.licence}
        if source
        else None,
    }


def _iso(moment: dt.date | dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None
