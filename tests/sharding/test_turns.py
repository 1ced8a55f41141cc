"""Shards identify one after the other, whichever process holds them."""

import datetime as dt
from typing import NoReturn

import pytest

from bot.sharding.turns import APART, CONNECTING, LONGEST_QUEUE, Turns
from bot.storage.engine import Database, StorageError
from bot.storage.identifies import IdentifyRepository
from tests.conftest import NOON, StoppedClock

pytestmark = pytest.mark.both_databases


class Process:
    """One process with a clock of its own, which its sleeps move on; `identified` are seconds after noon."""

    def __init__(self, database: Database, concurrency: int = 1, late: float = 0.0) -> None:
        self.clock = StoppedClock()
        self.connected: list[float] = []
        self.identified: list[float] = []
        self._late = late
        self.turns = Turns(IdentifyRepository(database), self.clock, self._sleep)
        self.turns.concurrency = concurrency

    async def launch(self, shard: int) -> None:
        """Connect a shard, which takes a while, and identify."""
        await self.turns.before_connecting(shard)
        self.connected.append(self._now)
        self.clock.pass_time(seconds=self._late)
        await self.identify(shard)

    async def identify(self, shard: int) -> None:
        """As after a session that ended."""
        await self.turns.before_identifying(shard)
        self.identified.append(self._now)

    @property
    def _now(self) -> float:
        return (self.clock.now - NOON).total_seconds()

    async def _sleep(self, seconds: float) -> None:
        self.clock.pass_time(seconds=seconds)


async def test_two_processes_keep_one_order(database: Database) -> None:
    one, other = Process(database), Process(database)
    for shard in range(2):
        await one.launch(shard)
        await other.launch(shard + 2)

    assert one.identified == [0, 2 * APART]
    assert other.identified == [APART, 3 * APART]
    assert other.connected == [APART - CONNECTING, 3 * APART - CONNECTING]


async def test_how_long_connecting_takes_does_not_matter(database: Database) -> None:
    slow = Process(database, late=1.0)
    for shard in range(4):
        await slow.launch(shard)

    assert slow.identified == [1, APART, 2 * APART, 3 * APART]


async def test_with_more_buckets_as_many_may_at_once(database: Database) -> None:
    process = Process(database, concurrency=2)
    for shard in range(4):
        await process.launch(shard)

    assert process.identified == [0, 0, APART, APART]


async def test_a_new_session_needs_a_new_turn(database: Database) -> None:
    process = Process(database)
    await process.launch(0)
    await process.identify(0)

    assert process.identified == [0, APART]


async def test_a_clock_that_was_far_ahead_holds_nobody_up(database: Database) -> None:
    ahead = Process(database)
    ahead.clock.now += dt.timedelta(seconds=2 * LONGEST_QUEUE)
    await ahead.launch(0)

    process = Process(database)
    await process.launch(0)

    assert process.identified == [0]


async def test_without_the_database_a_process_keeps_its_own_pace(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = Process(database)
    await process.launch(0)

    def gone(_: Database) -> NoReturn:
        raise StorageError("gone")

    monkeypatch.setattr(Database, "transaction", gone)
    await process.launch(1)
    await process.identify(0)

    assert process.identified == [0, APART, 2 * APART]
