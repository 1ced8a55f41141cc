"""A member uses /ask."""

import asyncio
import gc

import pytest

from bot.answers.results import Suggestion, Suggestions
from bot.cards import words
from bot.cards.card import Card
from bot.cards.limits import CARD_CHARACTERS
from tests.conftest import StoppedClock
from tests.discord.conftest import World
from tests.discord.reading import labels_of, press, text_of

LEGIT = "Is SME Careers legit?"
NONSENSE = "what is the best pizza topping in naples"


async def test_everybody_sees_the_answer_with_its_source_and_date(world: World) -> None:
    result = await world.amina.slash(world.questions, "ask", question="is sme careers legit?")

    assert not result.ephemeral
    assert "SME Careers" in text_of(result.response)
    assert "Source: [" in text_of(result.response)
    assert "reviewed 23 Nov 2026" in text_of(result.response)
    assert {"👍", "👎"} <= set(labels_of(result.response))
    assert world.questions.last_message is not None


async def test_a_private_question_stays_private(world: World) -> None:
    result = await world.amina.slash(world.questions, "ask", question="is sme careers legit?", private=True)

    assert result.ephemeral
    assert world.questions.history(viewer=world.ben) == []


async def test_a_card_that_was_sent_is_kept_by_nobody(world: World) -> None:
    """Each would be 7 KB and a task of a quarter of an hour, 200 a second under load."""
    tasks, cards = asyncio.all_tasks(), cards_in_memory()
    for private in (True, False):
        await world.amina.slash(world.questions, "ask", question="is sme careers legit?", private=private)
    await world.amina.slash(world.questions, "ask", question=NONSENSE)

    assert cards_in_memory() == cards
    assert not {task for task in asyncio.all_tasks() - tasks if not task.done()}


def cards_in_memory() -> int:
    gc.collect()
    return sum(type(one) is Card for one in gc.get_objects())


async def test_an_unknown_question_is_admitted_privately_and_kept_for_moderators(world: World) -> None:
    result = await world.amina.slash(world.questions, "ask", question=NONSENSE)

    assert result.ephemeral
    assert text_of(result.response) == words.NO_MATCH
    assert labels_of(result.response) == [words.TELL_ME, words.BROWSE]
    assert "pizza" not in text_of(result.response)
    [kept] = await world.services.unanswered.newest()
    assert (kept.question, kept.reason, kept.mode) == (NONSENSE, "no_match", "direct")
    assert (kept.guild_id, kept.channel_id) == (world.guild.id, world.questions.id)


@pytest.mark.parametrize("nothing", ["🎉🎉🎉", "???", "hello!"])
async def test_a_question_without_words_is_not_promised_to_moderators(world: World, nothing: str) -> None:
    result = await world.amina.slash(world.questions, "ask", question=nothing)

    assert result.ephemeral
    assert text_of(result.response) == words.EMPTY_QUESTION
    assert await world.services.unanswered.newest() == ()


async def test_typing_offers_questions_and_a_choice_leads_exactly_there(world: World) -> None:
    choices = await world.amina.autocomplete(world.questions, "ask", "question", "sme careers legit")

    assert LEGIT in [choice["name"] for choice in choices]
    assert len(choices) <= 25
    assert all(len(choice["name"]) <= 100 and len(choice["value"]) <= 100 for choice in choices)
    result = await world.amina.slash(world.questions, "ask", question=LEGIT)
    assert text_of(result.response).startswith(f"### {LEGIT}")


async def test_a_follow_up_is_understood_for_ten_minutes(world: World, clock: StoppedClock) -> None:
    await world.amina.slash(world.questions, "ask", question="how long until the first payout from sme careers?")
    turns = world.services.conversations.with_question(world.amina.id, world.questions.id, "and for lawyers?")
    assert len(turns) == 2

    clock.pass_time(minutes=10)
    turns = world.services.conversations.with_question(world.amina.id, world.questions.id, "and for lawyers?")
    assert turns == ("and for lawyers?",)


async def test_it_works_in_a_direct_message(world: World) -> None:
    result = await world.amina.user.slash("ask", question="is sme careers legit?")

    assert "SME Careers" in text_of(result.response)


FOR_SERVERS = {"settings", "kb"}


async def test_the_commands_can_be_installed_by_a_person_and_used_anywhere(world: World) -> None:
    for command in world.bot.tree.get_commands():
        if command.name in FOR_SERVERS:
            continue
        payload = command.to_dict(world.bot.tree)
        assert payload["contexts"] == [0, 1, 2]
        assert payload["integration_types"] == [0, 1]


async def test_related_answers_are_one_press_away(world: World) -> None:
    asked = await world.amina.slash(world.questions, "ask", question=LEGIT)
    related = [label for label in labels_of(asked.response) if label.endswith("?")]
    assert 0 < len(related) <= 3

    opened = await press(world.ben, asked.response, related[0])

    assert opened.ephemeral
    assert text_of(opened.response).startswith(f"### {related[0]}")


async def test_help_says_what_is_remembered(world: World) -> None:
    result = await world.amina.slash(world.questions, "help")

    assert result.ephemeral
    assert "without your name" in text_of(result.response)
    assert len(text_of(result.response)) < CARD_CHARACTERS


async def test_a_flood_of_questions_is_slowed_down(world: World) -> None:
    for _ in range(8):
        await world.amina.slash(world.questions, "ask", question=LEGIT)

    result = await world.amina.slash(world.questions, "ask", question=LEGIT)

    assert text_of(result.response) == words.TOO_FAST


async def test_did_you_mean_is_private_and_can_be_turned_down(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    unclear = Suggestions(tuple(Suggestion(entry, 0.4) for entry in world.services.desk.knowledge.entries[:3]))
    monkeypatch.setattr(type(world.services.desk.answerer), "ask", lambda *_: unclear)
    result = await world.amina.slash(world.questions, "ask", question="how does it work")
    assert result.ephemeral
    assert text_of(result.response) == words.DID_YOU_MEAN

    await press(world.amina, result.response, words.NONE_OF_THESE)

    assert text_of(result.response) == words.THANKS_NONE
    [kept] = await world.services.unanswered.newest()
    assert kept.question == "how does it work"
