"""Bot processes that share one PostgreSQL database and one small Discord, and what can be seen of them from outside."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

import aiohttp
import asyncpg
import psutil

from bot.clock import utc_now
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.servers.channels import ChannelMode, ChannelSettings
from bot.servers.settings import ServerSettings
from bot.storage.edits import EditRepository
from bot.storage.engine import Database
from bot.storage.servers import ServerSettingsRepository
from tests import tiny
from tests.local_discord.process import BotProcess, Home
from tests.local_discord.server import LocalDiscord
from tests.local_discord.world import EPOCH_MS, Guild

EPHEMERAL = 64
PATIENCE = 120.0
LOOK_SECONDS = 0.05

_askers = count(8_000_000_000_000_000)


@dataclass
class Fleet:
    """So many processes with so many shards; the ones that run are in `running`."""

    home: Home
    discord: LocalDiscord
    processes: int
    shards: int
    running: dict[int, BotProcess] = field(default_factory=dict)
    _ports: dict[int, int] = field(default_factory=dict)

    async def start(self, *numbers: int) -> None:
        """Start some processes, all of them where none is named."""
        for number in numbers or range(self.processes):
            self._ports[number] = free_port()
            self.running[number] = await self.home.start(
                f"process-{number}",
                SHARD_COUNT=str(self.shards),
                SHARD_PROCESSES=str(self.processes),
                SHARD_PROCESS=str(number),
                METRICS_PORT=str(self._ports[number]),
            )

    async def kill(self, number: int) -> None:
        """End one between two instructions."""
        await self.running.pop(number).kill()

    async def stop(self) -> None:
        """Ask all to end."""
        for number in list(self.running):
            await self.running.pop(number).stop()

    async def ready(self, numbers: Iterable[int] = ()) -> None:
        """Wait until some processes, or all that run, say that they are."""
        for number in numbers or list(self.running):
            await until(partial(self._is_ready, number))

    async def metrics(self, number: int) -> dict[str, float]:
        """What a process tells Prometheus; nothing while it does not answer."""
        text = await self._ask(number, "/metrics")
        lines = [line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#")]
        return {name: float(value) for name, value in lines}

    async def leaders(self) -> list[int]:
        """Those who say that they lead."""
        return [number for number in list(self.running) if (await self.metrics(number)).get("bot_leads")]

    async def led_by_one(self) -> int:
        """Wait until one leads and no other; which."""
        leaders: list[int] = []

        async def one() -> bool:
            leaders[:] = await self.leaders()
            return len(leaders) == 1

        await until(one)
        return leaders[0]

    def memory(self) -> int:
        """Bytes of all that run."""
        return sum(psutil.Process(bot.pid).memory_info().rss for bot in self.running.values())

    def processor(self) -> float:
        """Seconds of processor that all that run have used."""
        return sum(sum(psutil.Process(bot.pid).cpu_times()[:2]) for bot in self.running.values())

    def guild_of(self, number: int) -> Guild:
        """A server that a process holds."""
        mine = range(number * self.shards // self.processes, (number + 1) * self.shards // self.processes)
        return next(guild for guild in self.discord.world.guilds.values() if (guild.id >> 22) % self.shards in mine)

    async def settings_seen(self) -> list[float]:
        """Seconds until each process acts on a change of settings that another one wrote."""
        homes = [self.guild_of(number) for number in self.running]
        for guild in homes:
            assert not await self._answers_in_private(guild), "public until it is switched off, and kept at hand so"
        database = await Database.open(self.home.database)
        repository = ServerSettingsRepository(database, utc_now)
        off = ServerSettings(elsewhere=ChannelSettings(mode=ChannelMode.OFF))
        seen = []
        for guild in homes:
            await repository.change(guild.id, lambda _: off)
            begun = time.monotonic()
            await until(partial(self._answers_in_private, guild))
            seen.append(time.monotonic() - begun)
        await database.close()
        return seen

    async def knowledge_seen(self) -> list[float]:
        """Seconds until each process answers from a file that a moderator changed in another one."""
        before = {number: await self._version(number) for number in self.running}
        file = self.home.folder / "knowledge" / tiny.LEGIT
        content = file.read_bytes()
        file.write_bytes(content + b"It began in 2019.\n")
        database = await Database.open(self.home.database)
        edit = FolderEdit((FileEdit(tiny.LEGIT, content, file.read_bytes()),))
        await EditRepository(database, utc_now).record(edit, "tried", moderator=1, guild=None)
        await database.close()
        begun = time.monotonic()

        async def seen(number: int) -> float:
            await until(partial(self._has_another_version, number, before[number]))
            return time.monotonic() - begun

        return await asyncio.gather(*map(seen, self.running))

    async def chatter(self, messages: int) -> float:
        """Let members write to nobody in particular, all over; seconds until every process has heard all of it."""
        guilds = list(self.discord.world.guilds.values())
        begun = time.monotonic()
        for number in range(messages):
            guild = guilds[number % len(guilds)]
            place = {"guild": guild.id, "channel": guild.channels[0], "member": next(_askers)}
            await self.discord.chat("did anybody see the match last night? what a game", **place)
        # What comes down one connection is read in order.
        for shard in range(self.shards):
            guild = next(each for each in guilds if (each.id >> 22) % self.shards == shard)
            await self.discord.slash("help", guild=guild.id, channel=guild.channels[0], member=next(_askers))
        return time.monotonic() - begun

    async def _answers_in_private(self, guild: Guild) -> bool:
        here, asker, question = guild.channels[0], next(_askers), "is acme legit?"
        await self.discord.slash("ask", guild=guild.id, channel=here, member=asker, question=question)
        said = self.discord.world.by_channel[0][-1].body
        return bool((said.get("flags") or 0) & EPHEMERAL)

    async def _has_another_version(self, number: int, before: str) -> bool:
        return await self._version(number) != before

    async def _version(self, number: int) -> str:
        lines = (await self._ask(number, "/metrics")).splitlines()
        return next((line for line in lines if line.startswith("bot_knowledge_info")), "")

    async def _is_ready(self, number: int) -> bool:
        return '"ready": true' in await self._ask(number, "/readyz")

    async def _ask(self, number: int, path: str) -> str:
        try:
            async with (
                aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(5)) as session,
                session.get(f"http://127.0.0.1:{self._ports[number]}{path}") as answer,
            ):
                return await answer.text()
        except (aiohttp.ClientError, TimeoutError):
            return ""


@asynccontextmanager
async def fleet(
    folder: Path, database_url: str, discord: LocalDiscord, *, processes: int, shards: int, lease: float = 60.0
) -> AsyncIterator[Fleet]:
    """A fleet of which none has started; all that run are gone afterwards."""
    home = Home(folder, discord.address, database_url, lease)
    # The first start migrates; the others would wait for it.
    await (await Database.open(database_url)).close()
    found = Fleet(home, discord, processes, shards)
    try:
        yield found
    finally:
        for number in list(found.running):
            await found.kill(number)


def add_guilds(discord: LocalDiscord, guilds: int, *, channels: int = 1, roles: int = 0) -> None:
    """Servers that are spread over the shards as they are at Discord: by the time in their ids."""
    made = int(time.time() * 1000) - EPOCH_MS - guilds
    for number in range(guilds):
        id_ = made + number << 22
        discord.world.add_guild(*(id_ + 1_000 + channel for channel in range(channels)), id_=id_, roles=roles)


async def left_behind(database_url: str) -> set[int]:
    """The storm's reminders that are claimed at this moment, by their number in it."""
    connection = await asyncpg.connect(database_url)
    rows = await connection.fetch("SELECT text FROM reminders WHERE state = 'claimed'")
    await connection.close()
    return {int(row["text"].split()[1]) for row in rows}


async def until(condition: Callable[[], Awaitable[bool]], within: float = PATIENCE) -> None:
    """Wait for something that happens in another process."""
    async with asyncio.timeout(within):
        while not await condition():  # noqa: ASYNC110 - the other process sets no event here
            await asyncio.sleep(LOOK_SECONDS)


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port
