"""Request and platform facts -> an estimate, or the reason why there is none."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from bot.knowledge.platform import Platform, Rate
from bot.knowledge.platform_names import PlatformNames
from bot.payouts.dates import last_day_of_that_month, possible_dates, read_date
from bot.payouts.hours import HOURS_A_WEEK, MOST_WEEKS, HoursFault, read_hours, read_weeks
from bot.payouts.money import earned
from bot.payouts.request import Request
from bot.payouts.results import (
    DatedSchedule,
    DateField,
    Estimate,
    Gross,
    Hours,
    InvalidDate,
    InvalidHours,
    InvoiceBeforeCompletion,
    Missing,
    NoData,
    RateRow,
    ReadAs,
    Refusal,
    Standing,
    UnknownPlatform,
    UnknownRole,
)
from bot.payouts.roles import RoleCovered, RoleFound, RoleOpen, Roles, RoleUnknown, all_roles
from bot.payouts.timeline import Timeline, Work, timeline

GIVEN_LENGTH = 60


class Estimator:
    """The platforms of one state of the knowledge, with their names ready to be looked up."""

    def __init__(self, platforms: Mapping[str, Platform]) -> None:
        self._platforms = platforms
        self._names = PlatformNames(platforms)
        everywhere = all_roles(platforms)
        self._roles = {
            slug: Roles(platform.pay.rates, everywhere) for slug, platform in platforms.items() if platform.pay
        }

    def estimate(self, request: Request, today: dt.date) -> Estimate | Refusal:
        """Gross pay and timeline for a piece of work."""
        platform = self.platform(request.platform)
        if isinstance(platform, UnknownPlatform):
            return platform
        weeks = _weeks(request.weeks)
        if isinstance(weeks, InvalidHours):
            return weeks
        hours = _hours(request, weeks)
        if isinstance(hours, InvalidHours):
            return hours
        work = _work(request, weeks or 1, today)
        if not isinstance(work, Work):
            return work
        basis = Estimate(platform, self._platforms[platform], work, today, hours=hours)
        basis = replace(basis, one_week_assumed=request.weekly_hours is not None and request.weeks is None)
        return self._with_schedules(basis, request.role)

    def platform(self, given: object) -> str | UnknownPlatform:
        """The id of a platform, by id, name, alias or address; a slip is offered, not guessed."""
        found = self._names.find(given if isinstance(given, str) else "")
        if isinstance(found, str):
            return found
        known = tuple(platform.name for platform in self._platforms.values())
        shown = None if given is None else _clipped(given)
        return UnknownPlatform(shown, tuple(self._platforms[slug].name for slug in found.nearest), known)

    def rates_like(self, platform: object, typed: str) -> tuple[tuple[str, Rate], ...]:
        """The rates of a platform to offer while somebody types a role, the one that fits first."""
        found = self.platform(platform)
        pay = None if isinstance(found, UnknownPlatform) else self._platforms[found].pay
        if pay is None or isinstance(found, UnknownPlatform):
            return ()
        return tuple((id_, pay.rates[id_]) for id_ in self._roles[found].like(typed))

    def _with_schedules(self, basis: Estimate, role: object) -> Estimate | Refusal:
        work = basis.work
        dated = work.completed_on is not None or work.invoice_on is not None
        if basis.hours is None and not dated:
            return InvalidHours(HoursFault.MISSING)
        payment = basis.platform.payment
        schedules = payment.schedules if payment else {}
        found = tuple(
            _placed(
                DatedSchedule(id_, schedule, basis.platform.sources[schedule.source], timeline(schedule.rule, work)),
                basis.today,
            )
            for id_, schedule in schedules.items()
        )
        basis = replace(basis, schedules=found)
        if basis.hours is None and role is None:
            return basis if found else NoData(Missing.TERMS, basis.platform_id, basis.platform)
        return self._with_pay(basis, role)

    def _with_pay(self, basis: Estimate, role: object) -> Estimate | Refusal:
        pay = basis.platform.pay
        dated = basis.work.completed_on is not None or basis.work.invoice_on is not None
        instead = replace(basis, hours=None) if dated and basis.schedules else None
        if pay is None or not pay.rates:
            return NoData(Missing.RATES, basis.platform_id, basis.platform, instead=instead)
        row = self._row(basis, pay.rates, role)
        if isinstance(row, UnknownRole):
            return row
        used, read_as = row
        if used.rate.unit != "hour":
            return NoData(Missing.HOURLY_RATES, basis.platform_id, basis.platform, used.rate, instead)
        return replace(
            basis,
            asked_role=role if isinstance(role, str) else None,
            row=used,
            gross=_gross(basis.hours, used.rate) if basis.hours else None,
            read_as=read_as,
        )

    def _row(
        self, basis: Estimate, rates: Mapping[str, Rate], role: object
    ) -> tuple[RateRow, tuple[ReadAs, ...]] | UnknownRole:
        roles = self._roles[basis.platform_id]
        sources = basis.platform.sources
        undecided = False
        choices = tuple(rates)
        if role is None and roles.covering is not None:
            rate = rates[roles.covering]
            return RateRow(roles.covering, rate, sources[rate.source], covers_all=True), ()
        match roles.find(role) if isinstance(role, str) else None:
            case RoleFound(found, read_as):
                slips = (ReadAs(_clipped(role), read_as),) if read_as else ()
                return RateRow(found, rates[found], sources[rates[found].source]), slips
            case RoleCovered(found):
                return RateRow(found, rates[found], sources[rates[found].source], covers_all=True), ()
            case RoleOpen(choices):
                undecided = True
            case RoleUnknown(near):
                choices = tuple(dict.fromkeys((*near, *rates)))
        given = None if role is None else _clipped(role)
        offered = tuple((choice, rates[choice]) for choice in choices)
        return UnknownRole(given, basis.platform_id, basis.platform, offered, undecided)


def _weeks(given: object) -> int | InvalidHours | None:
    weeks = None if given is None else read_weeks(given)
    return InvalidHours(weeks, _clipped(given), MOST_WEEKS) if isinstance(weeks, HoursFault) else weeks


def _hours(request: Request, weeks: int | None) -> Hours | InvalidHours | None:
    if request.hours is not None and request.weekly_hours is not None:
        return InvalidHours(HoursFault.TWO_WAYS)
    given = request.weekly_hours if request.hours is None else request.hours
    if given is None:
        return None
    hours = read_hours(given)
    limit = HOURS_A_WEEK if request.hours is None else HOURS_A_WEEK * (weeks or MOST_WEEKS)
    if isinstance(hours, HoursFault):
        return InvalidHours(hours, _clipped(given), limit)
    if request.hours is None:
        if hours > limit:
            return InvalidHours(HoursFault.TOO_MANY_A_WEEK, _clipped(given), limit)
        return Hours(hours * (weeks or 1), weekly=hours)
    if hours > limit:
        return InvalidHours(HoursFault.TOO_MANY, _clipped(given), limit)
    return Hours(hours, weekly=Fraction(hours, weeks) if weeks else None)


def _work(request: Request, weeks: int, today: dt.date) -> Work | InvalidDate | InvoiceBeforeCompletion:
    completed = _date("completed_on", request.completed_on, today)
    if isinstance(completed, InvalidDate):
        return completed
    invoiced = _date("invoice_on", request.invoice_on, today)
    if isinstance(invoiced, InvalidDate):
        return invoiced
    if completed and invoiced and invoiced < completed:
        return InvoiceBeforeCompletion(invoiced, completed)
    return Work(completed, invoiced, weeks)


def _date(field: DateField, given: object, today: dt.date) -> dt.date | InvalidDate | None:
    return None if given is None else valid_date(field, given, today)


def valid_date(field: DateField, given: object, today: dt.date) -> dt.date | InvalidDate:
    """The date, or what may have been meant."""
    if date := read_date(given):
        return date
    text = given if isinstance(given, str) else ""
    nearest = last_day_of_that_month(text)
    return InvalidDate(field, _clipped(given), possible_dates(text, today) or ((nearest,) if nearest else ()))


def _gross(hours: Hours, rate: Rate) -> Gross:
    """No maximum where the end is open and no figure is stated."""
    upper = rate.max if rate.max is not None or rate.open_ended else rate.min
    return Gross(
        earned(hours.total, rate.min), earned(hours.total, upper) if upper is not None else None, rate.open_ended
    )


def _placed(dated: DatedSchedule, today: dt.date) -> DatedSchedule:
    return replace(dated, standing=_standing(dated.timeline, today))


def _standing(found: Timeline, today: dt.date) -> Standing:
    if found.pays and found.pays.latest < today:
        return Standing.OVERDUE
    if found.first and found.first.latest < today:
        return Standing.FIRST_PASSED if found.pays else Standing.PASSED
    return Standing.AHEAD


def _clipped(given: object) -> str:
    text = " ".join(given.split()) if isinstance(given, str) else type(given).__name__
    if isinstance(given, bool | float) or (isinstance(given, int) and abs(given) < 10**GIVEN_LENGTH):
        text = str(given)
    return text if len(text) <= GIVEN_LENGTH else text[: GIVEN_LENGTH - 1] + "…"
