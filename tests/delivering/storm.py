"""Many reminders due at once, and a bot that is killed again and again while it delivers them."""

import asyncio
import datetime as dt
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import insert

from bot.clock import utc_now
from bot.reminders.reminder import Created, Draft, Origin, Wish
from bot.reminders.times.results import Moment
from bot.storage.engine import Database
from bot.storage.reminder_rows import values_of_draft
from bot.storage.reminders import ReminderRepository
from bot.storage.tables import reminders
from tests.local_discord.process import Home, running
from tests.local_discord.server import LocalDiscord

MARK = "storm"
MEMBERS = 400
SHARE_IN_START = 0.1
FIRST_MEMBER = 5_000_000_000_000_000


@dataclass
class Report:
    """What the server counted: each reminder's arrivals, and how the kills fell."""

    expected: int
    kills: int = 0
    seconds: float = 0.0
    recognised: int = 0
    arrivals: Counter[int] = field(default_factory=Counter)

    @property
    def lost(self) -> int:
        """Reminders that never came."""
        return sum(1 for number in range(self.expected) if not self.arrivals[number])

    @property
    def doubled(self) -> int:
        """Reminders that came more than once."""
        return sum(1 for count in self.arrivals.values() if count > 1)


async def fill(database_url: str, discord: LocalDiscord, count: int, due: dt.datetime | None = None) -> None:
    """Reminders of many members, half by direct message and half in one of several channels, all due now."""
    guild = discord.world.add_guild(*(FIRST_MEMBER * 2 + number for number in range(MEMBERS)))
    database = await Database.open(database_url)
    try:
        repository = ReminderRepository(database, utc_now)
        for number in range(count):
            member, channel = FIRST_MEMBER + number % MEMBERS, guild.channels[number % len(guild.channels)]
            wish = Wish.CHANNEL if number % 2 else Wish.DIRECT
            when = Moment(due or utc_now() - dt.timedelta(seconds=1))
            draft = Draft(member, f"{MARK} {number}", when, Origin(guild.id, channel), wish)
            assert isinstance(await repository.create(draft), Created)
    finally:
        await database.close()


async def fill_at_once(database_url: str, discord: LocalDiscord, count: int, due: dt.datetime) -> None:
    """The same in the channels of all servers there are, written in a moment."""
    guilds = list(discord.world.guilds.values())
    values = []
    for number in range(count):
        guild = guilds[number % len(guilds)]
        origin = Origin(guild.id, guild.channels[number % len(guild.channels)])
        wish = Wish.CHANNEL if number % 2 else Wish.DIRECT
        draft = Draft(FIRST_MEMBER + number % MEMBERS, f"{MARK} {number}", Moment(due), origin, wish)
        values.append({"attempts": 0, "unheard": 0, **values_of_draft(draft, due)})
    database = await Database.open(database_url)
    try:
        async with database.transaction() as connection:
            for start in range(0, count, 1_000):
                await connection.execute(insert(reminders), values[start : start + 1_000])
    finally:
        await database.close()


async def rage(home: Home, discord: LocalDiscord, report: Report, kills: int, dice: random.Random) -> None:
    """Start the bot and kill it, so many times; then let it finish."""
    begun = time.monotonic()
    while report.kills < kills:
        async with running(home) as bot:
            before = len(discord.sent)
            if dice.random() < SHARE_IN_START:
                await asyncio.sleep(dice.uniform(0.5, 3.0))
            else:
                await until(partial(_goes_on, discord, report, before), 90)
                await asyncio.sleep(dice.uniform(0.0, 0.8))
            await bot.kill()
            report.kills += 1
    async with running(home):
        await until(lambda: all_there(discord, report), 60 + report.expected / 20)
        # What comes twice comes when the claims of the dead have run out.
        await all_settled(home.database, within=home.lease + 60)
    report.seconds = time.monotonic() - begun
    report.recognised = discord.world.recognised
    report.arrivals = arrivals(discord)


def arrivals(discord: LocalDiscord) -> Counter[int]:
    """How often each reminder reached a channel."""
    return Counter(number for number, _ in arrived(discord))


def arrived(discord: LocalDiscord) -> Iterator[tuple[int, float]]:
    """Each arrival of a reminder, and when that was by the monotonic clock."""
    for message in discord.sent:
        for words in map(str.split, message.text.splitlines()):
            if len(words) == 2 and words[0] == MARK:
                yield int(words[1]), message.at


async def all_settled(database_url: str, within: float) -> None:
    """Wait until no reminder is left to deliver."""
    database = await Database.open(database_url)
    try:
        waiting = ReminderRepository(database, utc_now).due()
        async with asyncio.timeout(within):
            while await waiting.next_wake() is not None:  # noqa: ASYNC110 - another process does it
                await asyncio.sleep(0.2)
    finally:
        await database.close()


def _goes_on(discord: LocalDiscord, report: Report, before: int) -> bool:
    return len(discord.sent) > before or all_there(discord, report)


def all_there(discord: LocalDiscord, report: Report) -> bool:
    """Whether as many have come as there are."""
    return len(discord.sent) >= report.expected


async def until(condition: Callable[[], bool], within: float) -> None:
    """Wait for something that happens in another process."""
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110 - the other process sets no event here
            await asyncio.sleep(0.02)
