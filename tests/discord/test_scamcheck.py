"""Members check what they got; in chosen channels clear scams are pointed out unasked."""

from dataclasses import replace

import discord
import pytest

from bot import engine
from bot.cards import words as common
from bot.cards.scams import words
from bot.cards.scams.form import FIELD
from bot.desk import Desk
from bot.knowledge.knowledge import Knowledge
from bot.scams.results import Verdict
from tests.conftest import StoppedClock
from tests.discord.conftest import World
from tests.discord.reading import labels_of, press, text_of

FORGED = "SME Careers is hiring! Apply at https://sme-careers-jobs.com/apply?id=7"
REPORT = "They asked me to pay $50 for training, is this normal?"


@pytest.fixture
def desk(shipped_knowledge: Knowledge) -> Desk:
    """The scam check needs no engine to speak of."""
    entries = [replace(entry, related=()) for entry in shipped_knowledge.entries if entry.topic == "scam"]
    return Desk(engine.build(replace(shipped_knowledge, entries=tuple(entries)), lambda _: None, vectors=False))


async def test_a_link_is_checked_in_private_and_cannot_be_clicked(world: World) -> None:
    shown = await world.amina.slash(world.general, "scamcheck", text=FORGED)

    assert shown.ephemeral
    card = text_of(shown.response)
    assert card.startswith(words.HEADINGS[Verdict.SCAM])
    assert "`hxxps://sme-careers-jobs[.]com/apply?id=7`" in card
    assert "https://sme-careers" not in card
    assert "sme-careers-jobs.com" not in card
    assert words.OFFICIAL_PAGE.format(name="SME Careers") in labels_of(shown.response)
    assert {words.REPORT, words.ALREADY_FELL} <= set(labels_of(shown.response))


async def test_the_buttons_lead_to_what_helps(world: World) -> None:
    shown = await world.amina.slash(world.general, "scamcheck", text=REPORT)
    opened = await press(world.amina, shown.response, words.REPORT)

    assert opened.ephemeral
    assert "Where can I report a scam?" in text_of(opened.response)


async def test_an_official_address_is_called_so_and_nothing_more(world: World) -> None:
    shown = await world.amina.slash(world.general, "scamcheck", text="https://docs.sme.careers/docs/ai-interview")

    card = text_of(shown.response)
    assert card.startswith(words.HEADINGS[Verdict.LOOKS_OFFICIAL])
    assert "safe" not in card
    assert words.NEXT_STEPS[Verdict.LOOKS_OFFICIAL][0] in card


async def test_without_a_text_a_form_opens(world: World) -> None:
    form = await world.amina.slash(world.general, "scamcheck")
    assert form.modal is not None

    shown = await world.amina.submit_modal(form, {FIELD: REPORT})

    assert shown.ephemeral
    assert text_of(shown.response).startswith(words.HEADINGS[Verdict.SCAM])


async def test_somebodys_message_is_checked_from_its_menu(world: World) -> None:
    message = await world.ben.send(world.general, FORGED)
    shown = await world.amina.context_menu(world.general, words.CHECK_FOR_SCAM, message)

    assert shown.ephemeral
    assert text_of(shown.response).startswith(words.HEADINGS[Verdict.SCAM])


async def test_a_picture_has_nothing_to_check(world: World) -> None:
    picture = await world.ben.send(world.general, "", attachments=[("cat.png", b"x")])
    shown = await world.amina.context_menu(world.general, words.CHECK_FOR_SCAM, picture)

    assert text_of(shown.response) == words.NOTHING_TO_CHECK


async def test_foreign_words_neither_ping_nor_format(world: World) -> None:
    text = "send **me** your password @everyone <@1> ||x|| [a](https://evil.example)"
    shown = await world.amina.slash(world.general, "scamcheck", text=text)

    card = text_of(shown.response)
    assert "**me**" not in card
    assert "@everyone" not in card
    assert "](https" not in card


async def test_by_default_nothing_is_flagged_and_no_intent_is_asked_for(world: World) -> None:
    message = await world.amina.send(world.general, FORGED)

    assert world.general.last_message == message
    assert not world.bot.intents.message_content


async def watch(world: World) -> None:
    """Switch flagging on in #general; moderators are told in #questions."""
    await world.restart(scam_flag_channels=frozenset({world.general.id}), moderator_channel=world.questions.id)


async def test_a_clear_scam_gets_a_note_and_moderators_are_told(world: World) -> None:
    await watch(world)
    message = await world.amina.send(world.general, FORGED)

    note = world.general.last_message
    assert note is not None
    assert note.reference is not None
    assert note.reference.message_id == message.id
    assert note.mentions == []
    assert words.MARKS["look_alike"] in text_of(note)
    told = text_of(world.questions.last_message)
    assert message.jump_url in told
    assert "`sme-careers-jobs[.]com`" in told
    assert "hiring" not in told
    assert world.bot.intents.message_content


@pytest.mark.parametrize(
    "talk",
    [REPORT, "https://bit.ly/x", "is https://sme.careers real?", "good morning", "https://docs.sme.careers/x"],
)
async def test_doubtful_messages_and_reports_are_left_alone(world: World, talk: str) -> None:
    await watch(world)
    message = await world.amina.send(world.general, talk)

    assert world.general.last_message == message
    assert world.questions.last_message is None


async def test_moderators_may_quote_scams_and_other_channels_are_not_read(world: World) -> None:
    await watch(world)
    quoted = await world.morgan.send(world.general, FORGED)
    assert world.general.last_message == quoted

    elsewhere = await world.amina.send(world.questions, FORGED)
    assert world.questions.last_message == elsewhere


async def test_one_person_is_flagged_once_in_a_while(world: World, clock: StoppedClock) -> None:
    await watch(world)
    await world.amina.send(world.general, FORGED)
    again = await world.amina.send(world.general, FORGED)
    assert world.general.last_message == again

    clock.pass_time(minutes=10)
    last = await world.amina.send(world.general, FORGED)
    assert world.general.last_message != last


async def test_only_a_moderator_can_dismiss_the_note(world: World) -> None:
    await watch(world)
    message = await world.amina.send(world.general, FORGED)
    note = world.general.last_message

    refused = await press(world.amina, note, common.DISMISS)
    assert text_of(refused.response) == common.DISMISS_FORBIDDEN

    await press(world.morgan, note, common.DISMISS)
    assert world.general.last_message == message


async def test_where_the_bot_may_not_write_moderators_are_still_told(world: World) -> None:
    me = world.guild.me
    assert me is not None
    await watch(world)
    world.env.inject_error("POST", f"/channels/{world.general.id}/messages", status=403, code=50013)
    await world.amina.send(world.general, FORGED)

    assert "`sme-careers-jobs[.]com`" in text_of(world.questions.last_message)
    assert isinstance(world.questions.last_message, discord.Message)
