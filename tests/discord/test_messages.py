"""A member writes to the bot: a mention, a reply, a direct message."""

import discord
import pytest

from bot.cards import words
from tests.discord.conftest import World
from tests.discord.reading import labels_of, text_of

QUESTION = "is sme careers legit?"


async def test_a_mention_is_answered_with_a_reply_that_pings_nobody(world: World) -> None:
    question = await world.amina.send(world.general, f"{world.mention} {QUESTION}")

    answer = world.general.last_message
    assert "SME Careers" in text_of(answer)
    assert answer is not None
    assert answer.reference is not None
    assert answer.reference.message_id == question.id
    assert answer.mentions == []


async def test_a_reply_to_the_bot_continues_the_conversation(world: World) -> None:
    await world.amina.send(world.general, f"{world.mention} is sme careers legit?")
    answer = world.general.last_message
    assert answer is not None

    await world.amina.send(world.general, f"{world.mention} what about outlier?", reply_to=answer)

    assert "Is Outlier legit?" in text_of(world.general.last_message)


async def test_a_direct_message_needs_no_mention(world: World) -> None:
    await world.amina.send_dm(QUESTION)

    assert "SME Careers" in text_of(world.amina.user.dm_channel.last_message)


async def test_the_list_for_moderators_never_holds_a_direct_message_channel(world: World) -> None:
    await world.amina.send_dm("what is the best pizza topping in naples")

    [kept] = await world.services.unanswered.newest()
    assert (kept.guild_id, kept.channel_id) == (0, None)


async def test_a_bare_mention_gets_a_hint(world: World) -> None:
    await world.amina.send(world.general, world.mention)

    assert text_of(world.general.last_message) == words.ASK_ME
    assert labels_of(world.general.last_message) == [words.BROWSE]


@pytest.mark.parametrize("greeting", ["hi", "Hello!", "good morning", "hey everyone 👋"])
async def test_a_greeting_gets_a_hint_and_is_no_question(world: World, greeting: str) -> None:
    await world.amina.send(world.general, f"{world.mention} {greeting}")
    await world.amina.send_dm(greeting)

    assert text_of(world.general.last_message) == words.ASK_ME
    assert text_of(world.amina.user.dm_channel.last_message) == words.ASK_ME
    assert await world.services.unanswered.newest() == ()


async def test_thanks_needs_no_answer(world: World) -> None:
    thanks = await world.amina.send(world.general, f"{world.mention} thank you so much!!")

    assert world.general.last_message == thanks


async def test_talk_that_is_not_for_the_bot_stays_unanswered(world: World) -> None:
    talk = await world.amina.send(world.general, QUESTION)

    assert world.general.last_message == talk
    assert await world.services.unanswered.newest() == ()


async def test_other_bots_and_webhooks_are_ignored(world: World) -> None:
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    await robot.send(world.general, f"{world.mention} {QUESTION}")
    hook = world.guild.create_webhook(world.general)
    last = await hook.send(f"{world.mention} {QUESTION}")

    assert world.general.last_message == last


async def test_nothing_of_a_hostile_message_is_repeated(world: World) -> None:
    nasty = f"{world.mention} @everyone <@{world.ben.id}> \u202e\u200b http://evil.example " + "🔥" * 600
    await world.amina.send(world.general, nasty)

    answer = world.general.last_message
    assert answer is not None
    assert "evil" not in text_of(answer)
    assert "everyone" not in text_of(answer)
    assert not answer.mention_everyone
    assert answer.mentions == []


async def test_the_message_content_intent_is_not_asked_for(world: World) -> None:
    assert not world.bot.intents.message_content
    assert world.bot.intents.value == discord.Intents(guilds=True, guild_messages=True, dm_messages=True).value


async def test_mention_spam_is_answered_a_few_times_only(world: World) -> None:
    for _ in range(12):
        await world.amina.send(world.general, f"{world.mention} {QUESTION}")

    assert world.bot.user is not None
    answers = [message for message in world.general.history() if message.author.id == world.bot.user.id]
    assert len(answers) == 8
