"""More is asked than the engine can answer: nobody is left without a word, and no command misses its three seconds."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest

from bot import reception
from bot.cards import words
from bot.commands import deferring
from bot.reception import Patience, Turn
from tests.discord.conftest import World
from tests.discord.reading import text_of

QUESTION = "is sme careers legit?"

Slowly = Callable[[float], None]


@pytest.fixture
def slowly(world: World, monkeypatch: pytest.MonkeyPatch) -> Slowly:
    """Let every question last so many seconds."""
    kind = type(world.services.desk.answerer)
    ask = kind.ask

    def slow_down(seconds: float) -> None:
        def slow(*given: Any) -> Any:
            time.sleep(seconds)
            return ask(*given)

        monkeypatch.setattr(kind, "ask", slow)

    return slow_down


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits at all. (The clock of a simulated loop only moves when told to.)"""
    for turn in Turn:
        monkeypatch.setitem(reception.PATIENCE, turn, Patience(most=300, seconds=0.0))


def announcements(world: World) -> float:
    """How often the bot said that an answer is coming."""
    counted = world.services.metrics.registry.get_sample_value("bot_relieved_total", {"how": "deferred"})
    return counted or 0.0


async def test_a_slow_answer_is_announced_in_time_and_comes_later(
    world: World, slowly: Slowly, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deferring, "AFTER_SECONDS", 0.0)
    slowly(0.3)

    result = await world.amina.slash(world.questions, "ask", question=QUESTION)

    assert announcements(world) == 1
    assert result.ephemeral
    assert "SME Careers" in text_of(result.response)
    assert world.questions.history(viewer=world.ben) == []


async def test_a_quick_answer_is_not_announced(world: World) -> None:
    result = await world.amina.slash(world.questions, "ask", question=QUESTION)

    assert not result.ephemeral
    assert announcements(world) == 0


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("announced", [0.0, 5.0])
async def test_a_command_that_takes_too_long_is_told_so(
    world: World, slowly: Slowly, monkeypatch: pytest.MonkeyPatch, announced: float
) -> None:
    monkeypatch.setattr(deferring, "AFTER_SECONDS", announced)
    slowly(0.3)

    result = await world.amina.slash(world.questions, "ask", question=QUESTION)

    assert announcements(world) == (announced == 0.0)
    assert result.ephemeral
    assert text_of(result.response) == words.BUSY
    assert world.env.errors == []


@pytest.mark.usefixtures("impatient")
async def test_whoever_mentions_the_bot_is_told_once_a_channel(world: World, slowly: Slowly) -> None:
    slowly(0.3)
    await world.amina.send(world.questions, f"{world.mention} {QUESTION}")
    told = world.questions.last_message
    assert text_of(told) == words.BUSY

    again = await world.ben.send(world.questions, f"{world.mention} {QUESTION}")

    assert world.questions.last_message == again


@pytest.mark.usefixtures("impatient")
async def test_what_was_overheard_is_left_alone(world: World, slowly: Slowly) -> None:
    await world.listen_in(world.questions)
    slowly(0.3)

    question = await world.amina.send(world.questions, QUESTION)

    assert world.questions.last_message == question
    assert world.env.errors == []


@pytest.mark.usefixtures("impatient")
async def test_typing_goes_on_without_a_list(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(world.services.desk.answerer), "find", lambda *_: time.sleep(0.3))

    assert await world.amina.autocomplete(world.questions, "ask", "question", "sme careers legit") == []
    assert world.env.errors == []


async def test_two_questions_of_one_person_at_once_keep_their_order(world: World, slowly: Slowly) -> None:
    services, asker, channel = world.services, world.amina.id, world.questions.id
    slowly(0.2)
    first = services.ask("how much does sme careers pay", asker, channel, turn=Turn.COMMAND, guild=None)
    second = services.ask("and alignerr?", asker, channel, turn=Turn.COMMAND, guild=None)

    _, followed = await asyncio.gather(first, second)

    assert getattr(followed, "platforms", ()) == ("alignerr",)
