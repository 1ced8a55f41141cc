"""When each kind of schedule pays."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.platform import EveryTwoWeeks, Monthly, NetDays, OnRequest, TwiceMonthly, Weekly
from bot.payouts.timeline import Rule, Timeline, Undated, Window, Work, timeline

NET_30 = NetDays(kind="net_days", days=30, first_payout_days=(30, 45))
SME_WEEKLY = Weekly(kind="weekly", week_ends="sunday", paid_on="thursday", transit_days=(1, 3))
TUESDAYS = Weekly(kind="weekly", paid_on="tuesday")
WEEKLY = Weekly(kind="weekly")
FORTNIGHT = EveryTwoWeeks(kind="every_two_weeks")
FORTNIGHT_FRIDAY = EveryTwoWeeks(kind="every_two_weeks", paid_on="friday", transit_days=(0, 2))
TWICE = TwiceMonthly(kind="twice_monthly", first_half_paid_on=20, second_half_paid_on=5)
MONTH_END = TwiceMonthly(kind="twice_monthly", first_half_paid_on=31, second_half_paid_on=15)
MONTHLY = Monthly(kind="monthly", paid_by=14)
HELD = OnRequest(kind="on_request", hold_days=(3, 7), transit_days=(1, 2))
REQUESTED = OnRequest(kind="on_request", transit_days=(3, 14))

days = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))
rules = st.sampled_from(
    [NET_30, SME_WEEKLY, TUESDAYS, WEEKLY, FORTNIGHT, FORTNIGHT_FRIDAY, TWICE, MONTH_END, MONTHLY, HELD, REQUESTED]
)


def test_the_official_example_of_sme_careers() -> None:
    """Work of 9 to 15 March 2026 is sent on Thursday 19 March and needs one to three days."""
    for day in range(9, 16):
        found = timeline(SME_WEEKLY, Work(dt.date(2026, 3, day)))
        assert found.sent == window("2026-03-19", "2026-03-19")
        assert found.first == found.pays == window("2026-03-20", "2026-03-22")
    assert timeline(SME_WEEKLY, Work(dt.date(2026, 3, 16))).sent == window("2026-03-26", "2026-03-26")


def test_net_30_counts_from_the_invoice_and_the_first_payout_from_the_work() -> None:
    found = timeline(NET_30, Work(dt.date(2026, 2, 1), dt.date(2026, 2, 3)))

    assert found.first == window("2026-03-03", "2026-03-18")
    assert found.pays == window(None, "2026-03-05")


@pytest.mark.parametrize(
    ("rule", "completed", "pays"),
    [
        (TUESDAYS, "2026-03-11", ("2026-03-17", "2026-03-24")),
        (TUESDAYS, "2026-03-17", ("2026-03-24", "2026-03-24")),
        (FORTNIGHT_FRIDAY, "2026-03-11", ("2026-03-13", "2026-03-29")),
        (TWICE, "2026-03-15", ("2026-03-20", "2026-03-20")),
        (TWICE, "2026-03-16", ("2026-04-05", "2026-04-05")),
        (TWICE, "2026-12-31", ("2027-01-05", "2027-01-05")),
        (MONTH_END, "2026-02-10", ("2026-02-28", "2026-02-28")),
        (MONTHLY, "2026-01-31", ("2026-02-01", "2026-02-14")),
        (MONTHLY, "2026-12-01", ("2027-01-01", "2027-01-14")),
    ],
)
def test_paydays(rule: Rule, completed: str, pays: tuple[str, str]) -> None:
    assert timeline(rule, Work(dt.date.fromisoformat(completed))).pays == window(*pays)


@pytest.mark.parametrize(
    ("rule", "work", "why"),
    [
        (NET_30, Work(dt.date(2026, 3, 1)), Undated.NO_INVOICE),
        (NetDays(kind="net_days", days=14, counted_from="approval"), Work(dt.date(2026, 3, 1)), Undated.NO_APPROVAL),
        (SME_WEEKLY, Work(invoice_on=dt.date(2026, 3, 1)), Undated.NO_COMPLETION),
        (WEEKLY, Work(dt.date(2026, 3, 1)), Undated.NO_PAYDAY),
        (FORTNIGHT, Work(dt.date(2026, 3, 1)), Undated.NO_PAYDAY),
        (REQUESTED, Work(dt.date(2026, 3, 1)), Undated.ON_REQUEST),
        (HELD, Work(dt.date(2026, 3, 1)), Undated.ON_REQUEST),
    ],
)
def test_no_day_is_invented(rule: Rule, work: Work, why: Undated) -> None:
    found = timeline(rule, work)
    assert found.pays is None
    assert found.undated is why


def test_a_stated_hold_dates_the_first_possible_withdrawal() -> None:
    assert timeline(HELD, Work(dt.date(2026, 3, 1))).first == window("2026-03-05", "2026-03-10")


def test_the_first_of_several_weeks_is_paid_first() -> None:
    found = timeline(SME_WEEKLY, Work(dt.date(2026, 3, 29), weeks=3))
    assert found.first == window("2026-03-20", "2026-03-22")
    assert found.pays == window("2026-04-03", "2026-04-05")


@given(rules, days, st.integers(0, 100), st.integers(1, 52))
def test_nothing_is_paid_before_it_is_done(rule: Rule, completed: dt.date, later: int, weeks: int) -> None:
    work = Work(completed, completed + dt.timedelta(days=later), weeks)
    found = timeline(rule, work)
    start = completed - dt.timedelta(weeks=weeks - 1)
    for paid, done in ((found.first, start), (found.pays, completed)):
        if paid:
            assert (paid.earliest or paid.latest) > done
            assert paid.latest >= (paid.earliest or paid.latest)
    assert (found.pays is None) == (found.undated is not None)


@given(rules, days)
def test_later_work_is_never_paid_earlier(rule: Rule, completed: dt.date) -> None:
    next_day = completed + dt.timedelta(days=1)
    sooner, later = (timeline(rule, Work(day, day)) for day in (completed, next_day))
    assert latest(sooner) <= latest(later)


def latest(found: Timeline) -> dt.date:
    return max(found.days, default=dt.date.min)


def window(earliest: str | None, latest: str) -> Window:
    return Window(dt.date.fromisoformat(earliest) if earliest else None, dt.date.fromisoformat(latest))
