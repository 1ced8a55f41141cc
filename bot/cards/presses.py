"""What the buttons and menus of answers and of browsing mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from bot.cards.custom_ids import Press, key
from bot.knowledge.entry import Entry

ALL = "-"
GENERAL = "general"


@dataclass(frozen=True, slots=True)
class OpenEntry(Press):
    """Show an entry to whoever pressed."""

    kind: ClassVar[str] = "open"
    entry: str


@dataclass(frozen=True, slots=True)
class PickEntry(Press):
    """ "Did you mean": the asker's press turns the card into the answer."""

    kind: ClassVar[str] = "pick"
    entry: str
    asker: int


@dataclass(frozen=True, slots=True)
class NoneOfThese(Press):
    """None of the suggestions was meant."""

    kind: ClassVar[str] = "none"
    asker: int


@dataclass(frozen=True, slots=True)
class TellMe(Press):
    """Whoever asked wants to be told when there is an answer; the number is that of the moderators' list."""

    kind: ClassVar[str] = "tellme"
    question: int


@dataclass(frozen=True, slots=True)
class Vote(Press):
    """👍 or 👎 on an answer."""

    kind: ClassVar[str] = "vote"
    entry: str
    useful: bool


@dataclass(frozen=True, slots=True)
class Dismiss(Press):
    """Remove an answer that nobody asked for."""

    kind: ClassVar[str] = "dismiss"
    asker: int


@dataclass(frozen=True, slots=True)
class ReplyWith(Press):
    """ "Answer this": send an entry as a reply to a message."""

    kind: ClassVar[str] = "reply"
    entry: str
    message: int


@dataclass(frozen=True, slots=True)
class Browse(Press):
    """A page of the list of platforms, of a platform's topics, or of a topic's entries."""

    kind: ClassVar[str] = "browse"
    platform: str = ALL
    topic: str = ALL
    page: int = 0


@dataclass(frozen=True, slots=True)
class Choose(Press):
    """A choice in the browsing menu; what the values are follows from how deep it is."""

    kind: ClassVar[str] = "choose"
    platform: str = ALL
    topic: str = ALL


@dataclass(frozen=True, slots=True)
class GiveReason(Press):
    """The form that asks what was wrong with an answer."""

    kind: ClassVar[str] = "reason"


@dataclass(frozen=True, slots=True)
class GiveQuestion(Press):
    """The form that asks for a question that the bot no longer remembers."""

    kind: ClassVar[str] = "question"


def find_entry(entries: Iterable[Entry], entry_key: str) -> Entry | None:
    """The entry that a key stands for, None when it is gone."""
    return next((entry for entry in entries if key(entry.id) == entry_key), None)
