"""Which offers of a source become listings: those that lead only where the source may lead, of a platform we know."""

import datetime as dt
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge.platform import Platform
from bot.listings.importing import plain_text
from bot.listings.importing.offer import Dropped, Offer
from bot.listings.importing.source import ListingSource, Place, official, own_place, platform_at
from bot.listings.links import is_web_address, reference_in
from bot.listings.listing import Listing, Origin, listing_id

LONGEST_ADDRESS = 500


@dataclass(frozen=True, slots=True)
class Admitted:
    """The listings of a source, each once, and what was left out."""

    listings: tuple[Listing, ...]
    dropped: tuple[Dropped, ...]


class Admission:
    """Judges the offers of one source, whose platform must be one of `platforms`."""

    def __init__(self, source: ListingSource, platforms: Mapping[str, Platform], now: dt.datetime) -> None:
        self._source = source
        self._platforms = platforms
        self._now = now
        self._of = source.platform or platform_at(source.url, platforms)
        own = [platforms[self._of]] if self._of else platforms.values()
        self._places: tuple[Place, ...] = (own_place(source.url), *source.places, *official(own))
        self._by_name = _names(platforms)

    def may_lead_to(self, url: str) -> bool:
        """Whether an address, of a listing or a redirect, is one this source may lead to."""
        return _is_plain(url) and is_web_address(url) and any(place.holds(url) for place in self._places)

    def admit(self, offers: Sequence[Offer], page: str) -> Admitted:
        """Every offer as a listing or as dropped; `page` is where the document was found in the end."""
        listings: dict[str, Listing] = {}
        dropped: list[Dropped] = []
        for offer in offers:
            listing = self._listing(offer, page, alone=len(offers) == 1)
            if isinstance(listing, Dropped):
                dropped.append(listing)
            elif listing.id in listings:
                dropped.append(Dropped(offer.title, f"stands twice in the source: {listing.url}"))
            else:
                listings[listing.id] = listing
        return Admitted(tuple(listings.values()), tuple(dropped))

    def _listing(self, offer: Offer, page: str, *, alone: bool) -> Listing | Dropped:
        url = offer.url or offer.apply_url or (page if alone else None)
        if url is None:
            return Dropped(offer.title, "has no address of its own")
        for address in filter(None, (url, offer.apply_url)):
            if len(address) > LONGEST_ADDRESS or not self.may_lead_to(address):
                sentence = f"leads to {address[:100]!r}, which is neither official nor one of this source's hosts"
                return Dropped(offer.title, sentence)
        apply_url = offer.apply_url or url
        platform = self._platform(offer, apply_url)
        if platform is None:
            return Dropped(offer.title, f"is of no platform we know (it names {offer.organisation or 'nobody'})")
        # What the address carries is what reaches the platform, so it counts before the page's own number.
        reference = _reference(apply_url) or _reference(url) or offer.reference
        return Listing(
            id=listing_id(platform, url, reference),
            platform=platform,
            title=offer.title,
            url=url,
            apply_url=apply_url,
            job_reference=reference,
            pay=offer.pay,
            eligibility=offer.eligibility,
            remote=offer.remote,
            roles=offer.roles,
            domains=offer.domains,
            tags=offer.tags,
            description=offer.description,
            posted=offer.posted if offer.posted and offer.posted <= self._now.date() + dt.timedelta(days=1) else None,
            expires=offer.expires,
            origin=Origin.IMPORT,
            source_url=self._source.url,
            last_checked=self._now.date(),
            first_seen=self._now,
        )

    def _platform(self, offer: Offer, url: str) -> str | None:
        """The source's platform; where it may have several, the one whose official address or name the offer has."""
        if self._of:
            return self._of
        return platform_at(url, self._platforms) or self._by_name.get((offer.organisation or "").casefold())


def _reference(url: str) -> str | None:
    """The Job Reference ID in an address, if it is one that can be shown as it is."""
    reference = reference_in(url)
    return reference if reference and plain_text.line(reference, plain_text.REFERENCE_LENGTH) == reference else None


def _is_plain(url: str) -> bool:
    return not any(unicodedata.category(c)[0] == "C" for c in url)


def _names(platforms: Mapping[str, Platform]) -> dict[str, str]:
    """Names and aliases that only one platform has."""
    found: dict[str, set[str]] = {}
    for key, platform in platforms.items():
        for name in (platform.name, *platform.aliases):
            found.setdefault(name.casefold(), set()).add(key)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}
