"""Two real processes, four shards, one PostgreSQL: what one does when the other is killed, and what both see."""

import datetime as dt
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.clock import utc_now
from tests.delivering.storm import Report, all_settled, all_there, arrivals, fill_at_once
from tests.delivering.storm import until as until_there
from tests.local_discord.server import LocalDiscord, local_discord
from tests.postgresql import new_database
from tests.scaling.fleet import Fleet, add_guilds, fleet, until

SHARDS, PROCESSES, GUILDS, REMINDERS = 4, 2, 40, 240


@pytest.fixture
async def discord() -> AsyncIterator[LocalDiscord]:
    async with local_discord() as server:
        server.gateway.concurrency = 2
        add_guilds(server, GUILDS)
        yield server
        assert server.rest.problems == []


@pytest.fixture
async def both(tmp_path: Path, discord: LocalDiscord) -> AsyncIterator[Fleet]:
    with new_database() as url:
        async with fleet(tmp_path, url, discord, processes=PROCESSES, shards=SHARDS, lease=6.0) as found:
            await found.start()
            await found.ready()
            yield found


async def test_changes_are_seen_by_both_and_one_goes_on_when_the_other_is_killed(
    both: Fleet, discord: LocalDiscord
) -> None:
    assert sorted(discord.gateway.identified) == [(number, SHARDS) for number in range(SHARDS)]
    assert discord.gateway.too_soon == 0
    held = [await both.metrics(number) for number in range(PROCESSES)]
    assert [metrics["bot_guilds"] for metrics in held] == [GUILDS / 2] * 2
    assert [metrics["bot_processes"] for metrics in held] == [2, 2]
    # On a busy machine even a process that is told at once may take its time.
    assert max(await both.settings_seen()) < 5
    assert max(await both.knowledge_seen()) < 10

    leader = await both.led_by_one()
    report = Report(expected=REMINDERS)
    await fill_at_once(both.home.database, discord, REMINDERS, utc_now() + dt.timedelta(seconds=1))
    before = len(discord.sent)
    await until_there(lambda: len(discord.sent) > before + REMINDERS // 4, 60)
    await both.kill(leader)

    [left] = both.running
    await until_there(lambda: all_there(discord, report), 120)
    await all_settled(both.home.database, within=60)
    assert await both.led_by_one() == left
    await until(partial(_is_alone, both, left))
    report.arrivals = arrivals(discord)
    assert (report.lost, report.doubled) == (0, 0)


async def _is_alone(both: Fleet, number: int) -> bool:
    return (await both.metrics(number)).get("bot_processes") == 1
