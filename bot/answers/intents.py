"""Entries grouped by the question they answer: files of one slug and topic are one intent for several platforms."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge.entry import Entry


@dataclass(frozen=True, slots=True, eq=False)
class Intent:
    """One question, with the entry that answers it for each platform; the key None is the general answer."""

    entries: dict[str | None, Entry]

    def for_platform(self, platform: str | None) -> Entry | None:
        """The entry for a platform, else the general one; without a platform the general or the only one."""
        if platform in self.entries:
            return self.entries[platform]
        if None in self.entries and _is_true_for(self.entries[None], platform):
            return self.entries[None]
        if platform is None and len(self.entries) == 1:
            return next(iter(self.entries.values()))
        return None

    @property
    def title(self) -> str:
        """The question of any of its entries, for explanations."""
        return next(iter(self.entries.values())).question


def _is_true_for(general: Entry, platform: str | None) -> bool:
    return platform is None or not general.applies_to or platform in general.applies_to


def group(entries: Sequence[Entry]) -> tuple[Intent, ...]:
    """Intents in the order of their first entry."""
    grouped: dict[tuple[str, ...], dict[str | None, Entry]] = {}
    for entry in entries:
        key: tuple[str, ...] = (entry.slug, entry.topic.value)
        if entry.platform in grouped.get(key, {}):
            key = (entry.id,)
        grouped.setdefault(key, {})[entry.platform] = entry
    return tuple(Intent(members) for members in grouped.values())
