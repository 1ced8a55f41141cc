"""The line between the processes of one bot: a connection to PostgreSQL of its own, for as long as the process lives.

On it a process hears what the others changed (LISTEN), is counted (a shared lock that each holds), keeps its shards for
itself and leads, if nobody else does (locks that only one can hold). When it dies, the server lets go of all of it.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from bot.fleet import Fleet, Topic
from bot.storage.connecting import listening_connection, sqlite_file
from bot.storage.dialects import CHANNEL

log = logging.getLogger(__name__)

# The first half of each lock; any numbers that nobody else uses in the same database.
PRESENT: Final = 734_602_101
LEADING: Final = 734_602_102
SHARD: Final = 734_602_103
COUNTED: Final = 734_602_104
JOINED: Final = "joined"

LOOK_SECONDS: Final = 5.0
"""How soon it is noticed that another process is gone, or the line dead."""
RETRY_SECONDS: Final = 1.0

HOLDERS: Final = """
    SELECT count(DISTINCT pid) FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND classid = $1::int::oid
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
OTHER_COUNTS: Final = """
    SELECT DISTINCT objid::int FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND classid = $1::int::oid AND objid <> $2::int::oid
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@asynccontextmanager
async def joined(address: str, fleet: Fleet) -> AsyncIterator[None]:
    """Keep a fleet up to date for as long as the block lasts; a SQLite database has one process and no line."""
    if sqlite_file(address) is not None:
        yield
        return
    line = _Line(address, fleet)
    task = asyncio.create_task(line.keep(), name="the line to the other processes")
    try:
        # So that a new process takes no more than its share from the start.
        with suppress(TimeoutError):
            await asyncio.wait_for(line.ready.wait(), LOOK_SECONDS)
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


class _Line:
    def __init__(self, address: str, fleet: Fleet) -> None:
        self._address = address
        self._fleet = fleet
        self.ready = asyncio.Event()
        self._waits_because = ""

    async def keep(self) -> None:
        """Hold the line, and take it up again whenever it is lost."""
        # Loaded late: most bots keep their state in SQLite, and have no line.
        from asyncpg import InterfaceError, PostgresError

        while True:
            try:
                await self._hold()
            except (OSError, TimeoutError, PostgresError, InterfaceError) as error:
                log.warning("The line to the other processes is lost (%s)", type(error).__name__)
            await asyncio.sleep(RETRY_SECONDS)

    async def _hold(self) -> None:
        connection = await listening_connection(self._address)
        try:
            connection.add_termination_listener(lambda _: self._fleet.news.set())
            await connection.add_listener(CHANNEL, self._on_notice)
            await connection.execute("SELECT pg_advisory_lock_shared($1::int, 0)", PRESENT)
            await connection.execute("SELECT pg_notify($1, $2)", CHANNEL, JOINED)
            self._fleet.hears = True
            self._fleet.missed()
            while True:
                self._fleet.news.clear()
                await self._look(connection)
                self.ready.set()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._fleet.news.wait(), LOOK_SECONDS)
        finally:
            self._fleet.leads = self._fleet.hears = self._fleet.holds = False
            connection.terminate()

    async def _look(self, connection: Any) -> None:
        fleet = self._fleet
        fleet.size = max(1, await connection.fetchval(HOLDERS, PRESENT))
        if not fleet.leads and await _taken(connection, LEADING, 0):
            log.info("This process does the imports, digests, alerts and deletions from now on")
            fleet.leads = True
        if not fleet.holds and fleet.wanted is not None:
            fleet.holds = await self._take_shards(connection, fleet.wanted.count, fleet.wanted.shards)

    async def _take_shards(self, connection: Any, count: int, shards: tuple[int, ...]) -> bool:
        if others := await connection.fetch(OTHER_COUNTS, COUNTED, count):
            self._wait_because(f"another process runs with SHARD_COUNT={others[0][0]}, and this one with {count}")
            return False
        taken: list[int] = []
        for shard in shards:
            if not await _taken(connection, SHARD, shard):
                self._wait_because(f"shard {shard} is run by another process")
                for one in taken:
                    await connection.execute("SELECT pg_advisory_unlock($1::int, $2::int)", SHARD, one)
                return False
            taken.append(shard)
        await connection.execute("SELECT pg_advisory_lock_shared($1::int, $2::int)", COUNTED, count)
        return True

    def _wait_because(self, reason: str) -> None:
        if reason != self._waits_because:
            log.error("Waiting with the connection to Discord: %s", reason)
        self._waits_because = reason

    def _on_notice(self, _connection: object, _pid: int, _channel: str, said: str) -> None:
        if said == JOINED:
            self._fleet.news.set()
            return
        topic, _, detail = said.partition(" ")
        if topic in set(Topic):
            self._fleet.told(Topic(topic), detail)


async def _taken(connection: Any, kind: int, number: int) -> bool:
    return bool(await connection.fetchval("SELECT pg_try_advisory_lock($1::int, $2::int)", kind, number))
