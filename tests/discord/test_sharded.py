"""A process that holds one shard of two: it works for servers it never hears of, and claims nothing about them."""

from dataclasses import dataclass, replace

import discord
import pytest
import simcord

from bot import engine
from bot.app import create_bot
from bot.cards import words as common_words
from bot.cards.digests import words
from bot.client import FaqBot
from bot.commands.upkeep import Upkeep
from bot.desk import Desk
from bot.digests.week import Kind, monday_of
from bot.fleet import Fleet
from bot.knowledge.knowledge import Knowledge
from bot.reminders.reminder import Created, Draft, Origin, Wish
from bot.reminders.times.results import Moment
from bot.servers.settings import ServerSettings
from bot.settings import chosen_settings
from bot.storage.engine import Database
from bot.storage.unanswered import Reason
from tests.conftest import StoppedClock
from tests.discord.reading import text_of

SHARED = "postgresql://elsewhere.example/only-named-here"


@dataclass
class Sharded:
    """The bot with shard 0, a server on each shard, a member in both."""

    env: simcord.Env
    fleet: Fleet
    here: simcord.GuildHandle
    elsewhere: simcord.GuildHandle
    room: simcord.ChannelHandle
    amina: simcord.UserHandle

    @property
    def bot(self) -> FaqBot:
        assert isinstance(self.env.bot, FaqBot)
        return self.env.bot

    async def upkeep(self) -> None:
        cog = self.bot.get_cog("Upkeep")
        assert isinstance(cog, Upkeep)
        await cog.round()


@pytest.fixture
def fleet() -> Fleet:
    return Fleet()


@pytest.fixture
def simcord_bot(small_knowledge: Knowledge, database: Database, clock: StoppedClock, fleet: Fleet) -> FaqBot:
    few = replace(small_knowledge, entries=small_knowledge.entries[:6])
    desk = Desk(engine.build(few, lambda _: None, vectors=False))
    settings = chosen_settings(shard_count=2, shard_ids=(0,), database_url=SHARED)
    return create_bot(settings, desk, database, clock, fleet)


@pytest.fixture
async def sharded(simcord_env: simcord.Env, fleet: Fleet) -> Sharded:
    here = simcord_env.create_guild("Here", shard_id=0)
    elsewhere = simcord_env.create_guild("Elsewhere", shard_id=1)
    found = Sharded(
        simcord_env,
        fleet,
        here,
        elsewhere,
        elsewhere.create_text_channel("keepers"),
        simcord_env.create_user("amina"),
    )
    await simcord_env.settle()
    assert [guild.id for guild in found.bot.guilds] == [here.id], "it does not know of the other"
    return found


async def asked_last_week(sharded: Sharded, clock: StoppedClock) -> None:
    """Something to tell moderators of."""
    services = sharded.bot.services
    await services.servers.change(sharded.elsewhere.id, lambda _: ServerSettings(moderator_channel=sharded.room.id))
    await services.counts.add({(sharded.elsewhere.id, monday_of(clock()), Kind.ANSWERED): 3})
    clock.pass_time(days=7)


async def test_who_leads_tells_moderators_whose_server_another_process_holds(
    sharded: Sharded, clock: StoppedClock
) -> None:
    await asked_last_week(sharded, clock)

    await sharded.upkeep()
    await sharded.upkeep()

    [told] = sharded.room.history()
    assert words.HEADING.format(day="23 Nov 2026") in text_of(told)


async def test_who_does_not_lead_tells_nobody_and_deletes_nothing(sharded: Sharded, clock: StoppedClock) -> None:
    sharded.fleet.leads = False
    await asked_last_week(sharded, clock)
    await sharded.bot.services.unanswered.record(
        "what is the best pizza", Reason.NO_MATCH, mode="direct", guild=1, channel=2, asker=3
    )
    clock.pass_time(days=91)

    await sharded.upkeep()

    assert sharded.room.last_message is None
    assert len(await sharded.bot.services.unanswered.newest()) == 1


async def test_a_channel_of_another_server_is_not_taken_for_the_moderators(
    sharded: Sharded, clock: StoppedClock
) -> None:
    third = sharded.env.create_guild("Third", shard_id=1)
    await asked_last_week(sharded, clock)
    services = sharded.bot.services
    await services.servers.change(third.id, lambda _: ServerSettings(moderator_channel=sharded.room.id))
    await services.counts.add({(third.id, monday_of(clock()), Kind.ANSWERED): 3})

    assert await services.moderators.room(sharded.bot, third.id) is None
    assert await services.moderators.room(sharded.bot, sharded.elsewhere.id) is not None


async def test_a_reminder_reaches_a_channel_of_a_server_that_is_in_no_cache(
    sharded: Sharded, clock: StoppedClock
) -> None:
    origin = Origin(sharded.elsewhere.id, sharded.room.id)
    draft = Draft(sharded.amina.id, "Invoice on Deel", Moment(clock()), origin, Wish.CHANNEL)
    assert isinstance(await sharded.bot.services.reminders.create(draft), Created)

    await sharded.env.advance_time(31)

    [arrived] = sharded.room.history()
    assert "Invoice on Deel" in text_of(arrived)


async def test_the_only_server_it_sees_is_not_taken_for_the_only_one_there_is(sharded: Sharded) -> None:
    lobby = sharded.here.create_text_channel("lobby")
    owners = sharded.here.create_role("Owners", permissions=discord.Permissions(manage_guild=True))
    oscar = sharded.here.add_member(sharded.env.create_user("oscar"), roles=[owners])

    result = await oscar.slash(lobby, "kb reload")

    assert common_words.NO_KNOWLEDGE_SERVER in text_of(result.response)
