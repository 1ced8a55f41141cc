"""Where to look for listings of a platform that we have none of."""

from dataclasses import dataclass

from bot.knowledge.platform import Platform
from bot.knowledge.source import Source

_COUNTS = ("active-listings", "open-listings", "listings")
_GROUPS = "listing-groups"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The platform's own page, the page that aitrainer.work keeps, and what its open dataset counted."""

    platform: str
    website: str
    listings_page: str | None = None
    counted: str | None = None
    groups: str | None = None
    source: Source | None = None


def elsewhere(slug: str, platform: Platform) -> Elsewhere:
    """What the platform's file says of its listings."""
    count = next((platform.facts[key] for key in _COUNTS if key in platform.facts), None)
    groups = platform.facts.get(_GROUPS)
    return Elsewhere(
        slug,
        platform.website,
        platform.listings_page,
        count.value if count else None,
        groups.value if groups else None,
        platform.sources.get(count.source) if count else None,
    )
