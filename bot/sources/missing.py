"""Pages that have disappeared, with the files that rest on them: what moderators are told."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge.knowledge import Knowledge
from bot.sources.pages import pages_of
from bot.sources.standing import Standing


@dataclass(frozen=True, slots=True)
class Missing:
    """A page that has disappeared."""

    standing: Standing
    files: tuple[str, ...]


def missing(knowledge: Knowledge, looks: Mapping[str, Standing]) -> tuple[Missing, ...]:
    """Those that the knowledge still rests on, the longest missing first."""
    found = [
        Missing(looks[url], files)
        for url, files in pages_of(knowledge).items()
        if url in looks and looks[url].has_disappeared
    ]
    return tuple(sorted(found, key=lambda one: (one.standing.missing_since or one.standing.looked_at, one.files)))
