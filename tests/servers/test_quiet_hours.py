"""Quiet hours as admins write them."""

import datetime as dt

import pytest

from bot.servers.quiet_hours import NoLength, NoTime, NoZone, QuietHours, read_quiet_hours


@pytest.mark.parametrize(
    ("start", "end", "place", "shown"),
    [
        ("22:00", "07:00", "Berlin", "22:00 07:00 Europe/Berlin"),
        ("10pm", "7 am", "berlin", "22:00 07:00 Europe/Berlin"),
        ("22", "7.30", "Europe/Berlin", "22:00 07:30 Europe/Berlin"),
        ("24:00", "6", "Kenya", "00:00 06:00 Africa/Nairobi"),
        ("12am", "12pm", "UTC+05:30", "00:00 12:00 UTC+05:30"),
        ("23h", "5h", "utc", "23:00 05:00 UTC"),
    ],
)
def test_reading(start: str, end: str, place: str, shown: str) -> None:
    quiet = read_quiet_hours(start, end, place)

    assert isinstance(quiet, QuietHours), quiet
    assert f"{quiet.start:%H:%M} {quiet.end:%H:%M} {quiet.zone}" == shown


@pytest.mark.parametrize(
    ("start", "end", "place", "refusal"),
    [
        ("late", "7", "Berlin", NoTime("late")),
        ("22", "25:00", "Berlin", NoTime("25:00")),
        ("22", "13pm", "Berlin", NoTime("13pm")),
        ("22:61", "7", "Berlin", NoTime("22:61")),
        ("", "7", "Berlin", NoTime("")),
        ("10pm", "22:00", "Berlin", NoLength()),
        ("22", "7", "xyzzyplugh", NoZone("xyzzyplugh", ())),
        ("22", "7", "", NoZone("", ())),
    ],
)
def test_refusals(start: str, end: str, place: str, refusal: object) -> None:
    assert read_quiet_hours(start, end, place) == refusal


def test_a_country_with_several_clocks_is_asked_about() -> None:
    refusal = read_quiet_hours("22", "7", "new")

    assert isinstance(refusal, NoZone)
    assert 1 < len(refusal.nearest) <= 3


@pytest.mark.parametrize(
    ("start", "end", "now", "quiet"),
    [
        ("22:00", "07:00", "21:59", False),
        ("22:00", "07:00", "22:00", True),
        ("22:00", "07:00", "06:59", True),
        ("22:00", "07:00", "07:00", False),
        ("01:00", "05:00", "03:00", True),
        ("01:00", "05:00", "05:00", False),
        ("01:00", "05:00", "23:00", False),
    ],
)
def test_when_they_hold(start: str, end: str, now: str, quiet: bool) -> None:
    hours = read_quiet_hours(start, end, "Kolkata")
    assert isinstance(hours, QuietHours)
    hour, minute = map(int, now.split(":"))
    moment = dt.datetime(2026, 11, 23, hour, minute, tzinfo=dt.timezone(dt.timedelta(hours=5.5)))

    assert hours.cover(moment) is quiet
    assert hours.cover(moment.astimezone(dt.UTC)) is quiet
