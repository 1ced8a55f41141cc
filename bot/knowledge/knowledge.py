"""The whole of what the bot knows, as one immutable value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.knowledge.entry import Entry
from bot.knowledge.expectations import Expectation
from bot.knowledge.listing_file import ListedJob
from bot.knowledge.platform import Platform
from bot.knowledge.scam_lists import ScamLists
from bot.knowledge.topics import Topic
from bot.knowledge.vocabulary import Vocabulary


@dataclass(frozen=True)
class Knowledge:
    """All that the files say, validated, with platforms by id; `version` changes when any file does."""

    entries: tuple[Entry, ...]
    platforms: Mapping[str, Platform] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    version: str = ""
    listings: Mapping[str, tuple[ListedJob, ...]] = field(default_factory=dict)
    scams: ScamLists = field(default_factory=ScamLists)
    expectations: tuple[Expectation, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Entries by id, `folder/slug`."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def comparisons(self) -> dict[frozenset[str], Entry]:
        """Entries written about two platforms, found by their slug: `sme-careers/vs-outlier`."""
        return {
            frozenset((entry.platform, entry.slug.removeprefix("vs-"))): entry
            for entry in self.entries
            if entry.platform and entry.slug.startswith("vs-") and entry.slug.removeprefix("vs-") in self.platforms
        }

    def platform_name(self, platform: str | None) -> str:
        """The name members know, "General" where there is no platform."""
        if platform is None:
            return "General"
        known = self.platforms.get(platform)
        return known.name if known else platform

    def browse(self, platform: str | None, topic: Topic | None = None) -> tuple[Entry, ...]:
        """Entries of one platform (None: the general ones), of one topic if given, in file order."""
        return tuple(e for e in self.entries if e.platform == platform and topic in (None, e.topic))
