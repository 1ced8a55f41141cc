"""When a payment schedule pays work that was completed on a day, invoiced on another.

All days are calendar days, and no date is moved off a weekend: sources that count otherwise say so in their sentence.
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TypeAlias

from bot.knowledge.platform import (
    EveryTwoWeeks,
    Monthly,
    NetDays,
    OnRequest,
    TwiceMonthly,
    Weekday,
    Weekly,
)

Rule: TypeAlias = NetDays | Weekly | EveryTwoWeeks | TwiceMonthly | Monthly | OnRequest

_WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK = dt.timedelta(weeks=1)
_DAY = dt.timedelta(days=1)
_FIRST_HALF_ENDS = 15
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Window:
    """Earliest and latest day; no earliest where only the latest is stated."""

    earliest: dt.date | None
    latest: dt.date


@dataclass(frozen=True, slots=True)
class Work:
    """What dates are counted from; with several `weeks` of work, `completed_on` is the last day of the last one."""

    completed_on: dt.date | None = None
    invoice_on: dt.date | None = None
    weeks: int = 1

    @property
    def first_week_ends(self) -> dt.date | None:
        """The last day of the first week of work; of work in one piece the day it was completed."""
        return self.completed_on - (self.weeks - 1) * _WEEK if self.completed_on else None


class Undated(StrEnum):
    """Why a schedule gives no day for the payment."""

    NO_COMPLETION = auto()
    NO_INVOICE = auto()
    NO_APPROVAL = auto()
    NO_PAYDAY = auto()
    ON_REQUEST = auto()


@dataclass(frozen=True, slots=True)
class Timeline:
    """When the first payout arrives, and when the payment for all the work does.

    `sent` is the payday, where the money needs further days to arrive. `undated` says why `pays` is missing.
    """

    first: Window | None = None
    pays: Window | None = None
    sent: Window | None = None
    undated: Undated | None = None

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every day that is named, in order."""
        windows = [window for window in (self.first, self.sent, self.pays) if window]
        return tuple(sorted({day for window in windows for day in (window.earliest, window.latest) if day}))


def timeline(rule: Rule, work: Work) -> Timeline:
    """The days that a rule gives for a piece of work."""
    if isinstance(rule, NetDays):
        return _after_invoice(rule, work)
    if work.completed_on is None or work.first_week_ends is None:
        return Timeline(undated=Undated.NO_COMPLETION)
    if isinstance(rule, OnRequest):
        return _on_request(rule, work.first_week_ends)
    first, last = _paydays(rule, work.first_week_ends), _paydays(rule, work.completed_on)
    if first is None or last is None:
        return Timeline(undated=Undated.NO_PAYDAY)
    takes_days = rule.transit_days != (0, 0)
    return Timeline(_in_transit(rule, first), _in_transit(rule, last), last if takes_days else None)


def _after_invoice(rule: NetDays, work: Work) -> Timeline:
    first = None
    # One invoice is sent for all weeks, so not even the first payout counts from an earlier day.
    if rule.first_payout_days and work.completed_on:
        soonest, latest = rule.first_payout_days
        first = Window(work.completed_on + soonest * _DAY, work.completed_on + latest * _DAY)
    if rule.counted_from == "approval":
        return Timeline(first, undated=Undated.NO_APPROVAL)
    if work.invoice_on is None:
        return Timeline(first, undated=Undated.NO_INVOICE)
    return Timeline(first, Window(None, work.invoice_on + rule.days * _DAY))


def _on_request(rule: OnRequest, completed: dt.date) -> Timeline:
    """Dated only where a hold after the work is stated: then this is for a request on the first possible day."""
    if rule.hold_days == (0, 0):
        return Timeline(undated=Undated.ON_REQUEST)
    (shortest, longest), (soonest, latest) = rule.hold_days, rule.transit_days
    window = Window(completed + (shortest + soonest) * _DAY, completed + (longest + latest) * _DAY)
    return Timeline(window, undated=Undated.ON_REQUEST)


def _paydays(rule: Weekly | EveryTwoWeeks | TwiceMonthly | Monthly, completed: dt.date) -> Window | None:
    """The payday of work completed on a day; a span of paydays where the source leaves open which one it is."""
    match rule:
        case Weekly(paid_on=None):
            return None
        case Weekly(week_ends=None, paid_on=weekday) if weekday:
            # The week may end on any of the seven days from here on.
            return Window(_next(weekday, completed), _next(weekday, completed + 6 * _DAY))
        case Weekly(week_ends=ends, paid_on=weekday) if ends and weekday:
            payday = _next(weekday, _next(ends, completed - _DAY))
            return Window(payday, payday)
        case EveryTwoWeeks(paid_on=weekday):
            # No source says which weeks belong together, so the fortnight may end on any of fourteen days.
            return Window(_next(weekday, completed), _next(weekday, completed + 13 * _DAY)) if weekday else None
        case TwiceMonthly() if completed.day <= _FIRST_HALF_ENDS:
            payday = _day_of_month(completed, rule.first_half_paid_on)
        case TwiceMonthly():
            payday = _day_of_month(_next_month(completed), rule.second_half_paid_on)
        case Monthly():
            next_month = _next_month(completed)
            return Window(next_month, _day_of_month(next_month, rule.paid_by))
    return Window(payday, payday)


def _in_transit(rule: Weekly | EveryTwoWeeks | TwiceMonthly | Monthly, sent: Window) -> Window:
    soonest, latest = rule.transit_days
    return Window(sent.earliest + soonest * _DAY if sent.earliest else None, sent.latest + latest * _DAY)


def _next(weekday: Weekday, day: dt.date) -> dt.date:
    """The first such weekday after the day."""
    return day + ((_WEEKDAYS.index(weekday) - day.weekday() - 1) % 7 + 1) * _DAY


def _next_month(day: dt.date) -> dt.date:
    """The first day of the following month."""
    return dt.date(day.year + day.month // _DECEMBER, day.month % _DECEMBER + 1, 1)


def _day_of_month(month: dt.date, day: int) -> dt.date:
    """That day of the month, its last one where the month is shorter."""
    return month.replace(day=min(day, calendar.monthrange(month.year, month.month)[1]))
