"""A member presses buttons, also long after the bot was restarted."""

from dataclasses import replace

import discord
import pytest

from bot.answers.results import Suggestion, Suggestions
from bot.cards import words
from bot.cards.choices import suggestions_card
from bot.cards.custom_ids import decode
from bot.cards.modals import FIELD
from bot.cards.presses import Vote
from tests.discord.conftest import World
from tests.discord.reading import button, labels_of, press, text_of

QUESTION = "is sme careers legit?"


async def ask(world: World, question: str = QUESTION) -> discord.Message:
    """Amina mentions the bot; the card it answers with."""
    await world.amina.send(world.general, f"{world.mention} {question}")
    answer = world.general.last_message
    assert answer is not None
    return answer


async def test_a_thumb_up_is_stored_without_a_name(world: World) -> None:
    answer = await ask(world)
    pressed = await press(world.amina, answer, "👍")

    assert pressed.ephemeral
    assert text_of(pressed.response) == words.THANKS_UP
    [vote] = await world.services.feedback.votes()
    shown = decode(button(answer, "👍"), [Vote])
    assert isinstance(shown, Vote)
    assert vote.entry == shown.entry
    assert vote.useful
    assert vote.guild_id == world.guild.id
    assert vote.knowledge_version == world.services.desk.knowledge.version


async def test_one_person_has_one_vote_and_may_change_it(world: World) -> None:
    answer = await ask(world)
    for thumb in ("👍", "👍", "👎"):
        await press(world.amina, answer, thumb)
    await press(world.ben, answer, "👍")

    assert sorted(vote.useful for vote in await world.services.feedback.votes()) == [False, True]


async def test_a_thumb_down_counts_at_once_and_may_be_explained(world: World) -> None:
    answer = await ask(world)
    shown = await press(world.amina, answer, "👎")
    assert shown.modal is not None
    assert shown.modal["title"] == words.REASON_TITLE
    [vote] = await world.services.feedback.votes()
    assert (vote.useful, vote.reason) == (False, None)

    sent = await world.amina.submit_modal(shown, {FIELD: "the rate is out of date"})

    assert text_of(sent.response) == words.THANKS_DOWN
    [vote] = await world.services.feedback.votes()
    assert vote.reason == "the rate is out of date"


async def test_a_thumb_down_by_the_asker_tells_moderators_which_question(world: World) -> None:
    answer = await ask(world)
    await press(world.ben, answer, "👎")
    assert await world.services.unanswered.newest() == ()

    await press(world.amina, answer, "👎")

    [kept] = await world.services.unanswered.newest()
    assert (kept.question, kept.reason) == (QUESTION, "thumbs_down")


async def test_a_second_thumb_down_is_the_same_complaint(world: World) -> None:
    answer = await ask(world)
    shown = await press(world.amina, answer, "👎")
    await world.amina.submit_modal(shown, {FIELD: "out of date"})

    await press(world.amina, answer, "👎")

    [kept] = await world.services.unanswered.newest()
    assert kept.times == 1
    [vote] = await world.services.feedback.votes()
    assert vote.reason == "out of date"


async def test_a_reason_for_a_vote_that_changed_meanwhile_is_not_taken(world: World) -> None:
    answer = await ask(world)
    shown = await press(world.amina, answer, "👎")
    await press(world.amina, answer, "👍")

    sent = await world.amina.submit_modal(shown, {FIELD: "out of date"})

    assert text_of(sent.response) == words.NO_THUMB_DOWN
    [vote] = await world.services.feedback.votes()
    assert (vote.useful, vote.reason) == (True, None)


async def test_thumbs_and_forms_survive_a_restart(world: World) -> None:
    answer = await ask(world)
    shown = await press(world.amina, answer, "👎")
    await world.restart()

    await world.amina.submit_modal(shown, {FIELD: "too long"})
    pressed = await press(world.ben, answer, "👍")

    assert text_of(pressed.response) == words.THANKS_UP
    votes = await world.services.feedback.votes()
    assert [(vote.useful, vote.reason) for vote in votes] == [(False, "too long"), (True, None)]


@pytest.fixture
async def suggestions(world: World, monkeypatch: pytest.MonkeyPatch) -> discord.Message:
    """ "Did you mean", after a question that could mean three things."""
    entries = world.services.desk.knowledge.entries[:3]
    unclear = Suggestions(tuple(Suggestion(entry, 0.4) for entry in entries))
    monkeypatch.setattr(type(world.services.desk.answerer), "ask", lambda *_: unclear)
    message = await ask(world, "how does it work")
    monkeypatch.undo()
    return message


async def test_did_you_mean_turns_into_the_answer(world: World, suggestions: discord.Message) -> None:
    assert text_of(suggestions) == words.DID_YOU_MEAN
    first = world.services.desk.knowledge.entries[0].question
    assert labels_of(suggestions)[-1] == words.NONE_OF_THESE

    await press(world.amina, suggestions, labels_of(suggestions)[0])

    assert text_of(world.general.last_message).startswith(f"### {first}")


async def test_somebody_else_gets_the_answer_privately(world: World, suggestions: discord.Message) -> None:
    opened = await press(world.ben, suggestions, labels_of(suggestions)[1])

    assert opened.ephemeral
    assert text_of(opened.response).startswith(f"### {labels_of(suggestions)[1]}")
    assert text_of(opened.followups[0]) == words.PICKED_ELSEWHERE
    assert text_of(world.general.history(viewer=world.amina)[-1]) == words.DID_YOU_MEAN


async def test_only_the_asker_can_say_none_of_these(world: World, suggestions: discord.Message) -> None:
    pressed = await press(world.ben, suggestions, words.NONE_OF_THESE)

    assert pressed.ephemeral
    assert text_of(pressed.response) == words.ASKED_ELSEWHERE
    assert await world.services.unanswered.newest() == ()


async def test_none_of_these_puts_the_question_on_the_list(world: World, suggestions: discord.Message) -> None:
    await press(world.amina, suggestions, words.NONE_OF_THESE)

    assert text_of(world.general.last_message) == words.THANKS_NONE
    [kept] = await world.services.unanswered.newest()
    assert (kept.question, kept.reason) == ("how does it work", "none_of_these")


async def test_after_a_restart_none_of_these_asks_for_the_question(world: World, suggestions: discord.Message) -> None:
    await world.restart()
    shown = await press(world.amina, suggestions, words.NONE_OF_THESE)
    assert shown.modal is not None
    assert shown.modal["title"] == words.QUESTION_TITLE

    await world.amina.submit_modal(shown, {FIELD: "can I work from a boat?"})

    [kept] = await world.services.unanswered.newest()
    assert (kept.question, kept.reason) == ("can I work from a boat?", "none_of_these")
    assert text_of(world.general.last_message) == words.THANKS_NONE


async def test_a_form_without_words_is_not_promised_to_moderators(world: World, suggestions: discord.Message) -> None:
    await world.restart()
    shown = await press(world.amina, suggestions, words.NONE_OF_THESE)

    sent = await world.amina.submit_modal(shown, {FIELD: "🎉🎉"})

    assert text_of(sent.response) == words.EMPTY_QUESTION
    assert await world.services.unanswered.newest() == ()


async def test_a_button_for_a_removed_answer_says_so(world: World) -> None:
    entry = replace(world.services.desk.knowledge.entries[0], id="old/removed-answer", question="Gone?")
    channel = world.bot.get_channel(world.general.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.send(view=suggestions_card([Suggestion(entry, 0.5)], world.amina.id))

    old = world.general.last_message
    await press(world.amina, old, "Gone?")

    assert text_of(world.general.last_message) == words.ENTRY_GONE
