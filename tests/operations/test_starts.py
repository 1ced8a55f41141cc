"""A crash loop is slowed down; a person who starts a few times is not."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.operations.starts import FREE, LONGEST, wait_before
from bot.storage.engine import Database
from bot.storage.starts import KEPT, StartRepository
from tests.conftest import NOON

DISCORDS_LIMIT = 1_000


@given(st.floats(min_value=0, max_value=20))
def test_a_loop_that_crashes_at_once_stays_far_below_the_limit(seconds_alive: float) -> None:
    now, starts = NOON, list[dt.datetime]()
    while now < NOON + dt.timedelta(days=1):
        wait = wait_before(starts[-KEPT:], now)
        starts.append(now)
        now += wait + dt.timedelta(seconds=seconds_alive + 1)

    assert len(starts) < DISCORDS_LIMIT / 3


@pytest.mark.parametrize(("processes", "shards"), [(1, 16), (4, 16), (16, 16), (5, 40)])
def test_processes_that_all_crash_at_once_stay_below_it_together(processes: int, shards: int) -> None:
    now, starts = NOON, list[dt.datetime]()
    while now < NOON + dt.timedelta(days=1):
        wait = wait_before(starts[-KEPT:], now, shards)
        starts.append(now)
        now += wait + dt.timedelta(seconds=1)

    assert len(starts) * (shards // processes) * processes < DISCORDS_LIMIT


def test_the_first_starts_of_an_hour_are_free() -> None:
    starts = [NOON + dt.timedelta(minutes=number) for number in range(FREE)]

    waits = [wait_before(starts[:number], NOON + dt.timedelta(minutes=number)) for number in range(FREE)]
    assert waits == [dt.timedelta()] * FREE
    assert wait_before(starts, NOON + dt.timedelta(minutes=FREE)) > dt.timedelta()
    assert wait_before(starts, NOON + dt.timedelta(hours=2)) == dt.timedelta()


@given(st.lists(st.integers(-(10**9), 10**6), max_size=KEPT))
def test_no_wait_is_endless_whatever_the_clock_said(seconds: list[int]) -> None:
    starts = [NOON + dt.timedelta(seconds=each) for each in seconds]

    assert dt.timedelta() <= wait_before(starts, NOON) <= LONGEST


@pytest.mark.both_databases
async def test_starts_are_remembered_in_order(database: Database) -> None:
    repository = StartRepository(database)
    moments = [NOON + dt.timedelta(minutes=number) for number in range(KEPT + 3)]

    noted = [await repository.note(moment) for moment in moments]

    assert noted[:3] == [(), (moments[0],), (moments[0], moments[1])]
    assert noted[-1] == tuple(moments[2:-1])
    assert await StartRepository(database, "4").note(NOON) == (), "another process counts its own"
