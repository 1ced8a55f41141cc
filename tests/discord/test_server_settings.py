"""Admins set the bot up for their server; everybody else gets nothing."""

from dataclasses import dataclass
from typing import ClassVar

import discord
import pytest
import simcord

from bot import engine
from bot.cards import words as common
from bot.cards.card import Card
from bot.cards.controls import PressButton
from bot.cards.custom_ids import Press, encode
from bot.cards.servers import words
from bot.cards.servers.presses import OpenChannel
from bot.commands.press_router import Given
from bot.desk import Desk
from bot.knowledge.loader import load
from bot.servers.channels import ChannelMode
from tests.conftest import NOON, StoppedClock
from tests.discord.conftest import World
from tests.discord.reading import labels_of, press, text_of
from tests.tiny import write

QUESTION = "is acme legit?"


@pytest.fixture(scope="module")
def tiny_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    loaded = load(write(tmp_path_factory.mktemp("tiny")), NOON.date())
    assert loaded.knowledge is not None
    return Desk(engine.build(loaded.knowledge, lambda _: None, vectors=False))


@pytest.fixture
def desk(tiny_desk: Desk) -> Desk:
    return tiny_desk


@pytest.fixture
async def reading_world(world: World) -> World:
    """The operator allows the bot to read messages, and chose nothing else."""
    await world.restart(message_content=True)
    return world


@pytest.fixture
def admin(world: World) -> simcord.MemberActor:
    """Somebody who may manage the server."""
    powers = world.guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    return world.guild.add_member(world.env.create_user("ada"), roles=[powers])


async def open_settings(admin: simcord.MemberActor, world: World) -> simcord.InteractionResult:
    return await admin.slash(world.general, "settings")


def menu(shown: simcord.InteractionResult, kind: str) -> str:
    """The custom id of the menu of a kind on a card."""
    assert shown.response is not None
    found = [part["custom_id"] for part in _selects(shown.response.components) if kind in part["custom_id"]]
    assert len(found) == 1, found
    return str(found[0])


def _selects(parts: list[dict[str, object]]) -> list[dict[str, object]]:
    found = []
    for part in parts:
        if part.get("type") in (3, 6, 8):
            found.append(part)
        found += _selects(part.get("components") or [])  # type: ignore[arg-type]
    return found


async def choose(
    admin: simcord.MemberActor, shown: simcord.InteractionResult, kind: str, *values: object
) -> simcord.InteractionResult:
    assert shown.response is not None
    return await admin.select(shown.response.message, list(values), custom_id=menu(shown, kind))


async def set_mode(admin: simcord.MemberActor, world: World, channel: simcord.ChannelHandle, mode: ChannelMode) -> None:
    """The whole way through the pages."""
    shown = await open_settings(admin, world)
    await press(admin, shown.response, words.CHANNELS_BUTTON)
    await choose(admin, shown, "set_where", channel)
    await choose(admin, shown, "set_mode", mode.value)


async def test_an_admin_sees_what_holds_and_what_it_does(world: World, admin: simcord.MemberActor) -> None:
    shown = await open_settings(admin, world)

    assert shown.ephemeral
    card = text_of(shown.response)
    assert f"all channels: {words.MODE_SHORT[ChannelMode.MENTION]}" in card
    assert words.NO_QUIET in card
    assert words.MODERATORS_NO_ROLES in card
    assert "23 Nov 2026" in card


async def test_answering_is_switched_on_and_holds_at_once_and_after_a_restart(
    reading_world: World, admin: simcord.MemberActor
) -> None:
    world = reading_world
    question = await world.amina.send(world.questions, QUESTION)
    assert world.questions.last_message == question

    await set_mode(admin, world, world.questions, ChannelMode.ANSWER)
    await world.amina.send(world.questions, QUESTION)
    assert "Acme Inc. runs it" in text_of(world.questions.last_message)

    await world.restart(message_content=True)
    await world.ben.send(world.questions, QUESTION)
    assert "Acme Inc. runs it" in text_of(world.questions.last_message)


async def test_suggesting_offers_links_and_no_answer(reading_world: World, admin: simcord.MemberActor) -> None:
    world = reading_world
    await set_mode(admin, world, world.questions, ChannelMode.SUGGEST)
    question = await world.amina.send(world.questions, QUESTION)

    offer = world.questions.last_message
    assert text_of(offer) == common.MAY_HELP
    assert labels_of(offer) == ["Is Acme legit?", "How much does Acme pay?", common.DISMISS]
    opened = await press(world.ben, offer, "Is Acme legit?")
    assert opened.ephemeral
    assert "Acme Inc. runs it" in text_of(opened.response)

    await press(world.amina, offer, common.DISMISS)
    assert world.questions.last_message == question
    talk = await world.amina.send(world.questions, "lol my cat walked over the keyboard")
    assert world.questions.last_message == talk


async def test_where_it_is_off_nothing_is_said_and_commands_answer_in_private(
    reading_world: World, admin: simcord.MemberActor
) -> None:
    world = reading_world
    await set_mode(admin, world, world.questions, ChannelMode.OFF)

    question = await world.amina.send(world.questions, f"{world.mention} {QUESTION}")
    assert world.questions.last_message == question
    asked = await world.amina.slash(world.questions, "ask", question=QUESTION)
    assert asked.ephemeral
    assert "Acme Inc. runs it" in text_of(asked.response)
    elsewhere = await world.amina.slash(world.general, "ask", question=QUESTION)
    assert not elsewhere.ephemeral


async def test_quiet_hours_are_silent_unasked_and_only_then(
    reading_world: World, admin: simcord.MemberActor, clock: StoppedClock
) -> None:
    world = reading_world
    await set_mode(admin, world, world.questions, ChannelMode.ANSWER)
    shown = await open_settings(admin, world)
    await press(admin, shown.response, words.UNASKED_BUTTON)
    form = await press(admin, shown.response, words.ASK_QUIET)
    refused = await admin.submit_modal(form, {"from": "11:00", "to": "soon", "place": "London"})
    assert text_of(refused.response) == words.QUIET_NO_TIME.format(text="soon")
    form = await press(admin, shown.response, words.ASK_QUIET)
    await admin.submit_modal(form, {"from": "11:00", "to": "1pm", "place": "London"})
    assert words.QUIET.format(start="11:00", end="13:00", zone="Europe/London") in text_of(shown.response)

    overheard = await world.amina.send(world.questions, QUESTION)
    assert world.questions.last_message == overheard
    await world.amina.send(world.questions, f"{world.mention} {QUESTION}")
    assert "Acme Inc. runs it" in text_of(world.questions.last_message)

    clock.pass_time(hours=1)
    again = await world.amina.send(world.questions, "how much does acme pay?")
    assert world.questions.last_message != again
    await press(admin, shown.response, words.FORGET_QUIET)
    assert words.NO_QUIET in text_of(shown.response)


async def test_a_channel_about_a_platform(world: World, admin: simcord.MemberActor) -> None:
    shown = await open_settings(admin, world)
    await press(admin, shown.response, words.CHANNELS_BUTTON)
    await choose(admin, shown, "set_where", world.questions)
    await choose(admin, shown, "set_about", "acme")

    assert words.CHANNEL_PLATFORM.format(platform="Acme") in text_of(shown.response)
    server = await world.services.servers.of(world.guild.id)
    assert server.channel(world.questions.id).platform == "acme"
    await press(admin, shown.response, words.FORGET_CHANNEL)
    assert words.FORGET_CHANNEL not in labels_of(shown.response)
    server = await world.services.servers.of(world.guild.id)
    assert server.own.channels == {}


async def test_where_messages_cannot_be_read_the_admin_is_told_what_to_do(
    world: World, admin: simcord.MemberActor
) -> None:
    await set_mode(admin, world, world.questions, ChannelMode.ANSWER)

    home = await open_settings(admin, world)
    assert words.CANNOT_READ in text_of(home.response)
    await world.restart(message_content=True)
    home = await open_settings(admin, world)
    assert words.CANNOT_READ not in text_of(home.response)


async def test_dates_follow_the_server(world: World, admin: simcord.MemberActor) -> None:
    shown = await open_settings(admin, world)
    await press(admin, shown.response, words.DATES_BUTTON)
    await choose(admin, shown, "set_dates", "en-US")

    asked = await world.amina.slash(world.general, "ask", question=QUESTION)
    assert "Feb 25, 2026" in text_of(asked.response)
    dm = await world.amina.user.slash("ask", question=QUESTION)
    assert "25 Feb 2026" in text_of(dm.response)


async def test_moderators_their_channel_and_the_digest(world: World, admin: simcord.MemberActor) -> None:
    role = next(role for name, role in world.guild.roles.items() if name == "Moderators")
    shown = await open_settings(admin, world)
    await press(admin, shown.response, words.MODERATORS_BUTTON)
    await choose(admin, shown, "set_mods", role)
    await choose(admin, shown, "set_modroom", world.general)

    card = text_of(shown.response)
    assert f"<@&{role.id}>" in card
    assert f"<#{world.general.id}>" in card
    assert words.MODERATORS_ROOM_PUBLIC in card
    assert words.DIGEST_ON in card
    await press(admin, shown.response, words.SWITCH_DIGEST_OFF)
    assert words.DIGEST_OFF in text_of(shown.response)
    await press(admin, shown.response, words.FORGET_ROOM)
    assert words.MODERATORS_NO_ROOM in text_of(shown.response)


@dataclass(frozen=True, slots=True)
class Who(Press):
    """Asks the running bot who presses."""

    kind: ClassVar[str] = "who"


async def standing(world: World, member: simcord.MemberActor) -> tuple[bool, bool]:
    """Whether somebody is a moderator, and may edit, as the bot sees it when they press an old button."""
    asked: list[tuple[bool, bool]] = []

    async def note(interaction: discord.Interaction, _: Who, __: Given) -> None:
        moderators = world.services.moderators
        asked.append((await moderators.is_moderator(interaction), await moderators.may_edit(interaction)))
        await interaction.response.defer()

    world.bot.presses._handlers[Who] = note
    await member.click(await forged(world, member, Who()), custom_id=encode(Who()))
    return asked[0]


async def forged(world: World, member: simcord.MemberActor, press_: Press) -> discord.Message:
    """A message of the bot with a button that means what somebody likes."""
    channel = world.bot.get_channel(next(iter(member.guild.channels.values())).id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.send(view=Card(["-"], [[PressButton(press_, "x")]]))


async def test_who_is_a_moderator(world: World, admin: simcord.MemberActor) -> None:
    assert await standing(world, admin) == (True, True)
    assert await standing(world, world.morgan) == (False, False)
    assert await standing(world, world.amina) == (False, False)

    role = next(role for name, role in world.guild.roles.items() if name == "Moderators")
    shown = await open_settings(admin, world)
    await press(admin, shown.response, words.MODERATORS_BUTTON)
    await choose(admin, shown, "set_mods", role)
    assert await standing(world, world.morgan) == (True, True)

    guild = world.bot.get_guild(world.guild.id)
    assert guild is not None
    member = await guild.fetch_member(world.morgan.id)
    await member.remove_roles(discord.Object(role.id))
    assert await standing(world, world.morgan) == (False, False)


async def test_with_a_second_server_the_operator_says_who_keeps_the_answers(
    world: World, admin: simcord.MemberActor
) -> None:
    elsewhere = world.env.create_guild("Somewhere else")
    elsewhere.create_text_channel("lobby")
    powers = elsewhere.create_role("Owners", permissions=discord.Permissions(manage_guild=True))
    oscar = elsewhere.add_member(world.env.create_user("oscar"), roles=[powers])
    await world.env.settle()

    assert await standing(world, admin) == (True, False)
    assert await standing(world, oscar) == (True, False)
    await world.restart(knowledge_servers=frozenset({world.guild.id}))
    assert await standing(world, admin) == (True, True)
    assert await standing(world, oscar) == (True, False)


async def test_what_the_operator_chose_for_another_server_is_not_shown(
    world: World, admin: simcord.MemberActor
) -> None:
    elsewhere = world.env.create_guild("Somewhere else")
    theirs = elsewhere.create_text_channel("lobby")
    here = frozenset({world.questions.id})
    await world.restart(passive_channels=here | {theirs.id}, moderator_channel=theirs.id, message_content=False)

    card = text_of((await open_settings(admin, world)).response)

    assert f"<#{world.questions.id}>" in card
    assert str(theirs.id) not in card
    assert words.MODERATORS_NO_ROOM in card
    assert words.CANNOT_READ in card


async def test_outsiders_get_nothing(world: World, admin: simcord.MemberActor) -> None:
    assert "settings" in admin.available_commands(world.general)
    assert "settings" not in world.amina.available_commands(world.general)
    for intruder in (world.amina, world.morgan):
        message = await forged(world, intruder, OpenChannel(world.questions.id))
        refused = await press(intruder, message, "x")
        assert refused.ephemeral
        assert text_of(refused.response) == words.ADMINS_ONLY

    elsewhere = world.env.create_guild("Somewhere else")
    elsewhere.create_text_channel("lobby")
    powers = elsewhere.create_role("Owners", permissions=discord.Permissions(manage_guild=True))
    oscar = elsewhere.add_member(world.env.create_user("oscar"), roles=[powers])
    await world.env.settle()
    message = await forged(world, oscar, OpenChannel(world.questions.id))
    refused = await press(oscar, message, "x")
    assert text_of(refused.response) == words.CHANNEL_GONE


async def test_an_admin_who_no_longer_is_one_changes_nothing_with_an_old_card(
    world: World, admin: simcord.MemberActor
) -> None:
    shown = await open_settings(admin, world)
    await press(admin, shown.response, words.CHANNELS_BUTTON)
    await press(admin, shown.response, words.ELSEWHERE_BUTTON)
    guild = world.bot.get_guild(world.guild.id)
    assert guild is not None
    member = await guild.fetch_member(admin.id)
    await member.remove_roles(*[role for role in member.roles if role.name == "Admins"])

    refused = await choose(admin, shown, "set_mode", "off")

    assert text_of(refused.response) == words.ADMINS_ONLY
    server = await world.services.servers.of(world.guild.id)
    assert server.channel(world.general.id).mode is ChannelMode.MENTION
