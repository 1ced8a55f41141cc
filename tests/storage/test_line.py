"""The line between processes, on a real PostgreSQL server: who leads, who holds what, and what everybody hears."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack

import asyncpg
import pytest

from bot.fleet import Fleet, Topic
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.servers.settings import ServerSettings
from bot.storage import line
from bot.storage.edits import EditRepository
from bot.storage.engine import Database
from bot.storage.line import joined
from bot.storage.personal_data import PersonalData
from bot.storage.servers import ServerSettingsRepository
from tests.conftest import NOON

SECONDS = 20


class Processes:
    """As many as a test wants, in one; each has a line of its own."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._open: dict[int, AsyncExitStack] = {}

    async def start(self) -> Fleet:
        """One more process."""
        fleet = Fleet(alone=False)
        stack = AsyncExitStack()
        await stack.enter_async_context(joined(self.url, fleet))
        self._open[id(fleet)] = stack
        return fleet

    async def end(self, fleet: Fleet) -> None:
        """It is gone, as the server sees it."""
        await self._open.pop(id(fleet)).aclose()

    async def cut(self) -> None:
        """The server ends every line, as in a restart."""
        connection = await asyncpg.connect(self.url)
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        await connection.close()

    async def close(self) -> None:
        """The end of the test."""
        for stack in self._open.values():
            await stack.aclose()


@pytest.fixture
async def processes(postgresql_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Processes]:
    monkeypatch.setattr(line, "LOOK_SECONDS", 0.3)
    monkeypatch.setattr(line, "RETRY_SECONDS", 0.1)
    found = Processes(postgresql_url)
    yield found
    await found.close()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(SECONDS):
        while not condition():  # noqa: ASYNC110 - nobody tells a test
            await asyncio.sleep(0.01)


async def test_one_leads_and_when_it_ends_another_does(processes: Processes) -> None:
    one, two, three = [await processes.start() for _ in range(3)]
    assert [one.leads, two.leads, three.leads] == [True, False, False]
    await until(lambda: {one.size, two.size, three.size} == {3})

    await processes.end(one)

    await until(lambda: two.leads or three.leads)
    await until(lambda: {two.size, three.size} == {2})
    assert two.leads != three.leads
    assert not one.leads


async def test_work_of_one_goes_to_another(processes: Processes) -> None:
    one, two = [await processes.start() for _ in range(2)]
    at_work: list[str] = []

    async def work(name: str) -> None:
        at_work.append(name)
        try:
            await asyncio.sleep(SECONDS * 2)
        finally:
            at_work.remove(name)

    tasks = [
        asyncio.create_task(fleet.while_leading(lambda name=name: work(name)))  # type: ignore[misc]
        for name, fleet in (("one", one), ("two", two))
    ]
    await until(lambda: at_work == ["one"])
    await processes.end(one)
    await until(lambda: at_work == ["two"])
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert at_work == []


async def test_everybody_hears_of_changes_once_they_are_kept(processes: Processes) -> None:
    fleets = [await processes.start() for _ in range(2)]
    heard: list[tuple[Topic, str | None]] = []
    for fleet in fleets:
        for topic in Topic:
            fleet.hear(topic, lambda detail, topic=topic: heard.append((topic, detail)))  # type: ignore[misc]
    database = await Database.open(processes.url)

    await ServerSettingsRepository(database, lambda: NOON).change(77, lambda _: ServerSettings(digest=False))
    await until(lambda: heard == [(Topic.SETTINGS, "77")] * 2)
    edit = FolderEdit((FileEdit("faq/general/a.md", None, b"new"),))
    await EditRepository(database, lambda: NOON).record(edit, "new", moderator=5, guild=77)
    await until(lambda: heard[2:] == [(Topic.KNOWLEDGE, "faq/general/a.md")] * 2)
    await PersonalData(database).delete(5)
    await until(lambda: heard[4:] == [(Topic.FORGET, "5")] * 2)
    await database.close()


async def test_a_line_that_was_cut_is_taken_up_again_and_anything_may_have_been_missed(processes: Processes) -> None:
    one, two = [await processes.start() for _ in range(2)]
    heard: list[str | None] = []
    two.hear(Topic.SETTINGS, heard.append)

    await processes.cut()

    await until(lambda: heard == [None])
    await until(lambda: two.hears and one.hears)
    await until(lambda: one.leads != two.leads)
    await until(lambda: (one.size, two.size) == (2, 2))


async def test_nobody_takes_the_shards_of_another(processes: Processes, caplog: pytest.LogCaptureFixture) -> None:
    one, two, other = [await processes.start() for _ in range(3)]
    await one.take(4, (0, 1))
    await two.take(4, (2, 3))
    waiting = asyncio.create_task(other.take(4, (1, 2)))
    await until(lambda: "shard 1 is run by another process" in caplog.text)
    await processes.end(one)
    await until(lambda: "shard 2 is run by another process" in caplog.text)
    assert not waiting.done()

    await processes.end(two)

    await asyncio.wait_for(waiting, SECONDS)


async def test_nobody_counts_the_shards_otherwise(processes: Processes, caplog: pytest.LogCaptureFixture) -> None:
    one, other = [await processes.start() for _ in range(2)]
    await one.take(4, (0, 1, 2, 3))
    waiting = asyncio.create_task(other.take(8, (7,)))
    await until(lambda: "another process runs with SHARD_COUNT=4, and this one with 8" in caplog.text)

    await processes.end(one)

    await asyncio.wait_for(waiting, SECONDS)


async def test_on_sqlite_a_process_is_alone() -> None:
    fleet = Fleet()
    async with joined("sqlite:///nowhere.db", fleet):
        await asyncio.wait_for(fleet.take(1, (0,)), 1)

    assert (fleet.leads, fleet.size, fleet.hears) == (True, 1, False)
