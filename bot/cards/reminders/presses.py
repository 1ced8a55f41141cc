"""What the controls of reminders mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from bot.cards.custom_ids import Press, decode


@dataclass(frozen=True, slots=True)
class DeliveredPress(Press):
    """A control of a delivered reminder: which one, and which of its occurrences."""

    reminder: int
    occurrence: int


@dataclass(frozen=True, slots=True)
class Snooze(DeliveredPress):
    """Once more in so many minutes."""

    kind: ClassVar[str] = "rm-snooze"
    minutes: int


@dataclass(frozen=True, slots=True)
class SnoozeUntilTomorrow(DeliveredPress):
    """Once more tomorrow at this time of day."""

    kind: ClassVar[str] = "rm-tomorrow"


@dataclass(frozen=True, slots=True)
class SnoozeChoose(DeliveredPress):
    """Once more at a time that a form asks for."""

    kind: ClassVar[str] = "rm-choose"


@dataclass(frozen=True, slots=True)
class Done(DeliveredPress):
    """The member has dealt with it."""

    kind: ClassVar[str] = "rm-done"


@dataclass(frozen=True, slots=True)
class Repeat(DeliveredPress):
    """From now on again and again."""

    kind: ClassVar[str] = "rm-repeat"


@dataclass(frozen=True, slots=True)
class EditReminder(Press):
    """Change text or time."""

    kind: ClassVar[str] = "rm-edit"
    reminder: int


@dataclass(frozen=True, slots=True)
class CancelReminder(Press):
    """Take it off the list."""

    kind: ClassVar[str] = "rm-cancel"
    reminder: int


ON_DELIVERED: tuple[type[DeliveredPress], ...] = (Snooze, SnoozeUntilTomorrow, SnoozeChoose, Done, Repeat)


def delivers(custom_ids: Iterable[str], reminder: int, occurrence: int) -> bool:
    """Whether a card with these controls is the delivery of this occurrence."""
    read = (decode(custom_id, ON_DELIVERED) for custom_id in custom_ids)
    return any(
        isinstance(press, DeliveredPress) and (press.reminder, press.occurrence) == (reminder, occurrence)
        for press in read
    )
