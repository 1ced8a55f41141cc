"""What the buttons and menus of platform cards mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.cards.custom_ids import Press, key
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.subjects import Subject

KEY_LIMIT = 24
"""Three platforms and a subject fit into a custom id."""


@dataclass(frozen=True, slots=True)
class OpenPlatform(Press):
    """Show a platform at a glance."""

    kind: ClassVar[str] = "platform"
    platform: str


@dataclass(frozen=True, slots=True)
class CompareWith(Press):
    """A menu of platforms to set beside this one."""

    kind: ClassVar[str] = "beside"
    platform: str


@dataclass(frozen=True, slots=True)
class ShowComparison(Press):
    """Set platforms side by side, on everything or on one subject."""

    kind: ClassVar[str] = "compare"
    first: str
    second: str
    third: str = ""
    about: Subject | None = None


@dataclass(frozen=True, slots=True)
class LookCloser(Press):
    """A menu of the subjects of a comparison."""

    kind: ClassVar[str] = "closer"
    first: str
    second: str
    third: str = ""


@dataclass(frozen=True, slots=True)
class ReadOn(Press):
    """A menu of answers about the platforms of a card."""

    kind: ClassVar[str] = "readon"


def platform_key(platform: str) -> str:
    """A platform's id, short enough for a custom id."""
    return key(platform, KEY_LIMIT)


def side_by_side(platforms: Iterable[str], about: Subject | None = None) -> ShowComparison:
    """The press that sets two or three platforms side by side."""
    first, second, *third = map(platform_key, platforms)
    return ShowComparison(first, second, "".join(third[:1]), about)


def compared(press: ShowComparison | LookCloser) -> tuple[str, ...]:
    """The keys of the platforms that a press sets side by side."""
    return tuple(filter(None, (press.first, press.second, press.third)))


def platform_ids(knowledge: Knowledge, keys: Sequence[str]) -> tuple[str, ...] | None:
    """The platforms that keys stand for, None when one of them is gone."""
    known = {platform_key(platform): platform for platform in knowledge.platforms}
    found = tuple(known[one] for one in keys if one in known)
    return found if len(found) == len(keys) else None
