"""Visits again and again, on a clock that jumps whenever somebody sleeps."""

import asyncio
import datetime as dt
import logging

import pytest

from bot.collecting.collector import Collector
from bot.collecting.report import Failing, Imported, Report
from bot.collecting.schedule import Schedule, running
from bot.fleet import Fleet
from bot.listings.importing.source import ListingSource
from bot.listings.sources import Merge
from tests.conftest import NOON, StoppedClock

HOUR = dt.timedelta(hours=1)
A, B = ListingSource("https://a.example", "acme"), ListingSource("https://b.example", "acme")


class Visitor(Collector):
    """Stands for the collector: notes who was visited when, and answers as told."""

    def __init__(self, clock: StoppedClock, answers: dict[ListingSource, Report | Exception] | None = None) -> None:
        self.clock = clock
        self.answers = answers or {}
        self.visits: list[tuple[ListingSource, float]] = []
        self.last: dict[ListingSource, dt.datetime] = {}

    async def last_visit(self, source: ListingSource) -> dt.datetime | None:
        return self.last.get(source)

    async def collect(self, source: ListingSource) -> Report:
        self.visits.append((source, (self.clock() - NOON) / HOUR))
        answer = self.answers.get(source, Imported(Merge()))
        if isinstance(answer, Exception):
            raise answer
        return answer


def schedule(visitor: Visitor, *sources: ListingSource, until: float, chance: float = 0.5) -> Schedule:
    async def sleep(seconds: float) -> None:
        visitor.clock.pass_time(seconds=seconds)
        if visitor.clock() > NOON + until * HOUR:
            raise asyncio.CancelledError

    return Schedule(visitor, sources, 6 * HOUR, visitor.clock, sleep, lambda: chance)


async def run(plan: Schedule) -> None:
    with pytest.raises(asyncio.CancelledError):
        await plan.keep()


async def test_every_source_every_six_hours(clock: StoppedClock) -> None:
    visitor = Visitor(clock)
    await run(schedule(visitor, A, B, until=13))
    assert visitor.visits == [(A, 0), (B, 0), (A, 6), (B, 6), (A, 12), (B, 12)]


async def test_a_restart_does_not_come_early(clock: StoppedClock) -> None:
    visitor = Visitor(clock)
    visitor.last = {A: NOON - 4 * HOUR, B: NOON - 9 * HOUR}
    await run(schedule(visitor, A, B, until=5))
    assert visitor.visits == [(B, 0), (A, 2)]


@pytest.mark.parametrize(("chance", "second"), [(0, 5.4), (1, 6.6)])
async def test_a_little_early_or_late(clock: StoppedClock, chance: float, second: float) -> None:
    visitor = Visitor(clock)
    await run(schedule(visitor, A, until=7, chance=chance))
    assert visitor.visits == [(A, 0), (A, pytest.approx(second))]


async def test_nothing_ends_it(clock: StoppedClock, caplog: pytest.LogCaptureFixture) -> None:
    visitor = Visitor(clock, {A: RuntimeError("boom")})
    await run(schedule(visitor, A, B, until=7))
    assert visitor.visits == [(A, 0), (B, 0), (A, 6), (B, 6)]
    assert "boom" in caplog.text


async def test_failures_are_in_the_log_and_busy_sites_are_left_alone(
    clock: StoppedClock, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = Visitor(clock, {A: Failing("It is busy.", kept=3, retry_at=NOON + 20 * HOUR)})
    with caplog.at_level(logging.WARNING):
        await run(schedule(visitor, A, until=21))
    assert visitor.visits == [(A, 0), (A, 20)]
    assert "3 listings of the last good visit stay" in caplog.text


async def test_without_sources_there_is_nothing_to_do(clock: StoppedClock) -> None:
    await schedule(Visitor(clock), until=1).keep()


async def test_it_ends_with_the_bot(clock: StoppedClock) -> None:
    visitor = Visitor(clock)
    async with running(Schedule(visitor, [A], 6 * HOUR, clock), Fleet()):
        await asyncio.sleep(0.01)
    assert visitor.visits == [(A, 0)]
