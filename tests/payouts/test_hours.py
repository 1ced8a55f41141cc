"""Working time, as people write it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.payouts.hours import HoursFault, read_hours, read_weeks


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        (12, "12"),
        (12.5, "12.5"),
        (0.1, "0.1"),
        (Decimal("12.10"), "12.1"),
        (1e3, "1000"),
        ("12", "12"),
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        (".5", "0.5"),
        (" 12 ", "12"),
        ("12 hours", "12"),
        ("12h", "12"),
        ("12.5 hrs", "12.5"),
        ("1 hour", "1"),
        ("2h30m", "2.5"),
        ("2h 30", "2.5"),
        ("2h30", "2.5"),
        ("2 h 30 min", "2.5"),
        ("2 hours and 30 minutes", "2.5"),
        ("2H 05M", "25/12"),
        ("90m", "1.5"),
        ("90 minutes", "1.5"),
        ("20 min", "1/3"),
        ("2:30", "2.5"),
        ("12:00:36", "12.01"),
        ("1 1/2", "1.5"),
        ("1½", "1.5"),
        ("3/4 h", "0.75"),
        ("1,250", "1250"),
        ("1,250.5", "1250.5"),
        ("1.250,5", "1250.5"),
        ("1 250", "1250"),
        ("1'250", "1250"),
        ("1.250", "1.25"),
        ("0,125", "0.125"),
        ("１２", "12"),
    ],
)
def test_hours_are_read_exactly(written: object, hours: str) -> None:
    assert read_hours(written) == Fraction(hours)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (-5, HoursFault.NEGATIVE),
        ("-5", HoursFault.NEGATIVE),
        ("−2h30m", HoursFault.NEGATIVE),
        (0, HoursFault.ZERO),
        (-0.0, HoursFault.ZERO),
        ("0", HoursFault.ZERO),
        ("-0", HoursFault.ZERO),
        ("0:00", HoursFault.ZERO),
        (float("nan"), HoursFault.ENDLESS),
        (float("-inf"), HoursFault.ENDLESS),
        ("NaN", HoursFault.ENDLESS),
        ("-Infinity", HoursFault.ENDLESS),
        ("2:75", HoursFault.MINUTES),
        ("2h 60m", HoursFault.MINUTES),
        (10**400, HoursFault.TOO_MANY),
        (Decimal("1e-400"), HoursFault.ZERO),
        (True, HoursFault.UNREADABLE),
        (False, HoursFault.UNREADABLE),
        (None, HoursFault.UNREADABLE),
        ([12], HoursFault.UNREADABLE),
        ({"hours": 12}, HoursFault.UNREADABLE),
        ("", HoursFault.UNREADABLE),
        ("a lot", HoursFault.UNREADABLE),
        ("twelve", HoursFault.UNREADABLE),
        ("10-12", HoursFault.UNREADABLE),
        ("~10", HoursFault.UNREADABLE),
        ("3 days", HoursFault.UNREADABLE),
        ("1e3", HoursFault.UNREADABLE),
        ("1,2,3", HoursFault.UNREADABLE),
        ("1.2.3", HoursFault.UNREADABLE),
        ("1/0", HoursFault.UNREADABLE),
        ("12 $", HoursFault.UNREADABLE),
        ("h", HoursFault.UNREADABLE),
        ("9" * 5000, HoursFault.UNREADABLE),
    ],
)
def test_what_is_no_working_time_is_told_apart(written: object, fault: HoursFault) -> None:
    assert read_hours(written) is fault


@given(st.text(max_size=50) | st.floats() | st.integers() | st.booleans() | st.none() | st.binary(max_size=5))
def test_anything_is_positive_hours_or_a_fault(written: object) -> None:
    found = read_hours(written)
    assert isinstance(found, HoursFault) or found > 0


@given(st.integers(0, 9999), st.integers(0, 59))
def test_all_ways_to_write_hours_and_minutes_agree(hours: int, minutes: int) -> None:
    ways = (f"{hours}h{minutes}m", f"{hours}h {minutes:02}", f"{hours}:{minutes:02}", f"{hours * 60 + minutes} min")
    assert len({read_hours(way) for way in ways}) == 1


@given(st.decimals("0.01", "9999", places=2))
def test_a_number_means_the_same_as_its_text(number: Decimal) -> None:
    text = f"{number:f}"
    assert read_hours(float(text)) == read_hours(text) == read_hours(text.replace(".", ",")) == Fraction(number)


@pytest.mark.parametrize("written", [3, 3.0, "3", "3 weeks", " 3w "])
def test_weeks_are_whole(written: object) -> None:
    assert read_weeks(written) == 3


@pytest.mark.parametrize("written", [0, -1, 53, 2.5, True, "a month", "", None, [1]])
def test_what_is_no_number_of_weeks_of_a_year(written: object) -> None:
    assert read_weeks(written) is HoursFault.WEEKS
