"""What a member wants of a time they wrote, kept while they are asked which one they meant."""

from dataclasses import dataclass
from enum import StrEnum

from bot.reminders.reminder import Origin, Wish

_NOWHERE = Origin()


class Purpose(StrEnum):
    """What the time is for."""

    NEW = "new"
    EDIT = "edit"
    SNOOZE = "snooze"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A new reminder, or a change to one; `text` is empty where it stays as it is."""

    purpose: Purpose
    text: str = ""
    origin: Origin = _NOWHERE
    wish: Wish = Wish.DIRECT
    reminder: int = 0
    occurrence: int = 0
