"""What an estimate holds, and the kinds of refusal."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, Literal, TypeAlias

from bot.knowledge.platform import Platform, Rate, Schedule
from bot.knowledge.source import Source
from bot.payouts.hours import HoursFault
from bot.payouts.timeline import Timeline, Work

DateField: TypeAlias = Literal["completed_on", "invoice_on", "today"]


@dataclass(frozen=True, slots=True)
class Hours:
    """Working time: all of it, and what of it falls on each week where it was given that way."""

    total: Fraction
    weekly: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Gross:
    """Pay before tax and fees, to the cent; no `maximum` where the source states none."""

    minimum: Decimal
    maximum: Decimal | None
    open_ended: bool


@dataclass(frozen=True, slots=True)
class RateRow:
    """The rate that was used; `covers_all` where the role has none of its own and this is for all work."""

    id: str
    rate: Rate
    source: Source
    covers_all: bool = False


class Standing(StrEnum):
    """Where today lies in a timeline."""

    AHEAD = "ahead"
    FIRST_PASSED = "first_passed"
    OVERDUE = "overdue"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class DatedSchedule:
    """One statement of when the platform pays, with its days for this work."""

    id: str
    schedule: Schedule
    source: Source
    timeline: Timeline
    standing: Standing = Standing.AHEAD

    @property
    def weekend_days(self) -> tuple[dt.date, ...]:
        """Its days that fall on a Saturday or Sunday."""
        return tuple(day for day in self.timeline.days if day.weekday() >= 5)


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A misspelled name, and what it was taken for."""

    given: str
    meant: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the sources say about pay and paydays; what was not asked is None.

    `asked_role` is the role in the asker's words. A platform without sourced terms has no schedules.
    """

    platform_id: str
    platform: Platform = field(repr=False)
    work: Work
    today: dt.date
    asked_role: str | None = None
    hours: Hours | None = None
    row: RateRow | None = None
    gross: Gross | None = None
    schedules: tuple[DatedSchedule, ...] = ()
    read_as: tuple[ReadAs, ...] = ()
    one_week_assumed: bool = False


def invoice_day(estimate: Estimate) -> dt.date | None:
    """The day on which the invoice goes out, None where none is stated or it is not ahead."""
    day = estimate.work.invoice_on
    return day if day is not None and day > estimate.today else None


def payout_day(estimate: Estimate) -> dt.date | None:
    """The first day ahead on which, by one of the schedules, the money should be there."""
    windows = [
        window for dated in estimate.schedules for window in (dated.timeline.first, dated.timeline.pays) if window
    ]
    return min((window.latest for window in windows if window.latest > estimate.today), default=None)


@dataclass(frozen=True, slots=True)
class InvalidHours:
    """Hours or weeks that cannot be paid; `limit` is what would be possible."""

    code: ClassVar = "invalid_hours"
    fault: HoursFault
    given: str = ""
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class InvalidDate:
    """No date between 2000 and 2100 in the form YYYY-MM-DD; `possible` are the dates that may be meant."""

    code: ClassVar = "invalid_date"
    field: DateField
    given: str
    possible: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True)
class InvoiceBeforeCompletion:
    """An invoice for work that was not done yet."""

    code: ClassVar = "invoice_before_completion"
    invoice_on: dt.date
    completed_on: dt.date


@dataclass(frozen=True, slots=True)
class UnknownPlatform:
    """No platform of the knowledge; names of similar ones, and of all."""

    code: ClassVar = "unknown_platform"
    given: str | None
    near: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnknownRole:
    """No rate fits the role, or several equally (`undecided`); the rates to choose from."""

    code: ClassVar = "unknown_role"
    given: str | None
    platform_id: str
    platform: Platform = field(repr=False)
    choices: tuple[tuple[str, Rate], ...]
    undecided: bool = False


class Missing(StrEnum):
    """What no source states."""

    RATES = "rates"
    HOURLY_RATES = "hourly_rates"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class NoData:
    """No source states what was asked; `instead` is the rest of the question, answered."""

    code: ClassVar = "no_data_for_platform"
    missing: Missing
    platform_id: str
    platform: Platform = field(repr=False)
    rate: Rate | None = None
    instead: Estimate | None = None


Refusal: TypeAlias = InvalidHours | InvalidDate | InvoiceBeforeCompletion | UnknownPlatform | UnknownRole | NoData
