"""Finds the zone that somebody means by a city, a country, a region, letters such as EST, an offset or an IANA key."""

import datetime as dt
import functools
import importlib.resources
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

import pycountry
from babel import Locale
from rapidfuzz import fuzz, process

from bot.reminders.zone_names import zone_names
from bot.reminders.zones import UnknownZoneError, zone_key, zone_named

MOST = 25
"""As many as Discord shows while somebody types."""
_ALIKE = 80
_SHORTEST_GUESS = 4
_SEASONS = (dt.datetime(2027, 1, 15, tzinfo=dt.UTC), dt.datetime(2027, 7, 15, tzinfo=dt.UTC))


@dataclass(frozen=True, slots=True)
class FoundZone:
    """A zone, and the name by which it was found."""

    key: str
    name: str


@dataclass(slots=True)
class _Index:
    """Zones by simplified name, and how each name is written."""

    keys: dict[str, list[str]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, *keys: str) -> None:
        simple = _simple(name)
        known = self.keys.setdefault(simple, [])
        known += [key for key in keys if key not in known]
        self.written.setdefault(simple, name)

    def add_country(self, name: str, keys: tuple[str, ...]) -> None:
        """Only zones that differ; those that are known for it already come first."""
        distinct = _distinct((*self.keys.get(_simple(name), ()), *keys))
        if distinct:
            self.keys.pop(_simple(name), None)
            self.add(name, *distinct)


def find_zones(text: str) -> tuple[FoundZone, ...]:
    """The zones that may be meant, best first; several where a country has several, none where nothing is near."""
    found = _by_name(_simple(text))
    if found and "/" not in text:
        return found
    try:
        zone = zone_named(text)
    except UnknownZoneError:
        return found
    return (FoundZone(zone_key(zone), zone_key(zone)),)


def zones_called(name: str) -> tuple[str, ...]:
    """The keys of the place or zone that goes by exactly this name; none where nothing does."""
    return tuple(_index().keys.get(_simple(name), ()))


def _by_name(wanted: str) -> tuple[FoundZone, ...]:
    index = _index()
    if not wanted:
        return ()
    exact = [wanted] if wanted in index.keys else []
    begun = sorted(
        (name for name in index.keys if name.startswith(wanted) and name != wanted), key=lambda n: (len(n), n)
    )
    inside = sorted(name for name in index.keys if f" {wanted}" in name)
    names = exact + (begun + inside if len(wanted) > 1 else [])
    if not names and len(wanted) >= _SHORTEST_GUESS:
        near = process.extract(wanted, index.keys.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=MOST)
        names = [name for name, _, _ in near]
    found: dict[str, FoundZone] = {}
    for name in names:
        for key in index.keys[name]:
            found.setdefault(key, FoundZone(key, index.written[name]))
    return tuple(found.values())[:MOST]


@functools.cache
def _index() -> _Index:
    index = _Index()
    for name, meanings in zone_names().items():
        index.add(name if " " in name else name.upper(), *(meaning.place for meaning in meanings))
    for line in (importlib.resources.files("bot.reminders") / "places.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, *keys = line.split("\t")
            index.add(name, *keys)
    by_country = _zones_by_country()
    cities, territories = Locale("en").time_zones, Locale("en").territories
    for country in pycountry.countries:
        for written in (territories.get(country.alpha_2), country.name):
            if written:
                index.add_country(written, by_country.get(country.alpha_2, ()))
    for key in sorted({key for keys in by_country.values() for key in keys}):
        index.add(str(cities.get(key, {}).get("city") or key.rsplit("/", 1)[-1].replace("_", " ")), key)
        index.add(key, key)
    return index


def _zones_by_country() -> Mapping[str, tuple[str, ...]]:
    """The zones of each country (ISO 3166), the ones with most people first, as the tz database lists them."""
    table = importlib.resources.files("tzdata") / "zoneinfo" / "zone.tab"
    found: dict[str, tuple[str, ...]] = {}
    for line in table.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, _, key = line.split("\t")[:3]
            found[country] = (*found.get(country, ()), key)
    return found


def _distinct(keys: tuple[str, ...]) -> tuple[str, ...]:
    """One zone of those whose clocks show the same in both halves of the year."""
    shown: dict[tuple[dt.timedelta | None, ...], str] = {}
    for key in keys:
        zone = zone_named(key)
        shown.setdefault(tuple(moment.astimezone(zone).utcoffset() for moment in _SEASONS), key)
    return tuple(shown.values())


def _simple(name: str) -> str:
    """Lower case, without accents, dots and hyphens."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return " ".join(plain.casefold().replace(".", "").replace("_", " ").replace("-", " ").replace("/", " ").split())
