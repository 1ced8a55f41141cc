"""A member asks what is kept, takes it along, and has it deleted."""

import json
from dataclasses import replace

import pytest

from bot import engine
from bot.cards import words as common
from bot.cards.privacy import words
from bot.desk import Desk
from bot.knowledge.knowledge import Knowledge
from tests.discord.conftest import World
from tests.discord.reading import labels_of, press, text_of

UNKNOWN = "what is the best pizza topping in naples"


@pytest.fixture
def desk(small_knowledge: Knowledge) -> Desk:
    return Desk(
        engine.build(replace(small_knowledge, entries=small_knowledge.entries[:6]), lambda _: None, vectors=False)
    )


async def test_who_is_unknown_reads_what_would_be_kept(world: World) -> None:
    shown = await world.amina.slash(world.general, "privacy")

    assert shown.ephemeral
    card = text_of(shown.response)
    assert words.NOW_NOTHING in card
    assert all(kept.what in card and kept.how_long in card for kept in words.KEPT.values())
    assert labels_of(shown.response) == [words.EXPORT]
    nothing = await press(world.amina, shown.response, words.EXPORT)
    assert text_of(nothing.response) == words.EXPORTED_NOTHING


async def test_a_member_takes_their_data_and_deletes_it(world: World) -> None:
    asked = await world.amina.slash(world.general, "ask", question=UNKNOWN)
    wished = await press(world.amina, asked.response, common.TELL_ME)
    assert text_of(wished.response) == common.TELL_ME_YES
    await world.ben.slash(world.general, "ask", question="how do i fly to the moon")

    shown = await world.amina.slash(world.general, "privacy")
    assert "1 question you want to hear about" in text_of(shown.response)
    given = await press(world.amina, shown.response, words.EXPORT)
    assert given.ephemeral
    assert given.response is not None
    [file] = given.response.message.attachments
    whole = json.loads(await file.read())
    assert whole["person"] == str(world.amina.id)
    assert [row["question"] for row in whole["data"]["askers"]] == [UNKNOWN]

    sure = await press(world.amina, shown.response, words.DELETE)
    await world.restart()
    await press(world.amina, sure.response, words.CONFIRM_YES)
    assert text_of(sure.response).startswith("Done.")
    [left] = await world.services.unanswered.newest()
    assert left.question == "how do i fly to the moon"
    again = await press(world.amina, shown.response, words.DELETE)
    assert text_of(again.response) == words.NOTHING_TO_DELETE


async def test_thinking_twice_keeps_everything(world: World) -> None:
    await world.amina.slash(world.general, "ask", question=UNKNOWN)
    shown = await world.amina.slash(world.general, "privacy")
    sure = await press(world.amina, shown.response, words.DELETE)

    await press(world.amina, sure.response, words.CONFIRM_NO)

    assert text_of(sure.response) == words.KEPT_AS_IT_WAS
    assert len(await world.services.unanswered.newest()) == 1


async def test_it_works_in_a_direct_message_and_names_the_operator(world: World) -> None:
    await world.restart(privacy_policy_url="https://example.org/privacy", operator_contact="ops@example.org")

    shown = await world.amina.user.slash("privacy")

    assert words.CONTACT.format(contact="ops@example.org") in text_of(shown.response)
    assert words.POLICY in labels_of(shown.response)


async def test_deletion_also_forgets_the_conversation(world: World) -> None:
    await world.amina.slash(world.general, "ask", question="what is alignerr")
    await world.amina.slash(world.general, "ask", question=UNKNOWN)
    shown = await world.amina.slash(world.general, "privacy")
    sure = await press(world.amina, shown.response, words.DELETE)
    await press(world.amina, sure.response, words.CONFIRM_YES)

    turns = world.services.conversations.with_question(world.amina.id, world.general.id, "x")
    assert turns == ("x",)


async def test_somebody_else_cannot_wish_for_the_asker(world: World) -> None:
    await world.amina.send(world.general, f"{world.mention} {UNKNOWN}")

    refused = await press(world.ben, world.general.last_message, common.TELL_ME)

    assert text_of(refused.response) == common.TELL_ME_ELSEWHERE
