"""What the engine returns: exactly one of `Answer`, `Suggestions`, `NoMatch`."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bot.knowledge.entry import Entry
from bot.knowledge.source import Source
from bot.knowledge.topics import Topic


class Mode(StrEnum):
    """`direct`: somebody asked the bot. `passive`: nobody did, so only near certainty may speak."""

    DIRECT = "direct"
    PASSIVE = "passive"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry that may be meant; `confidence` is the calibrated chance (0 to 1) that it is."""

    entry: Entry
    confidence: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Facts of two or more platforms side by side: one row a subject, one cell a platform."""

    platforms: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One card: an entry, or platforms set side by side.

    `entry` is None only for a side-by-side card that no entry was written for. `platforms` and `topics` say what
    the card speaks of. `assumed_platform` is set when the question named none and the conversation or channel
    supplied it. `also` holds the answers to other questions in the same message.
    """

    title: str
    body: str
    platforms: tuple[str, ...]
    topics: tuple[Topic, ...]
    confidence: float
    reviewed: dt.date
    sources: tuple[Source, ...]
    entry: Entry | None = None
    comparison: Comparison | None = None
    assumed_platform: str | None = None
    related: tuple[Entry, ...] = ()
    also: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Up to three entries, best first: "did you mean"."""

    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class NoMatch:
    """The bot does not know; `candidates` are for moderators and logs, never shown as an answer."""

    candidates: tuple[Suggestion, ...] = ()


Result = Answer | Suggestions | NoMatch
