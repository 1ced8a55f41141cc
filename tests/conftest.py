"""What every test can ask for: the shipped knowledge, the real engine, a clock that stands still, a database."""

import datetime as dt
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import simcord
from hypothesis import settings
from threadpoolctl import threadpool_limits

from bot import engine
from bot.answers.answerer import Answerer
from bot.desk import Desk
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.loader import load
from bot.storage.connecting import sqlite_file
from bot.storage.engine import Database
from bot.storage.migrating import migrate
from tests.local_discord.openapi import validator
from tests.postgresql import empty, in_a_thread_of_its_own, new_database

# How fast an example runs depends on what else this machine does.
settings.register_profile("calm", deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=2_000)
settings.load_profile("calm")

ROOT = Path(__file__).parents[1]
NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


@dataclass
class StoppedClock:
    """A clock that moves only when a test says so."""

    now: dt.datetime = NOON

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_time(self, **amount: float) -> None:
        """Let minutes, hours or days go by."""
        self.now += dt.timedelta(**amount)


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> Iterator[None]:
    """Linear algebra on one thread, as wherever the bot runs: with more a question takes five times as long."""
    with threadpool_limits(1):
        yield


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder for this run and the processes it starts, so that the user's neither helps nor hinders."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def shipped_knowledge() -> Knowledge:
    """What the bot ships with."""
    loaded = load(ROOT / "knowledge", NOON.date())
    assert loaded.knowledge is not None, "\n".join(map(str, loaded.errors))
    return loaded.knowledge


@pytest.fixture(scope="session")
def small_knowledge(shipped_knowledge: Knowledge) -> Knowledge:
    """The answers of one platform, few enough to build an engine of in no time."""
    entries = [replace(entry, related=()) for entry in shipped_knowledge.entries if entry.platform == "alignerr"]
    return replace(shipped_knowledge, entries=tuple(entries), version="alignerr-only")


@pytest.fixture(scope="session")
def real_answerer(shipped_knowledge: Knowledge) -> Answerer:
    """The engine over the shipped knowledge."""
    return engine.build(shipped_knowledge, pytest.fail)


@pytest.fixture
async def simcord_env(simcord_env: simcord.Env) -> AsyncIterator[simcord.Env]:
    """SimCord's own, in which the bot sends nothing that Discord would not take."""
    yield simcord_env
    sent = [validator().problem(one.method, one.path, one.json) for one in simcord_env.http_requests]
    assert [problem for problem in sent if problem] == []


@pytest.fixture
def desk(real_answerer: Answerer) -> Desk:
    """Where the bot finds the engine."""
    return Desk(real_answerer)


@pytest.fixture
def clock() -> StoppedClock:
    """Noon on 23 November 2026."""
    return StoppedClock()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked `both_databases` once on SQLite and once on PostgreSQL."""
    if "database_url" in metafunc.fixturenames and metafunc.definition.get_closest_marker("both_databases"):
        metafunc.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A PostgreSQL database of this run's own, migrated; it is gone afterwards."""
    with new_database() as url:
        in_a_thread_of_its_own(migrate(url))
        yield url


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A SQLite file of its own for every test, or the PostgreSQL database, emptied."""
    if getattr(request, "param", "sqlite") == "postgresql":
        url: str = request.getfixturevalue("postgresql_url")
        in_a_thread_of_its_own(empty(url))
        return url
    return f"sqlite:///{tmp_path / 'data' / 'bot.db'}"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with nothing in it: to copy it takes no time, to migrate anew for every test takes minutes."""
    file = tmp_path_factory.mktemp("migrated") / "bot.db"
    in_a_thread_of_its_own(migrate(f"sqlite:///{file}"))
    return file


@pytest.fixture
async def database(database_url: str, migrated_file: Path) -> AsyncIterator[Database]:
    """A new database, migrated."""
    file = sqlite_file(database_url)
    if file is not None and not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(migrated_file, file)
    opened = await Database.open(database_url)
    yield opened
    await opened.close()
