"""A helper uses the message menu "Answer this" on somebody's question."""

from typing import Any

import aiohttp
import discord
import pytest

from bot.cards import words
from tests.discord.conftest import World
from tests.discord.dropping import watch_nonces
from tests.discord.reading import labels_of, press, text_of

QUESTION = "is sme careers legit?"


async def test_the_chosen_answer_goes_to_the_person_who_asked(world: World) -> None:
    question = await world.amina.send(world.general, f"{QUESTION} <@{world.morgan.id}> @everyone")
    picker = await world.ben.context_menu(world.general, words.ANSWER_THIS, question)
    assert picker.ephemeral
    assert picker.response is not None
    choices = labels_of(picker.response)
    assert 0 < len(choices) <= 3

    await press(world.ben, picker.response, choices[0])

    answer = world.general.history(viewer=world.amina)[-1]
    assert text_of(answer).startswith(f"### {choices[0]}")
    assert answer.reference is not None
    assert answer.reference.message_id == question.id
    assert [person.id for person in answer.mentions] == [world.amina.id]
    assert text_of(picker.response) == words.ANSWER_THIS_SENT


async def test_it_works_without_the_message_content_intent_and_after_a_restart(world: World) -> None:
    question = await world.amina.send(world.general, QUESTION)
    picker = await world.ben.context_menu(world.general, words.ANSWER_THIS, question)
    assert picker.response is not None
    await world.restart()

    await press(world.ben, picker.response, labels_of(picker.response)[0])

    assert "SME Careers" in text_of(world.general.history(viewer=world.amina)[-1])


async def test_no_answer_fits(world: World) -> None:
    talk = await world.amina.send(world.general, "what is the best pizza topping in naples")
    picker = await world.ben.context_menu(world.general, words.ANSWER_THIS, talk)

    assert text_of(picker.response) == words.ANSWER_THIS_NOTHING
    assert await world.services.unanswered.newest() == ()


async def test_a_picture_without_words_cannot_be_answered(world: World) -> None:
    picture = await world.amina.send(world.general, "", attachments=[("cat.png", b"x")])
    picker = await world.ben.context_menu(world.general, words.ANSWER_THIS, picture)

    assert text_of(picker.response) == words.ANSWER_THIS_EMPTY


async def test_where_the_bot_may_not_write_the_helper_gets_the_answer(world: World) -> None:
    me = world.guild.me
    assert me is not None
    locked = world.guild.create_text_channel(
        "locked", overwrites={me: discord.PermissionOverwrite(send_messages=False)}
    )
    question = await world.amina.send(locked, QUESTION)
    picker = await world.ben.context_menu(locked, words.ANSWER_THIS, question)
    assert picker.response is not None
    choice = labels_of(picker.response)[0]

    pressed = await press(world.ben, picker.response, choice)

    assert locked.history(viewer=world.amina) == [question]
    assert text_of(picker.response).startswith(f"### {choice}")
    assert text_of(pressed.followups[0]) == words.ANSWER_THIS_FORBIDDEN


async def test_a_deleted_question_is_explained(world: World) -> None:
    question = await world.amina.send(world.general, QUESTION)
    picker = await world.ben.context_menu(world.general, words.ANSWER_THIS, question)
    assert picker.response is not None
    # SimCord accepts a reply to a message that is gone; Discord says this.
    gone = "Invalid Form Body\nIn message_reference: Unknown message"
    world.env.inject_error("POST", "/channels/*/messages", status=400, code=50035, message=gone)

    await press(world.ben, picker.response, labels_of(picker.response)[0])

    assert text_of(picker.response) == words.ANSWER_THIS_GONE


async def test_neither_a_dropped_connection_nor_a_double_press_sends_twice(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(*_: Any, **__: Any) -> None:
        """The menu is still there when it is pressed again."""

    question = await world.amina.send(world.general, QUESTION)
    picker = await world.ben.context_menu(world.general, words.ANSWER_THIS, question)
    assert picker.response is not None
    nonces = watch_nonces(world, monkeypatch, aiohttp.ServerDisconnectedError())
    monkeypatch.setattr(discord.Interaction, "edit_original_response", slow)

    for _ in range(2):
        await press(world.ben, picker.response, labels_of(picker.response)[0])

    # SimCord knows no nonce; Discord sends one message for all that carry the same.
    assert len(nonces) == 3
    assert len(set(nonces)) == 1
    assert len(nonces[0]) <= 25


async def test_the_bot_does_not_answer_itself(world: World) -> None:
    await world.amina.send(world.general, f"{world.mention} {QUESTION}")
    answer = world.general.last_message
    assert answer is not None

    picker = await world.ben.context_menu(world.general, words.ANSWER_THIS, answer)

    assert text_of(picker.response) == words.ANSWER_THIS_OWN
