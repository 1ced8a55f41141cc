"""Settings are read once and kept at hand, until somebody says that they changed."""

import asyncio
import datetime as dt

import pytest

from bot.commands.servers import FRESH, FRESH_WHILE_TOLD, Servers
from bot.fleet import Fleet, Topic
from bot.servers.settings import ServerSettings
from bot.storage.engine import Database
from bot.storage.servers import ServerSettingsRepository
from tests.conftest import StoppedClock

HERE, THERE = 1, 2
A_MOMENT = dt.timedelta(seconds=1)
QUIET = ServerSettings(digest=False)


@pytest.fixture
def fleet() -> Fleet:
    return Fleet()


@pytest.fixture
def servers(database: Database, clock: StoppedClock, fleet: Fleet) -> Servers:
    return Servers(ServerSettingsRepository(database, clock), ServerSettings(), clock, fleet)


@pytest.fixture
def another_process(database: Database, clock: StoppedClock) -> ServerSettingsRepository:
    return ServerSettingsRepository(database, clock)


@pytest.mark.parametrize("hears", [False, True])
async def test_a_change_nobody_tells_of_is_noticed_after_a_while(
    hears: bool, servers: Servers, fleet: Fleet, clock: StoppedClock, another_process: ServerSettingsRepository
) -> None:
    fleet.hears = hears
    assert (await servers.of(HERE)).digest
    await another_process.change(HERE, lambda _: QUIET)

    clock.now += (FRESH_WHILE_TOLD if hears else FRESH) - A_MOMENT
    assert (await servers.of(HERE)).digest
    clock.now += A_MOMENT
    assert not (await servers.of(HERE)).digest


@pytest.mark.parametrize(("detail", "seen"), [(str(HERE), (False, True)), (None, (False, False))])
async def test_what_is_told_of_is_read_anew(
    detail: str | None,
    seen: tuple[bool, bool],
    servers: Servers,
    fleet: Fleet,
    another_process: ServerSettingsRepository,
) -> None:
    for guild in (HERE, THERE):
        assert (await servers.of(guild)).digest
        await another_process.change(guild, lambda _: QUIET)

    if detail is None:
        fleet.missed()
    else:
        fleet.told(Topic.SETTINGS, detail)

    assert ((await servers.of(HERE)).digest, (await servers.of(THERE)).digest) == seen


async def test_what_was_read_while_a_change_came_in_is_not_kept(
    servers: Servers, fleet: Fleet, another_process: ServerSettingsRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = ServerSettingsRepository.read

    async def slowly(repository: ServerSettingsRepository, guild: int) -> ServerSettings:
        before = await read(repository, guild)
        await another_process.change(guild, lambda _: QUIET)
        fleet.told(Topic.SETTINGS, str(guild))
        return before

    monkeypatch.setattr(ServerSettingsRepository, "read", slowly)
    assert (await servers.of(HERE)).digest
    monkeypatch.setattr(ServerSettingsRepository, "read", read)

    assert not (await servers.of(HERE)).digest


async def test_while_one_looks_others_do_with_what_held_so_far(
    servers: Servers, clock: StoppedClock, another_process: ServerSettingsRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    await servers.of(HERE)
    await another_process.change(HERE, lambda _: QUIET)
    clock.now += FRESH
    read, looks = ServerSettingsRepository.read, 0

    async def counted(repository: ServerSettingsRepository, guild: int) -> ServerSettings:
        nonlocal looks
        looks += 1
        return await read(repository, guild)

    monkeypatch.setattr(ServerSettingsRepository, "read", counted)
    first, *others = await asyncio.gather(*(servers.of(HERE) for _ in range(20)))

    assert looks == 1
    assert not first.digest
    assert all(other.digest for other in others)
    assert not (await servers.of(HERE)).digest
