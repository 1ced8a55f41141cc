"""Reminders start from estimates and answers. It is noon in UTC on Monday 23 November 2026."""

import datetime as dt
import importlib

import pytest

from bot.cards.reminders import payout_words
from bot.cards.reminders.forms import NOTE, WHEN
from bot.reminders.zones import zone_named
from tests.conftest import StoppedClock
from tests.discord.conftest import World
from tests.discord.reading import labels_of, press, text_of
from tests.discord.reminding import desk, kept, utc  # noqa: F401 - `desk` is a fixture
from tests.discord.test_remind import prefilled

AHEAD = {"platform": "SME Careers", "completed_on": "2026-11-20", "invoice_on": "2026-11-26"}
INVOICE = payout_words.invoice_label(dt.date(2026, 11, 26))


@pytest.fixture(scope="module", autouse=True)
def fonts() -> None:
    """Looking for fonts takes longer than a simulated member waits for the first picture."""
    importlib.import_module("matplotlib.font_manager")


async def test_one_press_reminds_of_the_invoice_on_its_morning(world: World) -> None:
    await world.services.members.set_zone(world.amina.id, zone_named("Asia/Manila"))
    result = await world.amina.slash(world.questions, "payout", **AHEAD)
    await world.restart()
    pressed = await press(world.amina, result.response, INVOICE)

    assert pressed.ephemeral
    [reminder] = await kept(world)
    assert reminder.text == payout_words.INVOICE.format(platform="SME Careers")
    assert reminder.due == utc("2026-11-26T01:00")
    assert f"Reminder #{reminder.id}" in text_of(pressed.response)


async def test_a_second_press_makes_no_second_reminder(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **AHEAD)
    for _ in range(2):
        pressed = await press(world.amina, result.response, INVOICE)

    [reminder] = await kept(world)
    assert f"Reminder #{reminder.id}" in text_of(pressed.response)


async def test_who_sees_a_shared_estimate_gets_a_reminder_of_their_own(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **AHEAD, public=True)
    pressed = await press(world.ben, result.response, INVOICE)

    assert pressed.ephemeral
    assert await kept(world) == ()
    assert len(await kept(world, world.ben.id)) == 1


async def test_the_payout_is_checked_on_the_first_day_it_should_be_there(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **AHEAD)
    check = next(label for label in labels_of(result.response) if "check the payout" in label)
    await press(world.amina, result.response, check)

    [reminder] = await kept(world)
    assert reminder.text == payout_words.CHECK.format(platform="SME Careers")
    assert reminder.due > utc("2026-11-26T00:00")


async def test_days_that_are_over_are_not_offered(world: World, clock: StoppedClock) -> None:
    past = {**AHEAD, "completed_on": "2026-01-05", "invoice_on": "2026-01-06"}
    result = await world.amina.slash(world.questions, "payout", **past)
    assert not any("Remind me" in label for label in labels_of(result.response))

    result = await world.amina.slash(world.questions, "payout", **AHEAD)
    clock.pass_time(days=10)
    late = await press(world.amina, result.response, INVOICE)
    assert text_of(late.response) == payout_words.OVER
    assert await kept(world) == ()


@pytest.mark.parametrize("question", ["What is the Alignerr assessment like?"])
async def test_an_answer_about_exams_leads_to_the_form(world: World, question: str) -> None:
    await world.amina.send(world.general, f"{world.mention} {question}")
    answer = world.general.last_message
    shown = await press(world.amina, answer, payout_words.REMIND)
    assert shown.modal is not None
    note = prefilled(shown.modal, NOTE)
    assert note.startswith("Look again: ")

    sent = await world.amina.submit_modal(shown, {WHEN: "friday 9am", NOTE: note})

    assert sent.ephemeral
    [reminder] = await kept(world)
    assert answer is not None
    assert (reminder.text, reminder.origin.link) == (note, answer.jump_url)
