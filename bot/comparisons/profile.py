"""One platform at a glance."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.comparisons.table import Cell, cell
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform import Platform
from bot.knowledge.platform_names import UnknownPlatform, find_platform
from bot.knowledge.subjects import Subject

USUAL_QUESTIONS = ("legit", "pay", "payout-schedule", "how-to-apply", "countries")
"""Slugs of the answers that people read next."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A platform's file, what it says on each subject, and the answers to the usual questions about it."""

    id: str
    platform: Platform
    cells: Mapping[Subject, Cell]
    questions: tuple[Entry, ...]


def profile(knowledge: Knowledge, name: str) -> Profile | UnknownPlatform:
    """The platform that is called `name`."""
    found = find_platform(name, knowledge.platforms)
    if isinstance(found, UnknownPlatform):
        return found
    platform = knowledge.platforms[found]
    cells = {subject: cell(found, platform, subject) for subject in Subject}
    if steps := cells[Subject.ENTRY].details:
        # On its own a platform has room for every step of the way in; the short phrase would say them twice.
        cells[Subject.ENTRY] = Cell(found, steps[0])
    return Profile(found, platform, cells, usual_questions(knowledge, found))


def usual_questions(knowledge: Knowledge, platform: str) -> tuple[Entry, ...]:
    """The answers to what everybody asks about a platform, as far as there are any."""
    ids = (f"{platform}/{slug}" for slug in USUAL_QUESTIONS)
    return tuple(knowledge.by_id[id] for id in ids if id in knowledge.by_id)
