"""Which record of the dataset is about which of our platforms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from urllib.parse import urlsplit

from bot.knowledge.platform import Platform
from bot.listings.importing.source import official
from bot.open_dataset.records import Company


class Likeness(IntEnum):
    """What a record and a platform have in common, the surest last."""

    DOMAIN = 1
    ALIAS = 2
    WEBSITE = 3
    NAME = 4


@dataclass(frozen=True, slots=True)
class Matches:
    """`ours`: a record for each platform that has one. `others`: records of companies we have no file for."""

    ours: Mapping[str, Company]
    others: tuple[Company, ...]


def match_companies(companies: Iterable[Company], platforms: Mapping[str, Platform]) -> Matches:
    """Each platform with the record most like it; of two that are equally like it, neither."""
    found: dict[str, dict[Likeness, list[Company]]] = {}
    others: list[Company] = []
    for company in companies:
        likenesses = {slug: likeness(company, slug, platform) for slug, platform in platforms.items()}
        best = max(likenesses.values(), key=lambda each: each or 0, default=None)
        if best is None:
            others.append(company)
        for slug in (slug for slug, each in likenesses.items() if each is not None and each is best):
            found.setdefault(slug, {}).setdefault(best or Likeness.DOMAIN, []).append(company)
    ours = {slug: by_likeness[max(by_likeness)] for slug, by_likeness in found.items()}
    return Matches({slug: like[0] for slug, like in sorted(ours.items()) if len(like) == 1}, tuple(others))


def likeness(company: Company, slug: str, platform: Platform) -> Likeness | None:
    """What a record has in common with a platform, None if nothing."""
    name = _plain(company.name)
    if company.id == slug or name == _plain(platform.name):
        return Likeness.NAME
    if company.website and _place(company.website) == _place(platform.website):
        return Likeness.WEBSITE
    if name in map(_plain, platform.aliases):
        return Likeness.ALIAS
    if company.website and any(place.holds(company.website) for place in official([platform])):
        return Likeness.DOMAIN
    return None


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _place(url: str) -> str:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www.") + parts.path.rstrip("/")
