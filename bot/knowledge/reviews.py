"""What was reviewed when, and what is due for another look."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from bot.knowledge.entry import Entry
from bot.knowledge.freshness import limit_for, limit_of_facts
from bot.knowledge.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Review:
    """The last review of an entry or of a platform's facts, and how long it holds; `file` is where it stands."""

    file: str
    title: str
    reviewed: dt.date
    limit: dt.timedelta

    @property
    def due(self) -> dt.date:
        """The last day on which it holds."""
        return self.reviewed + self.limit

    def is_stale(self, today: dt.date) -> bool:
        """Whether it was too long ago."""
        return today > self.due


def review_of(entry: Entry) -> Review:
    """The review of an entry; one made from a platform file is reviewed there."""
    file = f"platforms/{entry.platform}.yaml" if entry.generated else f"faq/{entry.id}.md"
    return Review(file, entry.question, entry.reviewed, limit_for(entry.topic))


def reviews(knowledge: Knowledge) -> Iterator[Review]:
    """The review of every entry that somebody wrote, and of every platform's facts."""
    yield from (review_of(entry) for entry in knowledge.entries if not entry.generated)
    for name, platform in knowledge.platforms.items():
        yield Review(f"platforms/{name}.yaml", platform.name, platform.reviewed, limit_of_facts(platform))


def due_by(knowledge: Knowledge, day: dt.date) -> tuple[Review, ...]:
    """What no longer holds on a day, the longest overdue first."""
    return tuple(sorted((one for one in reviews(knowledge) if one.is_stale(day)), key=lambda one: (one.due, one.file)))
