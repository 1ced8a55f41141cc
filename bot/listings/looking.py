"""A search as somebody sees it: a page of what fits, or where else to look."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge.platform import Platform
from bot.listings.elsewhere import Elsewhere, elsewhere
from bot.listings.search import Found, ListingIndex
from bot.listings.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Looked:
    """What fits, from place `start` on; where nothing does, how many the platform has at all, and who may know more."""

    wanted: Wanted
    found: Found
    start: int = 0
    unfiltered: int = 0
    elsewhere: tuple[Elsewhere, ...] = ()


def look(
    index: ListingIndex,
    wanted: Wanted,
    platforms: Mapping[str, Platform],
    now: dt.datetime,
    *,
    start: int = 0,
    count: int | None = None,
) -> Looked:
    """One page of a search; a page after the last is the last."""
    found = index.search(wanted, now, start=start, count=count)
    if not found.hits and found.total and count:
        start = (found.total - 1) // count * count
        found = index.search(wanted, now, start=start, count=count)
    if found.total:
        return Looked(wanted, found, start)
    named = [slug for slug in platforms if wanted.platform in (None, slug)]
    others = index.search(Wanted(platform=wanted.platform), now, count=0).total
    return Looked(wanted, found, 0, others, tuple(elsewhere(slug, platforms[slug]) for slug in named))
