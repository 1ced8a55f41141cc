"""Listings made for tests; nothing in them is real."""

import datetime as dt
from typing import Any

from bot.listings.listing import Listing, Origin, listing_id

TODAY = dt.date(2026, 11, 23)
FEED = "https://acme.example/jobs.json"


def listing(title: str = "Python code reviewer", **values: Any) -> Listing:
    """A listing of the invented platform Acme with what a test cares about."""
    slug = "-".join(title.lower().split())
    url = values.setdefault("url", f"https://acme.example/jobs/{slug}")
    platform = values.setdefault("platform", "acme")
    values.setdefault("id", listing_id(platform, url, values.get("job_reference")))
    made = {"last_checked": TODAY, "origin": Origin.IMPORT, "source_url": FEED, **values}
    return Listing(title=title, **made)
