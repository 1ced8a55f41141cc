"""Repeats: no drift, exact over clock changes, strictly later, and the same as python-dateutil reads the RRULE."""

import datetime as dt
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.recurrence import Recurrence, next_after, occurrences
from bot.reminders.rule import LAST, Frequency, Rule
from bot.reminders.zones import moment_of, wall_of, zone_named

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")


def wall(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def moment(text: str) -> dt.datetime:
    return wall(text).replace(tzinfo=dt.UTC)


def walls(rule: str, anchor: str, number: int, zone: dt.tzinfo = BERLIN) -> list[str]:
    """The first occurrences as the clock in the zone shows them."""
    first = dt.datetime.fromisoformat(anchor)
    found = occurrences(Recurrence(first, Rule.parse(rule), zone), moment_of(first, zone) - dt.timedelta(seconds=1))
    return [wall_of(due, zone).strftime("%Y-%m-%d %H:%M") for due in islice(found, number)]


@pytest.mark.parametrize(
    ("rule", "anchor", "expected"),
    [
        ("FREQ=DAILY", "2026-11-24T09:00", "2026-11-24 2026-11-25 2026-11-26"),
        ("FREQ=DAILY;INTERVAL=10", "2026-12-24T09:00", "2026-12-24 2027-01-03 2027-01-13"),
        ("FREQ=WEEKLY;BYDAY=MO", "2026-11-30T09:00", "2026-11-30 2026-12-07 2026-12-14"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-26T09:00", "2026-11-26 2026-11-27 2026-11-30 2026-12-01"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "2026-11-27T09:00", "2026-11-27 2026-12-07 2026-12-11 2026-12-21"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-31T09:00", "2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "2027-01-30T09:00", "2027-01-30 2027-02-28 2027-03-30"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1", "2028-01-29T09:00", "2028-01-29 2028-02-29 2028-03-29"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,28,29,30;BYSETPOS=1,-1", "2027-01-30T09:00", "2027-01-30 2027-02-15 2027-02-28"),
        ("FREQ=MONTHLY;BYDAY=3FR", "2026-12-18T09:00", "2026-12-18 2027-01-15 2027-02-19"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27T09:00", "2026-11-27 2026-12-25 2027-01-29"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2027-01-29T09:00", "2027-01-29 2027-02-26 2027-03-31"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "2026-11-30T09:00", "2026-11-30 2027-02-28 2027-05-31"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", "2027-03-01T09:00", "2027-03-01 2028-03-01 2029-03-01"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "2028-02-29T09:00", "2028-02-29 2029-02-28 2030-02-28"),
    ],
)
def test_days(rule: str, anchor: str, expected: str) -> None:
    assert walls(rule, anchor, len(expected.split())) == [f"{day} 09:00" for day in expected.split()]


def test_a_skipped_time_moves_forward_that_once_and_is_itself_again_the_next_day() -> None:
    assert walls("FREQ=DAILY", "2027-03-27T02:30", 3) == ["2027-03-27 02:30", "2027-03-28 03:30", "2027-03-29 02:30"]


def test_a_time_shown_twice_counts_once_the_first_time() -> None:
    found = occurrences(Recurrence(wall("2026-10-31T01:30"), Rule(Frequency.DAILY), NEW_YORK), moment("2026-10-31"))
    assert [due.isoformat() for due in islice(found, 3)] == [
        "2026-10-31T05:30:00+00:00",
        "2026-11-01T05:30:00+00:00",
        "2026-11-02T06:30:00+00:00",
    ]


def test_hours_are_time_that_passes() -> None:
    rule = Rule(Frequency.HOURLY, 12)
    found = occurrences(Recurrence(wall("2027-03-27T20:00"), rule, BERLIN), moment("2027-03-27"))
    shown = [wall_of(due, BERLIN).strftime("%d %H:%M") for due in islice(found, 3)]
    assert shown == ["27 20:00", "28 09:00", "28 21:00"]


def test_a_century_on_is_as_quick_as_tomorrow() -> None:
    recurrence = Recurrence(wall("2027-01-31T09:00"), Rule(Frequency.MONTHLY, days=(LAST,)), BERLIN)
    assert wall_of(next_after(recurrence, moment("2127-02-10")), BERLIN) == wall("2127-02-28T09:00")


def test_the_calendar_ends() -> None:
    recurrence = Recurrence(wall("2027-01-31T09:00"), Rule(Frequency.MONTHLY, days=(LAST,)), BERLIN)
    with pytest.raises(OverflowError, match="9999"):
        next_after(recurrence, moment("9999-12-31T20:00"))


@pytest.mark.parametrize(
    "text", ["", "FREQ=SECONDLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;COUNT=3", "BYDAY=MO", "every monday"]
)
def test_only_rules_of_ours_are_restored(text: str) -> None:
    with pytest.raises(ValueError, match=r"rule|Frequency|tuple"):
        Rule.parse(text)


INTERVALS = st.integers(1, 5)
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
MONTH_DAYS = st.builds(
    lambda low, top: tuple(sorted({*low, *([] if top == LAST else [top])}) + ([LAST] if top == LAST else [])),
    st.sets(st.integers(1, 28), max_size=3),
    st.sampled_from([LAST, *range(1, 31)]),
)
MONTH_AND_DAY = st.one_of(
    st.tuples(st.integers(1, 12), st.sampled_from([(LAST,)])),
    st.dates(dt.date(2027, 1, 1), dt.date(2027, 12, 31)).map(lambda day: (day.month, (min(day.day, 28),))),
)
RULES = st.one_of(
    st.builds(lambda n: Rule(Frequency.DAILY, n), INTERVALS),
    st.builds(lambda n, days: Rule(Frequency.WEEKLY, n, days), INTERVALS, WEEKDAYS),
    st.builds(lambda n, days: Rule(Frequency.MONTHLY, n, days=days), INTERVALS, MONTH_DAYS),
    st.builds(
        lambda n, days, nth: Rule(Frequency.MONTHLY, n, days, nth),
        INTERVALS,
        WEEKDAYS,
        st.sampled_from([1, 2, 3, 4, LAST]),
    ),
    st.builds(lambda n, when: Rule(Frequency.YEARLY, n, month=when[0], days=when[1]), INTERVALS, MONTH_AND_DAY),
)
STARTS = st.datetimes(wall("2026-01-01"), wall("2031-01-01")).map(lambda start: start.replace(microsecond=0))
ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham", "UTC-12:00"]
).map(zone_named)


@given(RULES, STARTS, ZONES)
def test_the_rrule_means_the_same_to_dateutil(rule: Rule, start: dt.datetime, zone: dt.tzinfo) -> None:
    anchor = dt.datetime.combine(rule.first_date(start.date()), start.time())
    theirs = list(islice(rrulestr(str(rule), dtstart=anchor), 8))
    ours = islice(occurrences(Recurrence(anchor, rule, zone), moment_of(anchor, zone) - dt.timedelta(1)), 8)
    assert list(ours) == [moment_of(wall, zone) for wall in theirs]


@given(RULES, STARTS, ZONES, st.timedeltas(dt.timedelta(0), dt.timedelta(days=40_000)))
def test_repeats_strictly_increase_wherever_one_looks(
    rule: Rule, start: dt.datetime, zone: dt.tzinfo, later: dt.timedelta
) -> None:
    recurrence = Recurrence(dt.datetime.combine(rule.first_date(start.date()), start.time()), rule, zone)
    after = moment_of(start, zone) + later
    found = list(islice(occurrences(recurrence, after), 4))
    assert all(early < late for early, late in pairwise([after, *found]))
    assert [next_after(recurrence, due) for due in [after, *found[:-1]]] == found


@given(RULES, STARTS, ZONES)
def test_what_is_stored_comes_back(rule: Rule, start: dt.datetime, zone: dt.tzinfo) -> None:
    recurrence = Recurrence(start, rule, zone)
    assert Recurrence.restore(*recurrence.stored) == recurrence
