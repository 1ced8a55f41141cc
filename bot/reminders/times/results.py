"""What reading a time returns: exactly one of `Moment`, `Repeating`, `Ambiguous`, `Refused`."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bot.reminders.recurrence import Recurrence


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment ahead, in UTC."""

    due: dt.datetime


@dataclass(frozen=True, slots=True)
class Repeating:
    """A first moment ahead, in UTC, and how it goes on."""

    first: dt.datetime
    recurrence: Recurrence

    @property
    def due(self) -> dt.datetime:
        """When it is due next."""
        return self.first


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two or more readings, soonest first, of which only the writer knows which is meant."""

    readings: tuple[Moment | Repeating, ...]
    sentence: str


class Refusal(StrEnum):
    """Why a time is refused."""

    INVALID = "invalid"
    PAST = "past"
    TOO_FAR = "too_far"


@dataclass(frozen=True, slots=True)
class Refused:
    """No time to keep, with a sentence that says what to write instead."""

    code: Refusal
    sentence: str


Reading = Moment | Repeating | Ambiguous | Refused


class UnreadableError(Exception):
    """Raised inside the grammar where a text can only be refused."""

    def __init__(self, sentence: str, code: Refusal = Refusal.INVALID) -> None:
        super().__init__(sentence)
        self.refused = Refused(code, sentence)
