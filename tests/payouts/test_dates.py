"""Dates, as the contract has them and as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.payouts.dates import possible_dates, read_date

TODAY = dt.date(2026, 11, 23)


def test_the_form_of_the_contract() -> None:
    assert read_date("2026-03-15") == dt.date(2026, 3, 15)
    assert read_date("2028-02-29") == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-3-5", "20260315", "2026-W11-7", "15/03/2026",
        "yesterday", "", "1999-12-31", "2101-01-01", "9999-12-31", "0000-01-01", "٢٠٢٦-٠٣-١٥", "2026-03-15T00:00",
        20260315, True, None, ["2026-03-15"],
    ],
)  # fmt: skip
def test_everything_else_is_no_date(written: object) -> None:
    assert read_date(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-15", ["2026-03-15"]),
        ("15/03/2026", ["2026-03-15"]),
        ("15.3.2026", ["2026-03-15"]),
        ("2026/3/15", ["2026-03-15"]),
        ("3/4/2026", ["2026-03-04", "2026-04-03"]),
        ("15 oct", ["2026-10-15"]),
        ("15 mar", ["2027-03-15"]),
        ("March 15th", ["2027-03-15"]),
        ("the 15th of March 2025", ["2025-03-15"]),
        ("sept 1, 2026", ["2026-09-01"]),
        ("mar 15, 26", []),
        ("2 jan", ["2027-01-02"]),
        ("29 feb", []),
        ("today", ["2026-11-23"]),
        ("Yesterday", ["2026-11-22"]),
        ("tomorrow", ["2026-11-24"]),
        ("friday", ["2026-11-20"]),
        ("mon", ["2026-11-23"]),
        ("30 february 2026", []),
        ("2026-02-30", []),
        ("soon", []),
        ("15", []),
        ("march", []),
        ("1 2 3", []),
        ("10:30", []),
        ("", []),
    ],
)
def test_what_people_may_mean_is_offered(written: str, meant: list[str]) -> None:
    assert [date.isoformat() for date in possible_dates(written, TODAY)] == meant


@given(st.text(max_size=30))
def test_any_text_is_survived(written: str) -> None:
    possible_dates(written, TODAY)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31)))
def test_a_written_out_date_means_only_itself(date: dt.date) -> None:
    assert possible_dates(f"{date:%d %B %Y}", TODAY) == (date,)
