"""What the controls and forms mean by which members ask for reminders and look after them."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from bot.cards.custom_ids import Press
from bot.reminders.reminder import Wish
from bot.reminders.wanted import Purpose


@dataclass(frozen=True, slots=True)
class AskForReminder(Press):
    """Open the form that makes a reminder, with an answer's question in it."""

    kind: ClassVar[str] = "rm-ask"
    entry: str


@dataclass(frozen=True, slots=True)
class NewReminder(Press):
    """That form, sent."""

    kind: ClassVar[str] = "rm-new"


@dataclass(frozen=True, slots=True)
class AboutMessage(Press):
    """The form for a reminder about a message, sent."""

    kind: ClassVar[str] = "rm-about"
    channel: int
    message: int


@dataclass(frozen=True, slots=True)
class Edited(Press):
    """The form that changes a reminder, sent."""

    kind: ClassVar[str] = "rm-edited"
    reminder: int


@dataclass(frozen=True, slots=True)
class SnoozeChosen(Press):
    """The form that asks until when to snooze, sent."""

    kind: ClassVar[str] = "rm-chosen"
    reminder: int
    occurrence: int


@dataclass(frozen=True, slots=True)
class RepeatChosen(Press):
    """The form that asks how to repeat, sent."""

    kind: ClassVar[str] = "rm-again"
    reminder: int
    occurrence: int


@dataclass(frozen=True, slots=True)
class PickReading(Press):
    """One of the readings of a time that was asked back; the words themselves stand on the card.

    `asked` is the second in which it was read, `zone` whose clocks counted then.
    """

    kind: ClassVar[str] = "rm-pick"
    number: int
    asked: int
    zone: str
    purpose: Purpose
    wish: Wish
    reminder: int = 0
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class PayoutReminder(Press):
    """Remind whoever pressed of a day of an estimate."""

    kind: ClassVar[str] = "rm-pay"
    day: dt.date
    platform: str
    is_invoice: bool


@dataclass(frozen=True, slots=True)
class AskZone(Press):
    """Open the form that asks for the time zone."""

    kind: ClassVar[str] = "rm-zone"


@dataclass(frozen=True, slots=True)
class ZoneGiven(Press):
    """That form, sent."""

    kind: ClassVar[str] = "rm-zoned"


@dataclass(frozen=True, slots=True)
class PickZone(Press):
    """One of the zones that a place may be in."""

    kind: ClassVar[str] = "rm-zpick"
    zone: str


@dataclass(frozen=True, slots=True)
class ShowList(Press):
    """A page of the list of one's reminders."""

    kind: ClassVar[str] = "rm-list"
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenReminder(Press):
    """The menu of that page: one of its reminders, to edit or delete."""

    kind: ClassVar[str] = "rm-open"
    page: int = 0


@dataclass(frozen=True, slots=True)
class DeleteReminder(Press):
    """Delete it from the list, and show the list again."""

    kind: ClassVar[str] = "rm-delete"
    reminder: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class AskToClear(Press):
    """Ask whether all open ones shall go."""

    kind: ClassVar[str] = "rm-clear"


@dataclass(frozen=True, slots=True)
class ClearAll(Press):
    """Yes, all."""

    kind: ClassVar[str] = "rm-cleared"


@dataclass(frozen=True, slots=True)
class ShowServer(Press):
    """Moderators: a page of the reminders that will be posted in their server."""

    kind: ClassVar[str] = "rm-server"
    page: int = 0


@dataclass(frozen=True, slots=True)
class CancelInServer(Press):
    """Moderators: the menu of that page; the one chosen is cancelled."""

    kind: ClassVar[str] = "rm-srvcancel"
    page: int = 0
