"""Reminders: killed two hundred times, a million of them waiting, and a backlog after downtime.

The bot is the real one, in a process of its own, and speaks over sockets with the small Discord of the tests.
"""

import asyncio
import datetime as dt
import random
import sqlite3
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import psutil
from rich.console import Console

from benchmarks.show import megabytes, milliseconds, table
from benchmarks.timing import percentile, without_pauses
from bot.clock import utc_now
from bot.delivering.tempo import TEMPO
from bot.reminders.reminder import Created, Draft
from bot.reminders.times.results import Moment
from bot.storage.engine import Database
from bot.storage.reminders import ReminderRepository
from tests.delivering.storm import FIRST_MEMBER, MARK, Report, all_there, arrivals, fill, rage, until
from tests.local_discord.limits import GLOBAL_LIMIT
from tests.local_discord.process import BotProcess, Home, running
from tests.local_discord.server import LocalDiscord, local_discord

KILLS, STORM = 200, 5_000
WAITING, CREATED, WOKEN = 1_000_000, 2_000, 300
BACKLOG = 3_000
SEED = 20_261_129


def report(console: Console, folder: Path, kills: int = KILLS) -> None:
    """All three, one after the other."""
    for name, part in (("million", _million), ("backlog", _backlog)):
        (folder / name).mkdir(parents=True)
        with without_pauses():
            asyncio.run(part(console, folder / name))
    (folder / "storm").mkdir()
    asyncio.run(_storm(console, folder / "storm", kills))


async def _storm(console: Console, folder: Path, kills: int) -> None:
    found = Report(expected=STORM * kills // KILLS)
    async with local_discord() as discord:
        home = Home(folder, discord.address)
        await fill(home.database, discord, found.expected)
        await rage(home, discord, found, kills, random.Random(SEED))
        problems = len(discord.rest.problems)
        looked = sum(method == "GET" and path.endswith("/messages") for method, path in discord.rest.requests)
    shown = table(
        f"{found.expected} reminders, the bot killed {found.kills} times, {found.seconds:.0f} s",
        "lost", "doubled", "sent again and recognised by Discord", "looked for in its channel before",
        "requests Discord would not understand",
    )  # fmt: skip
    shown.add_row(*map(str, (found.lost, found.doubled, found.recognised, looked, problems)))
    console.print(shown)


async def _million(console: Console, folder: Path) -> None:
    async with local_discord(check=False) as discord:
        home = Home(folder, discord.address)
        database = await Database.open(home.database)
        repository = ReminderRepository(database, utc_now)
        try:
            await asyncio.to_thread(_wait_by_the_million, folder / "bot.db")
            times = sorted([await _create(repository, number) for number in range(CREATED)])
            async with running(home) as bot:
                await discord.ready()
                before = _memory(bot)
                # Far enough ahead that the bot, which is another process, has looked for the next one before.
                first = (utc_now() + TEMPO.longest_sleep * 2).replace(microsecond=0)
                due = {number: first + dt.timedelta(seconds=number // 10) for number in range(WOKEN)}
                for number, moment in due.items():
                    draft = Draft(FIRST_MEMBER + number, f"{MARK} {number}", Moment(moment))
                    assert isinstance(await repository.create(draft), Created)
                await until(lambda: len(discord.sent) >= WOKEN, 240)
                after = _memory(bot)
        finally:
            await database.close()
    offset = time.time() - time.monotonic()
    lags = sorted(
        sent.at + offset - due[number].timestamp()
        for sent in discord.sent
        for number in [int(sent.text.split(f"{MARK} ")[1].split()[0])]
    )
    shown = table(f"{WAITING} reminders waiting in SQLite", "", "p50", "p99", "worst")
    for name, values in ((f"creating one ({CREATED})", times), (f"from due to sent ({WOKEN}, ten a second)", lags)):
        figures = (percentile(values, 0.5), percentile(values, 0.99), values[-1])
        shown.add_row(name, *map(milliseconds, figures))
    console.print(shown)
    console.print(f"Memory of the bot when ready {megabytes(before)}, after these {megabytes(after)}")


async def _backlog(console: Console, folder: Path) -> None:
    async with local_discord() as discord:
        home = Home(folder, discord.address)
        guild = discord.world.add_guild()
        async with running(home):
            await discord.ready()
            idle = await _answers(discord, guild.id, guild.channels[0], lambda: False, most=40)
        found = Report(expected=BACKLOG)
        await fill(home.database, discord, BACKLOG)
        async with running(home) as bot:
            await discord.ready()
            before = _memory(bot)
            await until(lambda: len(discord.sent) > GLOBAL_LIMIT, 60)
            half = asyncio.create_task(_memory_at(bot, discord, BACKLOG // 2))
            busy = await _answers(discord, guild.id, guild.channels[0], lambda: all_there(discord, found))
            await until(lambda: len(arrivals(discord)) >= BACKLOG, 120)
            memory = (before, await half, _memory(bot))
    # From when it is under way until shortly before the last.
    times = discord.limits.times[GLOBAL_LIMIT * 2 : -GLOBAL_LIMIT]
    rate = (len(times) - 1) / (times[-1] - times[0])
    shown = table(
        f"A backlog of {BACKLOG} reminders", "requests a second", f"of {GLOBAL_LIMIT}", "most in any second", "refused",
        "longest gap", "memory at first, half-way, at last",
    )  # fmt: skip
    gap = max(later - earlier for earlier, later in pairwise(times))
    shown.add_row(
        f"{rate:.1f}", f"{100 * rate / GLOBAL_LIMIT:.0f} %", str(discord.limits.most), str(discord.limits.refused),
        f"{gap:.2f} s", ", ".join(map(megabytes, memory)),
    )  # fmt: skip
    console.print(shown)
    shown = table("Answers to members", "", "idle p50", "idle p99", "meanwhile p50", "meanwhile p99", "answers")
    for name in idle:
        figures = [percentile(sorted(of[name]), share) for of in (idle, busy) for share in (0.5, 0.99)]
        shown.add_row(name, *(f"{1000 * figure:.0f} ms" for figure in figures), str(len(busy[name])))
    console.print(shown)


async def _memory_at(bot: BotProcess, discord: LocalDiscord, sent: int) -> int:
    await until(lambda: len(discord.sent) >= sent, 120)
    return _memory(bot)


async def _answers(
    discord: LocalDiscord, guild: int, channel: int, over: Callable[[], bool], most: int = 1_000
) -> dict[str, list[float]]:
    """How long members wait for a command's answer and for a reply, twice a second each at most."""
    taken: dict[str, list[float]] = {"/help": [], "reply to a mention": []}
    asker = 2 * FIRST_MEMBER
    while not over() and len(taken["/help"]) < most:
        # Another member each time, since one person gets few answers in half a minute.
        asker += 1
        taken["/help"].append(await discord.slash("help", guild=guild, channel=channel, member=asker))
        reply = await discord.mention("is acme legit?", guild=guild, channel=channel, member=asker)
        taken["reply to a mention"].append(reply)
        await asyncio.sleep(0.4)
    return taken


async def _create(repository: ReminderRepository, number: int) -> float:
    draft = Draft(FIRST_MEMBER + number, "Invoice on Deel", Moment(utc_now() + dt.timedelta(days=90)))
    begun = time.perf_counter()
    assert isinstance(await repository.create(draft), Created)
    return time.perf_counter() - begun


def _wait_by_the_million(file: Path) -> None:
    database = sqlite3.connect(file)
    begin = int(time.time()) + 30 * 24 * 3600
    with database:
        database.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count) "
            "INSERT INTO reminders "
            "(member_id, text, due_at, wake_at, wish, state, occurrence, attempts, unheard, created_at) "
            "SELECT 7000000000000000 + i % 50000, 'Check the payout of batch ' || i, :begin + i * 60, :begin + i * 60, "
            "'direct', 'pending', 1, 0, 0, :begin FROM n",
            {"count": WAITING, "begin": begin},
        )
    database.close()


def _memory(bot: BotProcess) -> int:
    return int(psutil.Process(bot.pid).memory_info().rss)
