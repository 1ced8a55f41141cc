"""Weeks, and when a week is told of."""

import datetime as dt

import pytest

from bot.digests.chart import Column, WeekChart, draw
from bot.digests.week import monday_of, week_to_tell


@pytest.mark.parametrize(
    ("now", "monday", "told"),
    [
        ("2026-11-23T07:59", "2026-11-23", "2026-11-09"),
        ("2026-11-23T08:00", "2026-11-23", "2026-11-16"),
        ("2026-11-29T23:59", "2026-11-23", "2026-11-16"),
        ("2026-11-30T08:00", "2026-11-30", "2026-11-23"),
        ("2027-01-01T12:00", "2026-12-28", "2026-12-21"),
    ],
)
def test_which_week_is_told_of(now: str, monday: str, told: str) -> None:
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=dt.UTC)

    assert monday_of(moment).date().isoformat() == monday
    assert week_to_tell(moment).date().isoformat() == told


def test_the_picture_is_drawn_even_of_nothing() -> None:
    empty = WeekChart("Nothing", ("a", "b", "c"), (Column("16 Nov", (0, 0, 0)),))
    full = WeekChart("Much", ("a", "b", "c"), tuple(Column(f"{n} Nov", (n, 2 * n, 10**6)) for n in range(6)))

    assert draw(empty).startswith(b"\x89PNG")
    assert draw(full).startswith(b"\x89PNG")
    assert draw(empty) != draw(full)
