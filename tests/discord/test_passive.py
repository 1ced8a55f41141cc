"""A moderator switched answering on in #questions; nobody mentions the bot."""

import discord

from bot.cards import words
from tests.conftest import StoppedClock
from tests.discord.conftest import World
from tests.discord.reading import press, text_of

QUESTION = "is sme careers legit?"


async def test_a_clear_question_is_answered_unasked(world: World) -> None:
    await world.listen_in(world.questions)
    await world.amina.send(world.questions, QUESTION)

    assert "SME Careers" in text_of(world.questions.last_message)
    assert world.bot.intents.message_content


async def test_everywhere_else_the_bot_stays_silent(world: World) -> None:
    await world.listen_in(world.questions)
    question = await world.amina.send(world.general, QUESTION)

    assert world.general.last_message == question


async def test_small_talk_stays_unanswered_and_is_not_kept(world: World) -> None:
    await world.listen_in(world.questions)
    for talk in ("good morning everyone", "lol my cat walked over the keyboard", "anyone up for valorant tonight?"):
        sent = await world.amina.send(world.questions, talk)
        assert world.questions.last_message == sent
    assert await world.services.unanswered.newest() == ()


async def test_a_question_to_another_person_is_left_to_them(world: World) -> None:
    await world.listen_in(world.questions)
    asked = await world.amina.send(world.questions, f"<@{world.ben.id}> {QUESTION}")
    assert world.questions.last_message == asked

    replied = await world.ben.send(world.questions, QUESTION, reply_to=asked)
    assert world.questions.last_message == replied


async def test_the_same_answer_waits_ten_minutes_in_the_same_channel(world: World, clock: StoppedClock) -> None:
    await world.listen_in(world.questions)
    await world.amina.send(world.questions, QUESTION)
    again = await world.ben.send(world.questions, QUESTION)
    assert world.questions.last_message == again

    clock.pass_time(minutes=10)
    last = await world.ben.send(world.questions, QUESTION)
    assert world.questions.last_message != last


async def test_the_asker_can_dismiss_the_answer_but_a_passer_by_cannot(world: World) -> None:
    await world.listen_in(world.questions)
    question = await world.amina.send(world.questions, QUESTION)
    answer = world.questions.last_message
    assert answer is not None

    refused = await press(world.ben, answer, words.DISMISS)
    assert refused.ephemeral
    assert text_of(refused.response) == words.DISMISS_FORBIDDEN
    assert answer in world.questions.history()

    await press(world.amina, answer, words.DISMISS)
    assert world.questions.last_message == question


async def test_a_second_press_on_dismiss_is_silent(world: World) -> None:
    await world.listen_in(world.questions)
    await world.amina.send(world.questions, QUESTION)
    world.env.inject_error("DELETE", "/webhooks/*", status=404, code=10008)

    pressed = await press(world.amina, world.questions.last_message, words.DISMISS)

    assert pressed.followups == []
    assert world.env.errors == []


async def test_a_moderator_can_dismiss_it_too(world: World) -> None:
    await world.listen_in(world.questions)
    question = await world.amina.send(world.questions, QUESTION)
    answer = world.questions.last_message
    assert answer is not None

    await press(world.morgan, answer, words.DISMISS)

    assert world.questions.last_message == question


async def test_without_permission_to_write_nothing_happens(world: World) -> None:
    me = world.guild.me
    assert me is not None
    locked = world.guild.create_text_channel(
        "locked", overwrites={me: discord.PermissionOverwrite(send_messages=False)}
    )
    await world.listen_in(locked)

    question = await world.amina.send(locked, QUESTION)

    assert locked.last_message == question


async def test_a_channel_about_one_platform_answers_for_it(world: World) -> None:
    await world.listen_in(world.questions, channel_platforms={world.questions.id: "outlier"})

    await world.amina.send(world.questions, f"{world.mention} when do i get paid?")

    assert "Outlier" in text_of(world.questions.last_message)


async def test_a_thread_belongs_to_its_channel(world: World) -> None:
    await world.listen_in(world.questions)
    for channel, expected in ((world.questions, 2), (world.general, 1)):
        cached = world.bot.get_channel(channel.id)
        assert isinstance(cached, discord.TextChannel)
        await cached.create_thread(name="first pay", type=discord.ChannelType.public_thread)
        await world.env.settle()
        [thread] = channel.threads

        await world.amina.send(thread, QUESTION)

        assert len(thread.history()) == expected
