"""Four bot processes with sixteen shards on one PostgreSQL, ten thousand servers, and kills in a storm of reminders.

The processes are the real ones and speak over sockets with the small Discord of the tests, which runs in this process.
"""

import asyncio
import datetime as dt
import gc
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import psutil
import pytest
from rich.console import Console

from benchmarks.show import megabytes, table
from bot.clock import utc_now
from tests.delivering.storm import Report, all_settled, all_there, arrivals, arrived, fill_at_once
from tests.local_discord.server import LocalDiscord, local_discord
from tests.postgresql import new_database
from tests.scaling.fleet import Fleet, add_guilds, fleet, left_behind

PROCESSES, SHARDS, CONCURRENCY = 4, 16, 4
CHANNELS, ROLES = 6, 4
SEED = 20_261_130
IDLE_SECONDS = 20.0


@dataclass(frozen=True)
class Size:
    """How much of everything."""

    guilds: int
    reminders: int
    messages: int


WHOLE, PART = Size(10_000, 20_000, 10_000), Size(1_000, 1_500, 4_000)


@dataclass
class Kill:
    """One process that was killed, and how long it took until others had done what it left behind."""

    at: float
    led: bool
    behind: set[int]
    new_leader: float | None = None


@dataclass
class Load:
    """What the database did: transactions, and milliseconds of work on them."""

    transactions: int
    busy_ms: float

    def since(self, earlier: "Load") -> "Load":
        """Between two looks."""
        return Load(self.transactions - earlier.transactions, self.busy_ms - earlier.busy_ms)


@dataclass
class Storm:
    """What came of it."""

    report: Report
    load: Load
    kills: list[Kill] = field(default_factory=list)


def report(console: Console, folder: Path, *, fast: bool) -> None:
    """All of it on one database; left out where there is no PostgreSQL server."""
    folder.mkdir()
    try:
        with new_database() as url:
            asyncio.run(_measure(console, folder, url, PART if fast else WHOLE))
    except pytest.skip.Exception as error:
        console.print(f"Scaling: left out, {error}")


async def _measure(console: Console, folder: Path, url: str, size: Size) -> None:
    async with (
        local_discord() as discord,
        fleet(folder, url, discord, processes=PROCESSES, shards=SHARDS) as processes,
    ):
        discord.gateway.concurrency = CONCURRENCY
        await processes.start()
        await processes.ready()
        empty = processes.memory()
        await processes.stop()
        add_guilds(discord, size.guilds, channels=CHANNELS, roles=ROLES)
        gc.freeze()
        begun = time.monotonic()
        await processes.start()
        await processes.ready()
        started = time.monotonic() - begun
        _memory(console, size, empty, processes.memory(), started, discord)
        await _events(console, processes, size.messages)
        await _seen(console, processes)
        idle = await _idle(url)
        storm = await _storm(processes, discord, size.reminders)
        _told(console, storm, discord, idle)


def _memory(console: Console, size: Size, empty: int, full: int, started: float, discord: LocalDiscord) -> None:
    shown = table(
        f"{PROCESSES} processes, {SHARDS} shards, {size.guilds} servers of {CHANNELS} channels and {ROLES + 1} roles",
        "", "memory without servers", "with", "a server", f"started in ({CONCURRENCY} identifies in 5 s)",
        "identified too soon",
    )  # fmt: skip
    a_server = f"{(full - empty) / size.guilds / 1024:.1f} kB"
    shown.add_row("all", megabytes(empty), megabytes(full), a_server, f"{started:.0f} s", str(discord.gateway.too_soon))
    console.print(shown)


async def _events(console: Console, processes: Fleet, messages: int) -> None:
    before = processes.processor()
    took = await processes.chatter(messages)
    spent = processes.processor() - before
    shown = table("Messages to nobody in particular", "", "a second", "processor, each", "a second on one core")
    shown.add_row(
        str(messages), f"{messages / took:,.0f}", f"{1000 * spent / messages:.2f} ms", f"{messages / spent:,.0f}"
    )
    console.print(shown)


async def _seen(console: Console, processes: Fleet) -> None:
    shown = table("Seen by each process after", "", *(f"process {number}" for number in processes.running))
    shown.add_row("a change of a server's settings", *map(_seconds, await processes.settings_seen()))
    shown.add_row("a change of the knowledge", *map(_seconds, await processes.knowledge_seen()))
    console.print(shown)


async def _idle(url: str) -> Load:
    before = await _load(url)
    await asyncio.sleep(IDLE_SECONDS)
    return (await _load(url)).since(before)


async def _storm(processes: Fleet, discord: LocalDiscord, reminders: int) -> Storm:
    found = Storm(Report(expected=reminders), await _load(processes.home.database))
    dice = random.Random(SEED)
    discord.limits.times.clear()
    discord.limits.most = discord.limits.refused = 0
    await fill_at_once(processes.home.database, discord, reminders, utc_now() - dt.timedelta(seconds=1))
    begun = time.monotonic()
    killing = asyncio.create_task(_kill_at_random(processes, discord, found, dice))
    try:
        async with asyncio.timeout(180 + reminders / 20):
            while not all_there(discord, found.report):  # noqa: ASYNC110 - other processes set no event here
                await asyncio.sleep(0.2)
    finally:
        killing.cancel()
        await asyncio.gather(killing, return_exceptions=True)
    found.report.seconds = time.monotonic() - begun
    # What comes twice comes when the claims of the dead have run out.
    await all_settled(processes.home.database, within=120)
    found.report.recognised = discord.world.recognised
    found.report.arrivals = arrivals(discord)
    found.load = (await _load(processes.home.database)).since(found.load)
    return found


async def _kill_at_random(processes: Fleet, discord: LocalDiscord, storm: Storm, dice: random.Random) -> None:
    while True:
        await asyncio.sleep(dice.uniform(12, 24))
        number = dice.choice(sorted(processes.running))
        led = await processes.leaders() == [number]
        await processes.kill(number)
        at = time.monotonic()
        behind = await left_behind(processes.home.database) - set(arrivals(discord))
        kill = Kill(at, led, behind)
        storm.kills.append(kill)
        storm.report.kills += 1
        if led:
            await processes.led_by_one()
            kill.new_leader = time.monotonic() - at
        await asyncio.sleep(dice.uniform(0, 8))
        await processes.start(number)


def _told(console: Console, storm: Storm, discord: LocalDiscord, idle: Load) -> None:
    report = storm.report
    first = dict(sorted(arrived(discord), key=lambda one: -one[1]))
    behind = [first[number] - kill.at for kill in storm.kills for number in kill.behind if number in first]
    leaders = [kill.new_leader for kill in storm.kills if kill.new_leader is not None]
    shown = table(
        f"{report.expected} reminders due at once, a process killed {report.kills} times, {report.seconds:.0f} s",
        "lost", "doubled", "sent again and recognised by Discord", "claimed at a kill", "those arrived after, at most",
        f"another led after, of {len(leaders)}, at most", "requests Discord would not understand",
    )  # fmt: skip
    shown.add_row(
        str(report.lost), str(report.doubled), str(report.recognised), str(len(behind)), _longest(behind),
        _longest(leaders), str(len(discord.rest.problems)),
    )  # fmt: skip
    console.print(shown)
    shown = table("Requests", "", "a second", "most in any second", "refused", "identified too soon")
    times = discord.limits.times
    rate = len(times) / (times[-1] - times[0])
    shown.add_row(
        "all processes together", f"{rate:.1f}", str(discord.limits.most), str(discord.limits.refused),
        str(discord.gateway.too_soon),
    )  # fmt: skip
    console.print(shown)
    shown = table("PostgreSQL", "", "transactions", "at work")
    shown.add_row(
        "a reminder", f"{storm.load.transactions / report.expected:.1f}",
        f"{storm.load.busy_ms / report.expected:.2f} ms",
    )  # fmt: skip
    seconds = IDLE_SECONDS * PROCESSES
    shown.add_row(
        "a process that is idle, a second", f"{idle.transactions / seconds:.1f}", f"{idle.busy_ms / seconds:.2f} ms"
    )
    console.print(shown)
    console.print(f"Cores of this machine: {psutil.cpu_count()}")


async def _load(url: str) -> Load:
    connection = await asyncpg.connect(url)
    row = await connection.fetchrow(
        "SELECT xact_commit + xact_rollback AS done, active_time FROM pg_stat_database "
        "WHERE datname = current_database()"
    )
    await connection.close()
    return Load(row["done"], row["active_time"])


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s"


def _longest(seconds: Sequence[float]) -> str:
    return f"{max(seconds):.1f} s" if seconds else "-"
