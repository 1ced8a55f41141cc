"""What a member asked to be told of, and which listings are news to them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.listings.search import Hit, ListingIndex
from bot.listings.wanted import Wanted

MOST_ALERTS = 5
"""Alerts of one member."""
NOT_OFTENER_THAN = dt.timedelta(days=1)
RESOLUTION = dt.timedelta(seconds=1)
"""Times are kept in whole seconds: what was met in the second of a digest is told by the next one."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A member's filter; `told_until` is the moment up to which they have been told of new listings."""

    id: int
    member: int
    wanted: Wanted
    paused: bool
    created: dt.datetime
    told_until: dt.datetime


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new for one member, freshest filter first, and the alerts that found it."""

    hits: tuple[Hit, ...]
    alerts: tuple[Alert, ...]


def digest(
    alerts: Sequence[Alert], index: ListingIndex, met: Mapping[str, dt.datetime], now: dt.datetime, until: dt.datetime
) -> Digest | None:
    """What is open `now` for one member and was first met before `until`; None where nothing is new.

    `met` says when listings were first met. Listings that have only some of the words are no news.
    """
    hits: dict[str, Hit] = {}
    finding: list[Alert] = []
    for alert in alerts:
        new = {key for key, moment in met.items() if alert.told_until < moment < until}
        found = index.search(alert.wanted, now, among=new)
        if found.total and not found.partly:
            finding.append(alert)
            hits = {hit.listing.id: hit for hit in found.hits} | hits
    return Digest(tuple(hits.values()), tuple(finding)) if hits else None


def by_member(alerts: Iterable[Alert]) -> dict[int, list[Alert]]:
    """Alerts by the member whose they are."""
    members: dict[int, list[Alert]] = {}
    for alert in alerts:
        members.setdefault(alert.member, []).append(alert)
    return members
