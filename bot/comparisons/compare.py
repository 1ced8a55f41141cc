"""Two or three platforms by the names somebody gave -> a table, or what to say instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.comparisons.table import Table, table
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform_names import UnknownPlatform, find_platform
from bot.knowledge.subjects import Subject

FEWEST, MOST = 2, 3


@dataclass(frozen=True, slots=True)
class TooFew:
    """Fewer than two different platforms were named; `platforms` are their ids."""

    platforms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TooMany:
    """More platforms were named than can be read side by side on a phone."""

    platforms: tuple[str, ...]


def compare(
    knowledge: Knowledge, names: Sequence[str], about: Subject | None = None
) -> Table | UnknownPlatform | TooFew | TooMany:
    """The platforms called `names` side by side on everything, or on one subject."""
    found = [find_platform(name, knowledge.platforms) for name in names]
    for one in found:
        if isinstance(one, UnknownPlatform):
            return one
    platforms = tuple(dict.fromkeys(one for one in found if isinstance(one, str)))
    if len(platforms) < FEWEST:
        return TooFew(platforms)
    if len(platforms) > MOST:
        return TooMany(platforms)
    return table(knowledge, platforms, (about,) if about else tuple(Subject))
