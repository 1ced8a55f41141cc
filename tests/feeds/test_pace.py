"""One request at a time per host, some time apart."""

import asyncio

from bot.feeds.pace import Pace
from tests.conftest import StoppedClock


async def test_the_gap_is_kept_per_host(clock: StoppedClock) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock.pass_time(seconds=seconds)

    pace = Pace(clock, sleep)
    for host, passed in [("a", 0), ("a", 0.5), ("b", 0), ("a", 9)]:
        clock.pass_time(seconds=passed)
        async with pace.turn(host, gap=2):
            pass
    assert slept == [1.5]


async def test_a_clock_set_back_does_not_make_us_wait_for_hours(clock: StoppedClock) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    pace = Pace(clock, sleep)
    async with pace.turn("a", gap=2):
        clock.pass_time(hours=-3)
    clock.pass_time(hours=-3)
    async with pace.turn("a", gap=2):
        pass
    assert slept == [2]


async def test_never_two_at_once(clock: StoppedClock) -> None:
    pace, running, most = Pace(clock), 0, 0

    async def ask() -> None:
        nonlocal running, most
        async with pace.turn("a", gap=0):
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            running -= 1

    await asyncio.gather(*(ask() for _ in range(5)))
    assert most == 1
