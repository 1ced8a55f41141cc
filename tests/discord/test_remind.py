"""A member asks to be reminded. It is noon in UTC on Monday 23 November 2026."""

import re

import discord
import pytest

from bot.cards.reminders import asking_words as words
from bot.cards.reminders.forms import NOTE, WHEN
from bot.reminders.reminder import OPEN_LIMIT, TEXT_LIMIT, State, Wish
from bot.reminders.times.reading import read
from bot.reminders.times.results import Moment
from bot.reminders.zones import zone_named
from tests.conftest import StoppedClock
from tests.discord.conftest import World
from tests.discord.reading import labels_of, press, text_of
from tests.discord.reminding import WHAT, desk, kept, utc  # noqa: F401 - `desk` is a fixture

BERLIN = zone_named("Europe/Berlin")


async def live_in_berlin(world: World) -> None:
    await world.services.members.set_zone(world.amina.id, BERLIN)


async def test_a_reminder_is_kept_and_confirmed_in_private(world: World) -> None:
    await live_in_berlin(world)
    result = await world.amina.slash(world.general, "remind", when="tomorrow 9am", what=WHAT)

    assert result.ephemeral
    text = text_of(result.response)
    due = int(utc("2026-11-24T08:00").timestamp())
    [reminder] = await kept(world)
    assert text.startswith(f"### ⏰ Reminder #{reminder.id}\n> {WHAT}\n**<t:{due}:F>** (<t:{due}:R>)")
    assert words.COMES_DIRECT in text
    assert "time zone" not in text
    assert labels_of(result.response) == [words.EDIT, words.CANCEL]
    assert (reminder.due, reminder.wish, reminder.origin.channel) == (
        utc("2026-11-24T08:00"), Wish.DIRECT, world.general.id,
    )  # fmt: skip
    assert world.general.history(viewer=world.ben) == []


async def test_what_the_confirmation_says_read_again_is_the_same(world: World) -> None:
    await live_in_berlin(world)
    result = await world.amina.slash(world.general, "remind", when="every other friday at 17:30", what=WHAT)

    [reminder] = await kept(world)
    now = world.services.clock()
    stamp = re.search(r"<t:\d+:F>", text_of(result.response))
    repeat = re.search(r"Repeats (.*)", text_of(result.response))
    assert stamp is not None
    assert repeat is not None
    assert read(stamp[0], now, BERLIN) == Moment(reminder.due)
    assert read(repeat[1], now, BERLIN) == reminder.when


async def test_without_a_zone_the_one_that_was_taken_is_named(world: World) -> None:
    result = await world.amina.slash(world.general, "remind", when="tomorrow 9am", what=WHAT)
    assert "took UTC" in text_of(result.response)
    assert words.SET_ZONE in labels_of(result.response)

    again = await world.amina.slash(world.general, "remind", when="in 2 hours", what=WHAT)
    assert "UTC" not in text_of(again.response), "two hours are the same everywhere"


async def test_the_zone_is_one_form_away(world: World) -> None:
    result = await world.amina.slash(world.general, "remind", when="tomorrow 9am", what=WHAT)
    shown = await press(world.amina, result.response, words.SET_ZONE)
    sent = await world.amina.submit_modal(shown, {"place": "nairobi"})

    assert "Africa/Nairobi" in text_of(sent.response)
    assert await world.services.members.zone(world.amina.id) == zone_named("Africa/Nairobi")


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("yesterday", "is over"),
        ("31 feb", "no day 31"),
        ("in 4 years", "at most 3 years"),
        ("every 20 minutes", "at least 1 hour"),
        ("when I am rich", "I do not understand"),
        ("tomorrow to invoice", "to invoice"),
        ("x" * 1_000, "too long for a time"),
    ],
)
async def test_a_time_that_cannot_be_is_refused_in_its_own_words(world: World, when: str, sentence: str) -> None:
    result = await world.amina.slash(world.general, "remind", when=when, what=WHAT)

    assert result.ephemeral
    assert sentence in text_of(result.response)
    assert await kept(world) == ()


async def test_an_open_time_is_asked_back_also_over_a_restart(world: World) -> None:
    await live_in_berlin(world)
    text = "Check Deel\n- [ ] *hours* for <@&7>"
    result = await world.amina.slash(world.general, "remind", when="at 10", what=text)
    assert result.ephemeral
    assert labels_of(result.response) == ["Mon 23 Nov 2026, 22:00 · in 9 hours", "Tue 24 Nov 2026, 10:00 · in 21 hours"]
    assert await kept(world) == ()

    await world.restart()
    await press(world.amina, result.response, "Tue 24 Nov 2026, 10:00 · in 21 hours")

    [reminder] = await kept(world)
    assert (reminder.text, reminder.due) == (text, utc("2026-11-24T09:00"))
    assert f"Reminder #{reminder.id}" in text_of(result.response), "the question became the confirmation"


async def test_a_reading_that_is_over_by_then_is_not_kept(world: World, clock: StoppedClock) -> None:
    result = await world.amina.slash(world.general, "remind", when="at 3", what=WHAT)
    clock.pass_time(hours=4)
    late = await press(world.amina, result.response, "Mon 23 Nov 2026, 15:00 · in 3 hours")

    assert text_of(late.response) == words.OVER
    assert await kept(world) == ()


async def test_a_repeat_with_two_meanings_is_asked_back(world: World) -> None:
    result = await world.amina.slash(world.general, "remind", when="every second friday", what=WHAT)
    assert len(labels_of(result.response)) == 2

    await press(world.amina, result.response, labels_of(result.response)[1])

    [reminder] = await kept(world)
    assert reminder.recurrence is not None
    assert str(reminder.recurrence.rule) == "FREQ=MONTHLY;BYDAY=2FR"


async def test_what_is_typed_is_read_aloud_at_once(world: World) -> None:
    await live_in_berlin(world)

    async def offered(typed: str) -> list[dict[str, str]]:
        return await world.amina.autocomplete(world.general, "remind", "when", typed, what=WHAT)

    assert await offered("tomorrow 9am") == [{"name": "Tue 24 Nov 2026, 09:00 · in 20 hours", "value": "tomorrow 9am"}]
    assert [one["value"] for one in await offered("05/06")] == [
        "Thursday 6 May 2027 at 09:00", "Saturday 5 June 2027 at 09:00",
    ]  # fmt: skip
    [refused] = await offered("31 feb")
    assert refused["name"].startswith("⚠ February 2026 has no day 31")
    result = await world.amina.slash(world.general, "remind", when=refused["value"], what=WHAT)
    assert "no day 31" in text_of(result.response)
    assert [one["value"] for one in await offered("in 3")][:2] == ["in 3 minutes", "in 3 hours"]
    assert "tomorrow noon" in [one["value"] for one in await offered("tomor")]
    assert len(await offered("")) > 10
    assert await offered("very " * 60) == []


async def test_the_preview_names_the_zone_it_took(world: World) -> None:
    [offered] = await world.amina.autocomplete(world.general, "remind", "when", "tomorrow 9am", what=WHAT)
    assert "UTC time, set yours with /timezone" in offered["name"]


async def test_the_preview_holds_over_a_clock_change(world: World, clock: StoppedClock) -> None:
    await live_in_berlin(world)
    clock.now = utc("2027-03-27T12:00")
    [offered] = await world.amina.autocomplete(world.general, "remind", "when", "tomorrow 2:30am", what=WHAT)
    assert offered["name"].startswith("Sun 28 Mar 2027, 03:30")
    await world.amina.slash(world.general, "remind", when="every day at 9", what=WHAT)

    [reminder] = await kept(world)
    assert reminder.due == utc("2027-03-28T07:00")


async def test_it_may_come_in_the_channel(world: World) -> None:
    result = await world.amina.slash(world.general, "remind", when="in 1 day", what=WHAT, where="channel")

    assert result.ephemeral
    assert f"In <#{world.general.id}>" in text_of(result.response)
    [reminder] = await kept(world)
    assert reminder.wish is Wish.CHANNEL


async def test_but_not_where_the_bot_may_not_write(world: World) -> None:
    me = world.guild.me
    assert me is not None
    locked = world.guild.create_text_channel(
        "locked", overwrites={me: discord.PermissionOverwrite(send_messages=False)}
    )
    result = await world.amina.slash(locked, "remind", when="in 1 day", what=WHAT, where="channel")

    assert text_of(result.response) == words.NOT_HERE
    assert await kept(world) == ()


async def test_fifty_are_the_most(world: World) -> None:
    for _ in range(OPEN_LIMIT):
        await world.amina.slash(world.general, "remind", when="in 1 day", what=WHAT)
    result = await world.amina.slash(world.general, "remind", when="in 1 day", what=WHAT)

    assert text_of(result.response) == words.TOO_MANY.format(limit=OPEN_LIMIT)
    assert len(await kept(world)) == OPEN_LIMIT


async def test_a_text_of_blanks_is_none_and_the_longest_fits(world: World) -> None:
    result = await world.amina.slash(world.general, "remind", when="in 1 day", what="  \n ")
    assert text_of(result.response) == words.NO_TEXT

    longest = "ß" * TEXT_LIMIT
    shown = await world.amina.slash(world.general, "remind", when="at 10", what=longest)
    await press(world.amina, shown.response, labels_of(shown.response)[0])
    [reminder] = await kept(world)
    assert reminder.text == longest


async def test_a_change_of_time_and_text(world: World) -> None:
    await live_in_berlin(world)
    result = await world.amina.slash(world.general, "remind", when="tomorrow 9am", what=WHAT)
    shown = await press(world.amina, result.response, words.EDIT)
    assert shown.modal is not None

    await world.amina.submit_modal(shown, {WHEN: "friday 17:30", NOTE: "Invoice, and the report"})

    [reminder] = await kept(world)
    assert (reminder.text, reminder.due) == ("Invoice, and the report", utc("2026-11-27T16:30"))
    assert "Invoice, and the report" in text_of(result.response)


async def test_a_time_left_as_it_stood_in_the_form_stays(world: World) -> None:
    result = await world.amina.slash(world.general, "remind", when="every weekday 8:30", what=WHAT)
    [before] = await kept(world)
    shown = await press(world.amina, result.response, words.EDIT)

    await world.amina.submit_modal(shown, {WHEN: prefilled(shown.modal, WHEN), NOTE: "Other words"})

    [after] = await kept(world)
    assert (after.text, after.due, after.recurrence) == ("Other words", before.due, before.recurrence)


async def test_an_open_time_in_the_form_is_asked_back(world: World) -> None:
    result = await world.amina.slash(world.general, "remind", when="tomorrow 9am", what=WHAT)
    shown = await press(world.amina, result.response, words.EDIT)
    await world.amina.submit_modal(shown, {WHEN: "05/06", NOTE: "Other words"})
    await press(world.amina, result.response, labels_of(result.response)[0])

    [reminder] = await kept(world)
    assert (reminder.text, reminder.due) == ("Other words", utc("2027-05-06T09:00"))


async def test_cancelled_is_cancelled(world: World) -> None:
    result = await world.amina.slash(world.general, "remind", when="tomorrow 9am", what=WHAT)
    await world.restart()
    await press(world.amina, result.response, words.CANCEL)

    [reminder] = await kept(world)
    assert reminder.state is State.CANCELLED


async def test_a_message_is_come_back_to(world: World) -> None:
    message = await world.ben.send(world.general, "The exam window closes on Friday <@&1>")
    shown = await world.amina.context_menu(world.general, words.REMIND_ABOUT, message)
    assert shown.modal is not None
    assert prefilled(shown.modal, NOTE) == message.content
    await world.restart()

    sent = await world.amina.submit_modal(shown, {WHEN: "tomorrow 9am", NOTE: ""})

    assert sent.ephemeral
    assert message.jump_url in text_of(sent.response)
    [reminder] = await kept(world)
    assert (reminder.text, reminder.origin.link) == (words.THIS_MESSAGE, message.jump_url)


async def test_the_link_survives_a_time_that_is_asked_back(world: World) -> None:
    message = await world.ben.send(world.general, "The exam window closes on Friday")
    shown = await world.amina.context_menu(world.general, words.REMIND_ABOUT, message)
    asked = await world.amina.submit_modal(shown, {WHEN: "at 10", NOTE: "Read [this](https://example.org)\nagain"})
    await press(world.amina, asked.response, labels_of(asked.response)[0])

    [reminder] = await kept(world)
    assert reminder.origin.link == message.jump_url
    assert reminder.text == "Read [this](https://example.org)\nagain"


async def test_mentions_in_the_text_notify_nobody(world: World) -> None:
    text = f"@everyone {world.ben.mention} tomorrow"
    await world.amina.slash(world.general, "remind", when="in 1 day", what=text)
    await world.amina.slash(world.general, "reminders")
    await world.amina.slash(world.general, "remind", when=text, what=WHAT)

    answers = [entry.json["data"] for entry in world.env.http_requests if entry.path.endswith("/callback")]
    assert [answer["allowed_mentions"] for answer in answers] == [{"parse": []}] * 3


def prefilled(modal: object, custom_id: str) -> str:
    """What a form's field holds when it opens."""
    assert isinstance(modal, dict)
    fields = [part["component"] for part in modal["components"]]
    return str(next(field["value"] for field in fields if field["custom_id"] == custom_id))
