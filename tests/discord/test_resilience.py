"""Things go wrong; the bot stays, and says something kind."""

import asyncio
import logging
import sqlite3
from typing import Any

import aiohttp
import discord
import pytest
from aiohttp.client_reqrep import ConnectionKey
from discord import app_commands

from bot.cards import words
from bot.cards.custom_ids import encode, key
from bot.cards.presses import OpenEntry
from bot.storage.engine import StorageError
from tests.discord.conftest import World
from tests.discord.dropping import watch_nonces
from tests.discord.reading import press, text_of

QUESTION = "is sme careers legit?"
NO_SUCH_NAME = aiohttp.ClientConnectorDNSError(
    ConnectionKey("discord.com", 443, True, True, None, None, None), OSError(-2, "Name or service not known")
)


async def still_answers(world: World) -> bool:
    """Whether the bot is alive."""
    result = await world.ben.slash(world.general, "ask", question=QUESTION)
    return "SME Careers" in text_of(result.response)


async def test_a_malformed_event_is_skipped_and_counted(world: World) -> None:
    for broken in ({"id": "1", "channel_id": str(world.general.id)}, {}, {"id": None, "author": 3}):
        world.env.backend.emit("MESSAGE_CREATE", broken)
    world.env.backend.emit("INTERACTION_CREATE", {"id": "1", "type": 2})
    await world.env.settle()

    assert world.bot.skipped_events["MESSAGE_CREATE"] == 3
    assert world.bot.skipped_events["INTERACTION_CREATE"] == 1
    assert await still_answers(world)


async def test_a_failing_command_answers_with_a_reference(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(type(world.services.desk.answerer), "ask", broken)
    result = await world.amina.slash(world.general, "ask", question="does this break")
    monkeypatch.undo()

    assert result.ephemeral
    assert "reference" in text_of(result.response)
    assert "secret" not in text_of(result.response)
    assert any("ZeroDivision" in repr(error) for error in world.env.errors)
    assert await still_answers(world)


async def test_a_failing_listener_does_not_end_the_bot(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(type(world.services.desk.answerer), "ask", broken)
    await world.amina.send(world.general, f"{world.mention} does this break")
    monkeypatch.undo()

    assert len(world.env.errors) == 1
    assert await still_answers(world)


@pytest.mark.parametrize("status", [500, 503])
async def test_a_hiccup_of_discord_only_delays_an_answer(world: World, status: int) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=status)
    await world.amina.send(world.general, f"{world.mention} {QUESTION}")

    assert "SME Careers" in text_of(world.general.last_message)


@pytest.mark.parametrize(
    "error", [aiohttp.ServerDisconnectedError(), aiohttp.ClientPayloadError(), OSError(), NO_SUCH_NAME]
)
async def test_a_dropped_connection_only_delays_an_answer(
    world: World, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    nonces = watch_nonces(world, monkeypatch, error)
    await world.amina.send(world.general, f"{world.mention} {QUESTION}")

    assert "SME Careers" in text_of(world.general.last_message)
    assert len(nonces) == 2
    assert len(set(nonces)) == 1


async def test_a_connection_that_drops_under_the_apology_too_is_survived(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def dropped(*_: Any, **__: Any) -> None:
        raise aiohttp.ServerDisconnectedError

    answer = await world.amina.slash(world.general, "ask", question=QUESTION)
    with monkeypatch.context() as broken, caplog.at_level(logging.INFO):
        broken.setattr(discord.InteractionResponse, "send_message", dropped)
        await press(world.amina, answer.response, "👍")

    assert "The apology could not be delivered: ServerDisconnectedError" in caplog.text
    assert await still_answers(world)


async def test_an_outage_of_discord_is_survived(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=503, times=3)
    question = await world.amina.send(world.general, f"{world.mention} {QUESTION}")

    assert world.general.last_message == question
    [error] = world.env.errors
    assert isinstance(error, discord.HTTPException)
    assert await still_answers(world)


@pytest.mark.parametrize("code", [50001, 50013, 50083])
async def test_a_channel_that_is_closed_to_the_bot_is_no_error(world: World, code: int) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=code)
    question = await world.amina.send(world.general, f"{world.mention} {QUESTION}")

    assert world.general.last_message == question
    assert await still_answers(world)


async def test_without_permission_to_read_history_the_answer_is_no_reply(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=400, code=160002)
    await world.amina.send(world.general, f"{world.mention} {QUESTION}")

    answer = world.general.last_message
    assert "SME Careers" in text_of(answer)
    assert answer is not None
    assert answer.reference is None


@pytest.mark.parametrize("code", [10062, 40060])
async def test_an_interaction_that_is_over_is_not_an_error(world: World, code: int) -> None:
    answer = await world.amina.slash(world.general, "ask", question=QUESTION)
    assert answer.response is not None
    world.env.inject_error("POST", "/interactions/*/*/callback", status=400, code=code)

    await press(world.amina, answer.response, "👍")

    assert await still_answers(world)


async def test_a_command_that_no_longer_exists_is_explained(world: World) -> None:
    world.bot.tree.remove_command("help")

    result = await world.amina.slash(world.general, "help")

    assert text_of(result.response) == words.COMMAND_CHANGED
    assert [type(error) for error in world.env.errors] == [app_commands.CommandNotFound]


async def test_a_button_of_an_older_version_is_explained(world: World) -> None:
    channel = world.bot.get_channel(world.general.id)
    assert isinstance(channel, discord.TextChannel)
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Old", custom_id="press:no-longer-known:7"))
    view.stop()
    await channel.send("an old message", view=view)

    result = await press(world.amina, world.general.last_message, "Old")

    assert text_of(result.response) == words.OUTDATED


async def test_a_failing_database_does_not_keep_an_answer_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: Any, **__: Any) -> None:
        raise StorageError("disk full")

    monkeypatch.setattr(type(world.services.unanswered), "record", broken)
    monkeypatch.setattr(type(world.services.feedback), "vote", broken)
    unknown = await world.amina.slash(world.general, "ask", question="what is the best pizza topping in naples")
    answer = await world.amina.slash(world.general, "ask", question=QUESTION)
    assert answer.response is not None
    pressed = await press(world.amina, answer.response, "👍")

    assert text_of(unknown.response) == words.NO_MATCH_UNKEPT
    assert text_of(pressed.response) == words.VOTE_FAILED
    assert pressed.followups == []


async def test_a_locked_database_puts_no_words_into_the_log(
    world: World, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    other = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with caplog.at_level(logging.INFO):
        result = await world.amina.slash(world.general, "ask", question="what is the best pizza topping in naples")
    other.close()

    assert text_of(result.response) == words.NO_MATCH_UNKEPT
    assert "database is locked" in caplog.text
    assert "pizza" not in caplog.text


async def test_commands_that_cannot_be_registered_do_not_keep_the_bot_away(world: World) -> None:
    world.env.inject_error("PUT", "/applications/*/commands", status=400)

    await world.restart()

    assert await still_answers(world)


async def test_finishing_waits_for_running_handlers(world: World) -> None:
    done = asyncio.Event()

    async def slow() -> None:
        await asyncio.sleep(0.05)
        done.set()

    task = asyncio.create_task(slow(), name="discord.py: on_message")
    await world.bot.finish(within=5)

    assert done.is_set()
    assert task.done()


async def test_custom_ids_fit_whatever_an_entry_is_called() -> None:
    assert len(encode(OpenEntry(key("very-long-folder/" + "very-long-slug-" * 20)))) <= 100
