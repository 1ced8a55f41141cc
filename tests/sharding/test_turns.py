"""Shards identify one after the other, whichever process holds them."""

import datetime as dt
from typing import NoReturn

import pytest

from bot.sharding.turns import APART, LONGEST_QUEUE, Turns
from bot.storage.engine import Database, StorageError
from bot.storage.identifies import IdentifyRepository
from tests.conftest import StoppedClock

pytestmark = pytest.mark.both_databases


class Process:
    """One process's view of the turns; time passes for its own sleeps only."""

    def __init__(self, database: Database, clock: StoppedClock, concurrency: int = 1) -> None:
        self.waits: list[float] = []
        self.turns = Turns(IdentifyRepository(database), clock, self._sleep)
        self.turns.concurrency = concurrency

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 2))


async def test_two_processes_keep_one_order(database: Database, clock: StoppedClock) -> None:
    one, other = Process(database, clock), Process(database, clock)
    for shard in range(2):
        await one.turns.wait_ahead(shard)
        await other.turns.wait_ahead(shard + 2)

    assert one.waits == [0, 2 * APART]
    assert other.waits == [APART, 3 * APART]


async def test_with_more_buckets_as_many_may_at_once(database: Database, clock: StoppedClock) -> None:
    process = Process(database, clock, concurrency=2)
    for shard in range(4):
        await process.turns.wait_ahead(shard)

    assert process.waits == [0, 0, APART, APART]


async def test_who_waited_before_connecting_does_not_wait_again(database: Database, clock: StoppedClock) -> None:
    process = Process(database, clock)
    await process.turns.wait_ahead(0)
    await process.turns.wait(0)
    assert process.waits == [0]

    await process.turns.wait(0)
    assert process.waits == [0, APART], "a new session later needs a new turn"


async def test_a_clock_that_was_far_ahead_holds_nobody_up(database: Database, clock: StoppedClock) -> None:
    clock.now += dt.timedelta(seconds=2 * LONGEST_QUEUE)
    await Process(database, clock).turns.wait(0)
    clock.now -= dt.timedelta(seconds=2 * LONGEST_QUEUE)

    process = Process(database, clock)
    await process.turns.wait(0)

    assert process.waits == [0]


async def test_without_the_database_a_process_keeps_its_own_pace(
    database: Database, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = Process(database, clock)
    await process.turns.wait(0)

    def gone(_: Database) -> NoReturn:
        raise StorageError("gone")

    monkeypatch.setattr(Database, "transaction", gone)
    await process.turns.wait(0)
    await process.turns.wait(0)

    assert process.waits == [0, APART, 2 * APART]
