"""A reminder has arrived: snooze, done, repeat, by the member alone. It is noon in UTC on Monday 23 November 2026."""

import datetime as dt

import discord
import pytest

from bot.cards.custom_ids import encode
from bot.cards.reminders import asking_words, words
from bot.cards.reminders.delivered import Arrival, delivered_card
from bot.cards.reminders.forms import WHEN
from bot.cards.reminders.presses import Snooze
from bot.reminders.deliveries import Delivered
from bot.reminders.reminder import Reminder, State
from bot.reminders.routes import Route, Way
from bot.reminders.zones import zone_named
from bot.storage.due_reminders import DueReminders
from bot.storage.engine import Database
from tests.conftest import StoppedClock
from tests.discord.conftest import World
from tests.discord.reading import labels_of, press, text_of
from tests.discord.reminding import WHAT, desk, kept, utc  # noqa: F401 - `desk` is a fixture

HERE = Way(Route.CHANNEL, None, shows_text=True, instead=False)


@pytest.fixture
async def arrived(world: World, database: Database, clock: StoppedClock) -> discord.Message:
    """Amina's reminder for 13:00, delivered at 13:00 where all can see it."""
    await world.amina.slash(world.general, "remind", when="in 1 hour", what=WHAT, where="channel")
    return await deliver(world, database, clock)


async def deliver(world: World, database: Database, clock: StoppedClock) -> discord.Message:
    clock.pass_time(hours=1)
    due = DueReminders(database, clock, world.services.reminders.counts)
    [claimed] = await due.claim(1, dt.timedelta(minutes=1))
    channel = world.bot.get_channel(world.general.id)
    assert isinstance(channel, discord.TextChannel)
    sent = await channel.send(view=delivered_card(claimed.reminder, Arrival(HERE)))
    await due.settle(claimed, Delivered(Route.CHANNEL, channel.id, sent.id))
    return sent


async def the_one(world: World) -> Reminder:
    [reminder] = await kept(world)
    return reminder


async def test_snoozed_days_later_and_after_a_restart(
    world: World, arrived: discord.Message, clock: StoppedClock
) -> None:
    clock.pass_time(days=3)
    await world.restart()
    await press(world.amina, arrived, words.SNOOZE_MINUTES)

    reminder = await the_one(world)
    assert (reminder.state, reminder.due) == (State.PENDING, clock.now + dt.timedelta(minutes=20))
    shown = text_of(world.general.last_message)
    assert f"Snoozed until <t:{int(reminder.due.timestamp())}:F>" in shown
    assert WHAT in shown

    await press(world.amina, world.general.last_message, words.SNOOZE_HOUR)
    assert (await the_one(world)).due == clock.now + dt.timedelta(hours=1)
    assert text_of(world.general.last_message).count("Snoozed") == 1


async def test_tomorrow_is_this_time_by_the_member_s_clock(
    world: World, arrived: discord.Message, clock: StoppedClock
) -> None:
    await world.services.members.set_zone(world.amina.id, zone_named("Europe/Berlin"))
    clock.now = utc("2027-03-27T12:00")
    await press(world.amina, arrived, words.SNOOZE_TOMORROW)

    assert (await the_one(world)).due == utc("2027-03-28T11:00"), "13:00 in Berlin on both days"


async def test_until_when_is_asked(world: World, arrived: discord.Message) -> None:
    shown = await press(world.amina, arrived, words.SNOOZE_CHOOSE)
    await world.restart()
    asked = await world.amina.submit_modal(shown, {WHEN: "at 10"})
    assert asked.ephemeral
    await press(world.amina, asked.response, labels_of(asked.response)[1])

    assert (await the_one(world)).due == utc("2026-11-24T10:00")


async def test_done_is_done(world: World, arrived: discord.Message) -> None:
    await press(world.amina, arrived, words.DONE)

    assert (await the_one(world)).state is State.DONE
    assert labels_of(world.general.last_message) == []
    assert asking_words.DONE in text_of(world.general.last_message)


async def test_done_with_a_repeat_goes_on(world: World, database: Database, clock: StoppedClock) -> None:
    await world.amina.slash(world.general, "remind", when="every day at 13:00", what=WHAT, where="channel")
    arrived = await deliver(world, database, clock)
    await press(world.amina, arrived, words.DONE)

    reminder = await the_one(world)
    assert (reminder.state, reminder.due) == (State.PENDING, utc("2026-11-24T13:00"))
    assert "next <t:" in text_of(world.general.last_message)


async def test_a_snoozed_repeat_comes_once_more_and_goes_on(
    world: World, database: Database, clock: StoppedClock
) -> None:
    await world.amina.slash(world.general, "remind", when="every day at 13:00", what=WHAT, where="channel")
    arrived = await deliver(world, database, clock)
    await press(world.amina, arrived, words.SNOOZE_HOUR)
    await press(world.amina, arrived, words.SNOOZE_HOUR)

    assert sorted(one.due for one in await kept(world)) == [utc("2026-11-23T14:00"), utc("2026-11-24T13:00")]


async def test_a_repeat_is_made_of_it(world: World, arrived: discord.Message) -> None:
    shown = await press(world.amina, arrived, words.REPEAT)
    refused = await world.amina.submit_modal(shown, {WHEN: "tomorrow"})
    assert text_of(refused.response) == asking_words.NOT_REPEATING

    again = await press(world.amina, arrived, words.REPEAT)
    await world.amina.submit_modal(again, {WHEN: "every monday at 9"})

    reminder = await the_one(world)
    assert str(reminder.recurrence.rule if reminder.recurrence else "") == "FREQ=WEEKLY;BYDAY=MO"
    assert reminder.due == utc("2026-11-30T09:00")


@pytest.mark.parametrize(
    "label", [words.SNOOZE_MINUTES, words.SNOOZE_TOMORROW, words.SNOOZE_CHOOSE, words.DONE, words.REPEAT]
)
async def test_nobody_else_can_press(world: World, arrived: discord.Message, label: str) -> None:
    pressed = await press(world.ben, arrived, label)

    assert pressed.ephemeral
    assert text_of(pressed.response) == asking_words.MISSING
    assert (await the_one(world)).state is State.DELIVERED
    assert await kept(world, world.ben.id) == ()


@pytest.mark.parametrize(
    "custom_id", ["press:rm-snooze:1:1:-5", "press:rm-snooze:1:1:99999999", "press:rm-snooze:x:1:1"]
)
async def test_a_forged_press_does_nothing(world: World, arrived: discord.Message, custom_id: str) -> None:
    channel = world.bot.get_channel(world.general.id)
    assert isinstance(channel, discord.TextChannel)
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.ActionRow(discord.ui.Button(label="forged", custom_id=custom_id)))
    forged = await channel.send(view=view)

    pressed = await world.amina.click(forged, custom_id=custom_id)

    assert pressed.ephemeral
    assert (await the_one(world)).state is State.DELIVERED


async def test_a_deleted_one_says_so(world: World, arrived: discord.Message) -> None:
    pressed = await world.amina.click(arrived, custom_id=encode(Snooze((await the_one(world)).id, 1, 20)))
    assert pressed.acknowledged
    await world.services.reminders.cancel(world.amina.id, (await the_one(world)).id)
    gone = await press(world.amina, world.general.last_message, words.SNOOZE_MINUTES)
    assert text_of(gone.response) == asking_words.MISSING
