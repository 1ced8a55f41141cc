"""What is said around platforms at a glance and side by side, in Discord and in the terminal."""

import datetime as dt
from collections.abc import Iterable, Sequence

from bot.cards.words import STALE, day
from bot.comparisons.compare import FEWEST, MOST, TooFew, TooMany
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform_names import UnknownPlatform

PLATFORM_DESCRIPTION = "One platform at a glance: pay, payout, getting in, countries"
PLATFORM_NAME = "Which platform"
COMPARE_DESCRIPTION = "Two or three platforms side by side, with sources"
COMPARE_NAMES = ("One platform", "Another platform", "A third platform, if you like")
COMPARE_ABOUT = "Only one subject, in more detail"
PRIVATE = "Show it only to you"

OFFICIAL_PAGE = "Official page"
COMPARE_WITH = "Compare with …"
LOOK_CLOSER = "Look closer at one subject …"
ASK_FURTHER = "Read on about one of them …"
EVERYTHING = "Everything"

FOR_IT = "For it"
AGAINST_IT = "Against it"
PLATFORM_GONE = "I no longer know one of these platforms. Try `/platform` or `/browse`."


def unknown_platform(unknown: UnknownPlatform, knowledge: Knowledge) -> str:
    """A name that is none, with the nearest that are."""
    said = f"I don't know a platform called “{unknown.name}”."
    if unknown.nearest:
        return f"{said} Did you mean {one_of(map(knowledge.platform_name, unknown.nearest))}?"
    return f"{said} I know {listed(map(knowledge.platform_name, knowledge.platforms))}."


def wrong_number(given: TooFew | TooMany, knowledge: Knowledge) -> str:
    """How many platforms can be compared."""
    names = listed(map(knowledge.platform_name, given.platforms))
    match given:
        case TooFew(()):
            return "Name two or three platforms that I should compare."
        case TooFew():
            return f"That is only {names}. Name another platform to compare it with."
        case TooMany():
            return f"{names} are too many to read side by side. Choose {FEWEST} or {MOST} of them."


def listed(names: Iterable[str]) -> str:
    """A, B and C."""
    return _joined(tuple(names), "and")


def one_of(names: Iterable[str]) -> str:
    """A, B or C."""
    return _joined(tuple(names), "or")


def run_by(operator: str) -> str:
    """Whose platform it is, small and grey."""
    return f"-# Run by {operator}"


def closing(reviewed: dt.date, *, stale: bool) -> str:
    """Who decides, when a person last checked the files, and whether that was too long ago."""
    line = f"-# Your contract and the platform's own page decide · reviewed {day(reviewed)}"
    return f"{line}\n{STALE}" if stale else line


def and_more(count: int) -> str:
    """What a shortened list leaves out."""
    return f"and {count} more"


def more_in_menu(subjects: Sequence[str]) -> str:
    """The subjects that did not fit onto the card."""
    return f"-# In the menu below: {listed(subject.lower() for subject in subjects)}"


def _joined(names: tuple[str, ...], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
