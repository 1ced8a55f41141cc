"""The real bot as a process of its own, a small Discord on loopback, and everything that can go wrong between them."""

import asyncio
import datetime as dt
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from bot.clock import utc_now
from bot.reminders.reminder import Created, Draft, Origin, State, Wish
from bot.reminders.times.results import Moment
from bot.storage.engine import Database
from bot.storage.reminders import ReminderRepository
from bot.storage.tables import reminders
from tests.delivering.storm import Report, all_settled, all_there, arrivals, fill, rage, until
from tests.local_discord.faults import Fault
from tests.local_discord.gate import gate_before
from tests.local_discord.process import Home, running
from tests.local_discord.server import LocalDiscord, local_discord
from tests.postgresql import new_database

MESSAGES = r"/channels/\d+/messages"


@pytest.fixture
async def discord() -> AsyncIterator[LocalDiscord]:
    async with local_discord() as server:
        yield server
        assert server.rest.problems == []


@pytest.fixture
def home(tmp_path: Path, discord: LocalDiscord) -> Home:
    return Home(tmp_path, discord.address, lease=6.0)


async def test_killed_in_the_middle_of_a_storm_nothing_is_lost_and_nothing_doubled(
    discord: LocalDiscord, home: Home
) -> None:
    report = Report(expected=60)
    await fill(home.database, discord, report.expected)
    await rage(home, discord, report, kills=2, dice=random.Random(5))

    assert (report.lost, report.doubled) == (0, 0)


async def test_with_two_bots_and_every_kind_of_trouble_each_comes_once(discord: LocalDiscord, home: Home) -> None:
    report = Report(expected=40)
    await fill(home.database, discord, report.expected)
    # Few of each kind, so that hardly any reminder meets two of them and has to wait long.
    discord.rest.faults += [
        Fault(MESSAGES, every=5, times=2),
        Fault(MESSAGES, every=6, times=2, acted_on=True),
        Fault(MESSAGES, 503, every=7, times=1),
        Fault(MESSAGES, 503, every=8, times=2, acted_on=True),
        Fault(MESSAGES, 500, every=9, times=1),
        Fault(MESSAGES, 429, every=11, times=1, retry_after=0.5),
        Fault(r"/users/@me/channels", 503, every=5, times=1),
    ]
    async with running(home, "one"), running(home, "two"):
        await until(lambda: all_there(discord, report), 120)
        await all_settled(home.database, within=60)

    report.arrivals = arrivals(discord)
    assert (report.lost, report.doubled) == (0, 0)
    assert discord.world.recognised > 0


async def test_asked_to_stop_in_the_middle_it_finishes_what_is_in_hand_and_gives_back_the_rest(
    discord: LocalDiscord, home: Home
) -> None:
    report = Report(expected=60)
    home = replace(home, lease=60.0)
    await fill(home.database, discord, report.expected)
    discord.rest.delay = 0.2
    bot = await home.start()
    await until(lambda: len(discord.sent) >= 5, 60)
    begun = time.monotonic()
    assert await bot.stop() == 0
    assert time.monotonic() - begun < 10

    sent, kept = len(discord.sent), Counter(await states(home.database))
    assert kept[State.DELIVERED] == sent < report.expected
    assert kept[State.CLAIMED] == 0
    discord.rest.delay = 0.0
    async with running(home):
        # Long before a lease of the first one would have run out.
        await until(lambda: all_there(discord, report), 40)
        await all_settled(home.database, within=10)
    report.arrivals = arrivals(discord)
    assert (report.lost, report.doubled) == (0, 0)
    assert "Traceback" not in bot.log.read_text()


async def test_a_database_that_is_gone_for_a_while_loses_nothing_and_keeps_no_answer_back(
    discord: LocalDiscord, home: Home
) -> None:
    report = Report(expected=30)
    guild = discord.world.add_guild()
    [lounge] = guild.channels
    with new_database() as url:
        place = make_url(url)
        async with gate_before(place.host or "", place.port or 5432) as gate:
            through = place.set(host="127.0.0.1", port=gate.port).render_as_string(hide_password=False)
            async with running(replace(home, database_url=through)):
                await discord.ready()
                due = utc_now() + dt.timedelta(seconds=5)
                await fill(url, discord, report.expected, due)
                gate.shut()
                for broken in ({}, {"id": None, "author": 3}, {"channel_id": str(lounge)}):
                    await discord.gateway.emit("MESSAGE_CREATE", broken, guild.id)
                    await discord.gateway.emit("GUILD_CREATE", broken, guild.id)
                known = await discord.mention("is acme legit?", guild=guild.id, channel=lounge, member=11)
                unknown = await discord.slash("ask", guild=guild.id, channel=lounge, member=12, question="pizza or not")
                assert max(known, unknown) < 3
                await asyncio.sleep(max(0.0, (due - utc_now()).total_seconds()) + 2)
                assert arrivals(discord).total() == 0
                gate.open()
                await until(lambda: arrivals(discord).total() >= report.expected, 60)
                await all_settled(url, within=20)
    report.arrivals = arrivals(discord)
    assert (report.lost, report.doubled) == (0, 0)


async def states(database_url: str) -> list[State]:
    """The states of all reminders."""
    database = await Database.open(database_url)
    try:
        async with database.reading() as connection:
            return list((await connection.execute(select(reminders.c.state))).scalars())
    finally:
        await database.close()


async def test_closed_ways_answers_meanwhile_and_a_stop(discord: LocalDiscord, home: Home) -> None:
    guild = discord.world.add_guild()
    [lounge] = guild.channels
    amina, ben, chris = 11, 12, 13
    discord.rest.closed_members = {amina, chris}
    database = await Database.open(home.database)
    repository = ReminderRepository(database, utc_now)
    drafts = [
        Draft(amina, "storm 1001", Moment(utc_now()), Origin(guild.id, lounge)),
        Draft(ben, "storm 1002", Moment(utc_now()), Origin(guild.id, 4711), Wish.CHANNEL),
        Draft(chris, "storm 1003", Moment(utc_now())),
        Draft(ben, "storm 1004", Moment(utc_now() + dt.timedelta(days=900))),
    ]
    await fill(home.database, discord, 80)
    for draft in drafts:
        assert isinstance(await repository.create(draft), Created)
    async with running(home) as bot:
        await discord.ready()
        await until(lambda: len(discord.sent) > 5, 60)
        took = await discord.slash("help", guild=guild.id, channel=lounge, member=ben)
        replied = await discord.mention("is acme legit?", guild=guild.id, channel=lounge, member=ben)
        assert len(discord.sent) < 80
        assert max(took, replied) < 3
        await until(lambda: sum(arrivals(discord).values()) >= 81, 60)
        await asyncio.sleep(0.5)
        assert await bot.stop() == 0
    states = [one.state for member in (amina, ben, chris) for one in await repository.of_member(member)]
    await database.close()

    [in_channel] = [message.text for message in discord.sent if f"<@{amina}>" in message.text]
    assert "storm" not in in_channel
    [direct] = [message.text for message in discord.sent if message.channel == discord.world.direct_with(ben)]
    assert "storm 1002" in direct
    assert "could not post it in <#4711>" in direct
    assert states == [State.DELIVERED, State.PENDING, State.DELIVERED, State.UNDELIVERABLE]
