"""A platform's name as somebody writes it into a field -> the platform, or those it resembles."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.knowledge.platform import Platform

MOST_NEAREST = 3
ALIKE = 65.0
"""Likeness (0 to 100) from which a name is offered for another."""
_NAME_BEGINS, _ALIAS_BEGINS = 300.0, 200.0

_ADDRESS = re.compile(r"^https?://|^www\.|(?<!/)/+$")
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class UnknownPlatform:
    """A name that stands for no platform; `nearest` holds the ids of those it resembles, best first."""

    name: str
    nearest: tuple[str, ...]


class PlatformNames:
    """The names of all platforms, made comparable once."""

    def __init__(self, platforms: Mapping[str, Platform]) -> None:
        self._platforms = platforms
        self._first = {slug: _key(platform.name) for slug, platform in platforms.items()}
        self._written = [(_key(name), slug) for slug, platform in platforms.items() for name in _names(slug, platform)]
        self._ids: dict[str, str] = {}
        for name, slug in self._written:
            self._ids.setdefault(name, slug)

    def find(self, name: str) -> str | UnknownPlatform:
        """The id of the platform that is called `name`, also by an alias or address; slips are offered, not guessed."""
        wanted = _key(name)
        if wanted and (slug := self._ids.get(wanted)) is not None:
            return slug
        return UnknownPlatform(" ".join(name.split()), self.alike(name)[:MOST_NEAREST])

    def alike(self, typed: str) -> tuple[str, ...]:
        """Ids of the platforms that `typed` may become: whose name begins so, then whose alias, then what is alike."""
        wanted = _key(typed)
        likeness = dict.fromkeys(self._platforms, 0.0)
        names = [name for name, _ in self._written]
        for _, score, place in process.extract(wanted, names, scorer=fuzz.WRatio, score_cutoff=ALIKE, limit=None):
            slug = self._written[place][1]
            likeness[slug] = max(likeness[slug], score)
        for name, slug in self._written:
            if name.startswith(wanted):
                likeness[slug] = max(likeness[slug], _ALIAS_BEGINS)
        likeness |= {slug: _NAME_BEGINS for slug, name in self._first.items() if name.startswith(wanted)}
        found = [slug for slug, score in likeness.items() if score >= ALIKE]
        return tuple(sorted(found, key=lambda slug: (-likeness[slug], self._platforms[slug].name.casefold())))


def find_platform(name: str, platforms: Mapping[str, Platform]) -> str | UnknownPlatform:
    """The id of the platform that is called `name`; who asks often keeps a `PlatformNames`."""
    return PlatformNames(platforms).find(name)


def alike(typed: str, platforms: Mapping[str, Platform]) -> tuple[str, ...]:
    """Ids of the platforms that `typed` may become, best first."""
    return PlatformNames(platforms).alike(typed)


def _names(slug: str, platform: Platform) -> Iterable[str]:
    hosts = map(str, platform.domains)
    return (slug, platform.name, *platform.aliases, *platform.ambiguous_aliases, *hosts)


def _key(name: str) -> str:
    """Letters and digits only, since "micro-1", "Micro 1" and "micro1" are one name."""
    plain = unicodedata.normalize("NFKC", name).strip().casefold()
    return _NO_LETTER.sub("", _ADDRESS.sub("", _ADDRESS.sub("", plain)))
