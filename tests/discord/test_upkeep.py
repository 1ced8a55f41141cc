"""By the clock: moderators hear of their week, once; old questions go."""

import datetime as dt
from dataclasses import replace

import discord
import pytest
import simcord

from bot import engine
from bot.cards import words as common
from bot.cards.digests import words
from bot.commands.upkeep import Upkeep
from bot.desk import Desk
from bot.digests.week import Kind, monday_of
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.reviews import due_by
from bot.servers.settings import ServerSettings
from bot.sources.pages import pages_of
from bot.sources.standing import Look, Seen, Standing
from tests.conftest import StoppedClock
from tests.discord.conftest import World
from tests.discord.reading import press, text_of

UNKNOWN = "what is the best pizza topping in naples"


@pytest.fixture
def desk(small_knowledge: Knowledge) -> Desk:
    few = replace(small_knowledge, entries=small_knowledge.entries[:6])
    return Desk(engine.build(few, lambda _: None, vectors=False))


@pytest.fixture
async def room(world: World) -> simcord.ChannelHandle:
    made = world.guild.create_text_channel("keepers")
    await world.services.servers.change(world.guild.id, lambda _: ServerSettings(moderator_channel=made.id))
    return made


async def upkeep(world: World) -> None:
    cog = world.bot.get_cog("Upkeep")
    assert isinstance(cog, Upkeep)
    await cog.round()


async def test_a_week_is_told_once_with_numbers_and_a_picture(
    world: World, room: simcord.ChannelHandle, clock: StoppedClock
) -> None:
    await world.amina.slash(world.general, "ask", question=UNKNOWN)
    await world.ben.slash(world.general, "ask", question=UNKNOWN)
    await upkeep(world)
    assert room.last_message is None, "this week is not over, and nothing happened in the last"

    clock.pass_time(days=7)
    await upkeep(world)

    told = room.last_message
    assert words.HEADING.format(day="23 Nov 2026") in text_of(told)
    assert words.ASKED.format(count=2) in text_of(told)
    assert words.WAITING_ONE in text_of(told)
    assert told is not None
    assert [file.filename for file in told.attachments] == [words.PICTURE]
    await upkeep(world)
    await world.restart()
    await upkeep(world)
    assert len(room.history()) == 1


async def test_a_week_in_which_everything_happened(
    world: World, room: simcord.ChannelHandle, clock: StoppedClock
) -> None:
    clock.pass_time(days=400)
    monday, known = monday_of(clock()), world.services.desk.knowledge.entries[0].question
    answered = await world.amina.slash(world.general, "ask", question=known)
    await press(world.amina, answered.response, "👍")
    disliked = await world.ben.slash(world.general, "ask", question=known)
    await press(world.ben, disliked.response, "👎")
    await world.ben.slash(world.general, "ask", question=UNKNOWN)
    await world.services.listings.failed("https://jobs.example/feed", "The page answers 404.")
    url, (file, *_) = next(iter(pages_of(world.services.desk.knowledge).items()))
    await world.services.looks.note(Standing(url, clock(), Seen(Look.DENIED, "404."), clock(), misses=2))
    clock.pass_time(days=7)

    await upkeep(world)

    told = text_of(room.last_message)
    stale = [review.title for review in due_by(world.services.desk.knowledge, clock().date())]
    for part in (
        words.HEADING.format(day=common.day(monday.date())),
        words.ASKED.format(count=3) + ": " + words.ANSWERED.format(answered=2, suggested=0, unanswered=1),
        words.VOTES.format(up=1, down=1),
        words.STALE.format(count=len(stale)),
        f"- {stale[0]}",
        f"{words.FAILING}\n- https://jobs.example/feed: The page answers 404.",
        f"{words.GONE}\n- <{url}>",
        f"`{file}`",
    ):
        assert part in told


async def test_after_a_long_pause_only_the_last_week_is_told(
    world: World, room: simcord.ChannelHandle, clock: StoppedClock
) -> None:
    counted = {
        (world.guild.id, monday_of(clock()) + dt.timedelta(days=7 * ahead), Kind.ANSWERED): 3 for ahead in range(4)
    }
    await world.services.counts.add(counted)
    clock.pass_time(days=30)

    await upkeep(world)

    [told] = room.history()
    assert words.HEADING.format(day="14 Dec 2026") in text_of(told)


async def test_a_moderator_looks_at_the_week_so_far_and_at_what_disappeared(
    world: World, room: simcord.ChannelHandle, clock: StoppedClock
) -> None:
    url, (file, *_) = next(iter(pages_of(world.services.desk.knowledge).items()))
    await world.services.looks.note(Standing(url, clock(), Seen(Look.DENIED, "404."), clock(), misses=2))
    await world.amina.slash(world.general, "ask", question=UNKNOWN)
    keepers = world.guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    mia = world.guild.add_member(world.env.create_user("mia"), roles=[keepers])

    shown = await mia.slash(world.general, "kb digest")
    assert shown.ephemeral
    assert shown.response is not None
    assert words.ASKED_ONE in text_of(shown.response)
    assert words.SO_FAR in text_of(shown.response)
    assert f"<{url}> (since 23 Nov 2026), on which `{file}`" in text_of(shown.response)
    assert [file.filename for file in shown.response.message.attachments] == [words.PICTURE]
    status = await mia.slash(world.general, "kb status")
    assert f"<{url}>" in text_of(status.response)
    refused = await world.amina.slash(world.general, "kb digest")
    assert text_of(refused.response) == common.MODERATORS_ONLY

    clock.pass_time(days=7)
    await upkeep(world)
    assert f"<{url}>" in text_of(room.last_message)


async def test_who_switched_it_off_hears_nothing(
    world: World, room: simcord.ChannelHandle, clock: StoppedClock
) -> None:
    off = ServerSettings(moderator_channel=room.id, digest=False)
    await world.services.servers.change(world.guild.id, lambda _: off)
    await world.amina.slash(world.general, "ask", question=UNKNOWN)
    clock.pass_time(days=7)

    await upkeep(world)

    assert room.last_message is None


async def test_counts_survive_a_restart_and_name_nobody(world: World, clock: StoppedClock) -> None:
    await world.amina.slash(world.general, "ask", question=UNKNOWN)
    # The simulation drops the old bot; a real one unloads its cogs when it is stopped.
    await world.bot.remove_cog("Upkeep")
    await world.restart()
    await world.amina.slash(world.general, "ask", question=UNKNOWN)
    await upkeep(world)

    [week] = await world.services.counts.weeks(world.guild.id, (monday_of(clock()),))
    assert week.counts == {Kind.UNANSWERED: 2}


async def test_questions_go_ninety_days_after_they_were_last_asked(world: World, clock: StoppedClock) -> None:
    await world.amina.slash(world.general, "ask", question=UNKNOWN)
    clock.pass_time(days=60)
    await world.ben.slash(world.general, "ask", question=UNKNOWN)
    clock.pass_time(days=90)
    await upkeep(world)
    assert len(await world.services.unanswered.newest()) == 1

    clock.pass_time(minutes=1)
    await upkeep(world)

    assert await world.services.unanswered.newest() == ()
    assert await world.services.personal.counts(world.amina.id) == {}


async def test_who_wished_to_be_told_is_forgotten_after_ninety_days_though_others_still_ask(
    world: World, clock: StoppedClock
) -> None:
    for asker in (world.amina, world.ben):
        asked = await asker.slash(world.general, "ask", question=UNKNOWN)
        await press(asker, asked.response, common.TELL_ME)
    clock.pass_time(days=60)
    again = await world.ben.slash(world.general, "ask", question=UNKNOWN)
    await press(world.ben, again.response, common.TELL_ME)
    clock.pass_time(days=31)

    await upkeep(world)

    [left] = await world.services.unanswered.newest()
    assert left.times == 3
    assert "answer_wishes" not in await world.services.personal.counts(world.amina.id)
    assert (await world.services.personal.counts(world.ben.id))["answer_wishes"] == 1
