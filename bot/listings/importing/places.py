"""Who may apply, from the countries a feed names. What is not understood makes all of it unknown: no guess is made."""

from collections.abc import Iterable, Mapping

import pycountry

from bot.listings.listing import Eligibility

_EVERYWHERE = frozenset({"worldwide", "anywhere", "anywhere in the world", "global", "everywhere", "all countries"})
_ALSO_WRITTEN = {
    "uk": "GB", "great britain": "GB", "usa": "US", "u.s.": "US", "u.s.a.": "US", "russia": "RU", "turkey": "TR",
    "ivory coast": "CI", "macau": "MO", "palestine": "PS", "kosovo": "XK", "czech republic": "CZ",
}  # fmt: skip
_LONGEST, _MOST = 60, 300
_UNKNOWN = Eligibility()


def read_eligibility(requirements: object) -> Eligibility:
    """`applicantLocationRequirements` in any of its forms: a country, its name or code, or a list of these."""
    places = list(_flat(requirements))
    if not places or len(places) > _MOST:
        return _UNKNOWN
    names = [_name(place) for place in places]
    if any(name is not None and name.casefold() in _EVERYWHERE for name in names):
        return Eligibility(worldwide=True)
    codes = [_code(name) if name is not None else None for name in names]
    if None in codes:
        return _UNKNOWN
    return Eligibility(allowed=frozenset(code for code in codes if code is not None))


def _flat(value: object) -> Iterable[object]:
    if isinstance(value, list):
        for each in value:
            yield from _flat(each) if not isinstance(each, list) else ()
    elif value is not None and value != "":
        yield value


def _name(place: object) -> str | None:
    """The name of a country, None for a state or a city, of which we know nothing."""
    match place:
        case str():
            return place.strip()
        case Mapping():
            kind = place.get("@type", "Country")
            kinds = kind if isinstance(kind, list) else [kind]
            if not any(str(each).rpartition("/")[2].rpartition(":")[2] in {"Country", "Place"} for each in kinds):
                return None
            address = place.get("address")
            name = place.get("name") or place.get("identifier")
            if name is None and isinstance(address, Mapping) and not address.get("addressRegion"):
                name = address.get("addressCountry")
            return name.strip() if isinstance(name, str) else None
    return None


def _code(name: str) -> str | None:
    if known := _ALSO_WRITTEN.get(name.casefold()):
        return known
    if not name or len(name) > _LONGEST or name.isdigit():
        return None
    try:
        return str(pycountry.countries.lookup(name).alpha_2)
    except LookupError:
        return None
