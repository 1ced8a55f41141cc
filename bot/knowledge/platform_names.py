"""A platform's name as somebody writes it into a field -> the platform, or those it resembles."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.knowledge.platform import Platform

MOST_NEAREST = 3
ALIKE = 65.0
"""Likeness (0 to 100) from which a name is offered for another."""
_NAME_BEGINS, _ALIAS_BEGINS = 300.0, 200.0

_ADDRESS = re.compile(r"^https?://|^www\.|/+$")
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class UnknownPlatform:
    """A name that stands for no platform; `nearest` holds the ids of those it resembles, best first."""

    name: str
    nearest: tuple[str, ...]


def find_platform(name: str, platforms: Mapping[str, Platform]) -> str | UnknownPlatform:
    """The id of the platform that is called `name`, also by an alias or address; slips are offered, never guessed."""
    wanted = _key(name)
    for slug, platform in platforms.items():
        if wanted and wanted in map(_key, _names(slug, platform)):
            return slug
    return UnknownPlatform(" ".join(name.split()), alike(name, platforms)[:MOST_NEAREST])


def alike(typed: str, platforms: Mapping[str, Platform]) -> tuple[str, ...]:
    """Ids of the platforms that `typed` may become: whose name begins so, then whose alias does, then what is alike."""
    wanted = _key(typed)
    ranked = [(_likeness(wanted, slug, each), slug) for slug, each in platforms.items()]
    ranked.sort(key=lambda one: (-one[0], platforms[one[1]].name.casefold()))
    return tuple(slug for likeness, slug in ranked if likeness >= ALIKE)


def _likeness(wanted: str, slug: str, platform: Platform) -> float:
    names = [_key(name) for name in _names(slug, platform)]
    if _key(platform.name).startswith(wanted):
        return _NAME_BEGINS
    if any(name.startswith(wanted) for name in names):
        return _ALIAS_BEGINS
    return max(fuzz.WRatio(wanted, name) for name in names)


def _names(slug: str, platform: Platform) -> Iterable[str]:
    hosts = map(str, platform.domains)
    return (slug, platform.name, *platform.aliases, *platform.ambiguous_aliases, *hosts)


def _key(name: str) -> str:
    """Letters and digits only, since "micro-1", "Micro 1" and "micro1" are one name."""
    plain = unicodedata.normalize("NFKC", name).strip().casefold()
    return _NO_LETTER.sub("", _ADDRESS.sub("", _ADDRESS.sub("", plain)))
