"""Dates as feeds write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.listings.importing.dates import read_moment

NOVEMBER_1 = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize("text", ["2026-11-01", " 2026-11-01 ", "Nov 1, 2026", "1 November 2026"])
def test_a_day_lasts_until_midnight(text: str) -> None:
    moment = read_moment(text)
    assert moment is not None
    assert moment.day == NOVEMBER_1.date()
    assert moment.end == NOVEMBER_1 + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("value", "hour"),
    [
        ("2026-11-01T10:30:00Z", 10),
        ("2026-11-01T10:30", 10),
        ("2026-11-01 10:30:00.123+00:00", 10),
        ("2026-11-01T10:30:00+05:00", 5),
        ("Sun, 01 Nov 2026 10:30:00 GMT", 10),
        ("Sun, 01 Nov 2026 05:30:00 EST", 10),
        ("Sun, 01 Nov 2026 15:30:00 +0500", 10),
        (1793529000, 10),
        (1793529000.5, 10),
        (1793529000000, 10),
    ],
)
def test_a_time(value: object, hour: int) -> None:
    moment = read_moment(value)
    assert moment is not None
    assert moment.end.replace(second=0, microsecond=0) == NOVEMBER_1.replace(hour=hour, minute=30)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "2026",
        "2026-11",
        "11/2026",
        "01/11/2026",
        "1.11.2026",
        "Nov 2026",
        "Sunday",
        "2026-13-01",
        "2026-02-30",
        "2026-11-01T25:00",
        "2026-11-01T00:00:00+99:00",
        "99999-01-01",
        "1969-01-01",
        "2500-01-01",
        "may",
        "Nov 1, 2026" * 20,
        "Nov 1, 2026 10:30 IST",  # of India, Ireland or Israel
        None,
        True,
        [],
        {},
        0,
        -5,
        1e30,
        float("inf"),
        float("nan"),
        10**400,
    ],
)
def test_what_is_no_whole_date(value: object) -> None:
    assert read_moment(value) is None


@given(st.text(max_size=70) | st.integers() | st.floats())
def test_never_fails(value: object) -> None:
    read_moment(value)


@given(st.dates(min_value=dt.date(2000, 1, 2), max_value=dt.date(2099, 12, 30)))
def test_every_iso_day_comes_back(day: dt.date) -> None:
    moment = read_moment(day.isoformat())
    assert moment is not None
    assert moment.day == day
