"""What a button means, as a value that fits into its custom id.

A control carries everything that is needed to act on it, so it still works after a restart and days later.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from bot.knowledge.entry import Entry

PREFIX = "faq:"
KEY_LIMIT = 64
ALL = "-"
GENERAL = "general"


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """Show an entry to whoever pressed."""

    entry: str


@dataclass(frozen=True, slots=True)
class PickEntry:
    """ "Did you mean": the asker's press turns the card into the answer."""

    entry: str
    asker: int


@dataclass(frozen=True, slots=True)
class NoneOfThese:
    """None of the suggestions was meant."""

    asker: int


@dataclass(frozen=True, slots=True)
class Vote:
    """👍 or 👎 on an answer."""

    entry: str
    useful: bool


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Remove an answer that nobody asked for."""

    asker: int


@dataclass(frozen=True, slots=True)
class ReplyWith:
    """ "Answer this": send an entry as a reply to a message."""

    entry: str
    message: int


@dataclass(frozen=True, slots=True)
class Browse:
    """A page of the list of platforms, of a platform's topics, or of a topic's entries."""

    platform: str = ALL
    topic: str = ALL
    page: int = 0


@dataclass(frozen=True, slots=True)
class Choose:
    """A choice in the browsing menu; what the values are follows from how deep it is."""

    platform: str = ALL
    topic: str = ALL


@dataclass(frozen=True, slots=True)
class Outdated:
    """A control of a version of the bot that this one does not understand."""


Press = OpenEntry | PickEntry | NoneOfThese | Vote | Dismiss | ReplyWith | Browse | Choose | Outdated


def encode(press: Press) -> str:
    """The custom id of a control, at most 100 characters."""
    parts: tuple[str, ...]
    match press:
        case OpenEntry(entry):
            parts = ("open", key(entry))
        case PickEntry(entry, asker):
            parts = ("pick", str(asker), key(entry))
        case NoneOfThese(asker):
            parts = ("none", str(asker))
        case Vote(entry, useful):
            parts = ("up" if useful else "down", key(entry))
        case Dismiss(asker):
            parts = ("dismiss", str(asker))
        case ReplyWith(entry, message):
            parts = ("reply", str(message), key(entry))
        case Browse(platform, topic, page):
            parts = ("browse", key(platform, 40), topic, str(page))
        case Choose(platform, topic):
            parts = ("choose", key(platform, 40), topic)
        case Outdated():
            parts = ("outdated",)
    return PREFIX + ":".join(parts)


def decode(custom_id: str) -> Press:
    """The meaning of a custom id, `Outdated` where there is none."""
    match custom_id.removeprefix(PREFIX).split(":"):
        case ["open", entry]:
            return OpenEntry(entry)
        case ["pick", asker, entry] if asker.isdecimal():
            return PickEntry(entry, int(asker))
        case ["none", asker] if asker.isdecimal():
            return NoneOfThese(int(asker))
        case ["up" | "down" as thumb, entry]:
            return Vote(entry, thumb == "up")
        case ["dismiss", asker] if asker.isdecimal():
            return Dismiss(int(asker))
        case ["reply", message, entry] if message.isdecimal():
            return ReplyWith(entry, int(message))
        case ["browse", platform, topic, page] if page.isdecimal():
            return Browse(platform, topic, int(page))
        case ["choose", platform, topic]:
            return Choose(platform, topic)
        case _:
            return Outdated()


def key(identifier: str, limit: int = KEY_LIMIT) -> str:
    """The identifier itself, or its start and a stable hash where it is too long or has a colon."""
    if len(identifier) <= limit and ":" not in identifier:
        return identifier
    digest = hashlib.sha256(identifier.encode()).hexdigest()[:16]
    return f"{identifier[: limit - 17].replace(':', '-')}~{digest}"


def find_entry(entries: Iterable[Entry], entry_key: str) -> Entry | None:
    """The entry that a key stands for, None when it is gone."""
    return next((entry for entry in entries if key(entry.id) == entry_key), None)
