"""What the parts of a text say, before they are put together."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum, auto

from bot.reminders.rule import Frequency, Rule
from bot.reminders.zone_names import ZoneName


@dataclass(frozen=True, slots=True)
class Span:
    """An amount of time. Seconds pass; all else is counted on the calendar and keeps the time on the clock."""

    months: int = 0
    days: int = 0
    working_days: int = 0
    seconds: int = 0
    is_net: bool = False

    @property
    def is_days(self) -> bool:
        """Whether it leads from day to day."""
        return not self.seconds

    @property
    def is_elapsed(self) -> bool:
        """Whether it is only time that passes."""
        return not (self.months or self.days or self.working_days)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, in each of its readings: the dates that would fit, of which the first one ahead is meant.

    `before` holds the last of that name before them, for what is counted from it: "net 30 from 20 december", said in
    January. `rule` is what the day stands for in a repeat.
    """

    readings: tuple[tuple[dt.date, ...], ...]
    rule: Rule | None = None
    is_weekday: bool = False
    before: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day.

    `half_open`: morning or afternoon was not said. `by_part`: it counts as the 24-hour clock unless a part of the day
    is said. `lone`: it is a number and no more. `only_today`: it does not move on to tomorrow when it is over.
    """

    time: dt.time
    half_open: bool = False
    by_part: bool = False
    lone: bool = False
    only_today: bool = False
    is_midnight: bool = False


class Part(Enum):
    """A part of the day, with the hour that stands for it."""

    MORNING = 9
    AFTERNOON = 15
    EVENING = 18
    NIGHT = 20


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment written out in full."""

    due: dt.datetime


@dataclass(frozen=True, slots=True)
class Every:
    """That it repeats: each `interval` of a unit, or without unit, of the day named beside it."""

    frequency: Frequency | None = None
    interval: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """A repeat with more than one reading."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class InZone:
    """Whose clock is meant, in each of its readings."""

    clocks: tuple[ZoneName, ...]


class Relation(Enum):
    """How what stands before is bound to what follows."""

    FROM = auto()
    AFTER = auto()
    BEFORE = auto()
    START = auto()


class Filler(Enum):
    """Words that change nothing; something must follow a `LEADING` one."""

    PLAIN = auto()
    LEADING = auto()


Piece = Span | Day | Clock | Part | Instant | Every | Choice | InZone | Relation | Filler
