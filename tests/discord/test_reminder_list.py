"""Members look after their reminders, moderators after those that will be posted in their server."""

import asyncio
from collections.abc import Collection
from types import SimpleNamespace
from typing import Any

import discord
import pytest
import simcord

from bot.cards import words as common
from bot.cards.reminders import list_words as told
from bot.commands.unheard import UnheardReminders
from bot.reminders.deliveries import Undelivered
from bot.reminders.reminder import State
from bot.storage.due_reminders import DueReminders
from bot.storage.engine import Database
from tests.conftest import StoppedClock
from tests.discord.conftest import World
from tests.discord.reading import labels_of, menu_of, menus_of, press, text_of
from tests.discord.reminding import WHAT, desk, kept  # noqa: F401 - `desk` is a fixture


@pytest.fixture
def ada(world: World) -> simcord.MemberActor:
    """Somebody who may manage the server, and so moderates it."""
    admins = world.guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    return world.guild.add_member(world.env.create_user("ada"), roles=[admins])


async def remind(person: simcord.MemberActor, channel: simcord.ChannelHandle, what: str, **rest: str) -> None:
    await person.slash(channel, "remind", **{"when": "in 1 hour", "what": what, **rest})


async def undelivered(world: World, database: Database, clock: StoppedClock, code: str = "50007") -> None:
    """Everything that is due within the hour comes to nothing."""
    clock.pass_time(hours=1)
    due = DueReminders(database, clock, world.services.reminders.counts)
    for claimed in await due.claim(100, lease=clock.now - clock.now):
        await due.settle(claimed, Undelivered(code))


async def open_one(world: World, shown: simcord.InteractionResult, reminder: int) -> None:
    """Amina picks one in the menu of her list."""
    assert shown.response is not None
    [menu] = menus_of(shown.response)
    await world.amina.select(shown.response.message, [str(reminder)], custom_id=menu.custom_id)


async def test_the_list_is_private_and_one_s_own(world: World) -> None:
    await remind(world.amina, world.general, WHAT)
    await remind(world.ben, world.general, "Ben's own")
    shown = await world.amina.slash(world.general, "reminders")

    assert shown.ephemeral
    assert f"> {WHAT}" in text_of(shown.response)
    assert "Ben" not in text_of(shown.response)
    assert "1 open, of at most 50" in text_of(shown.response)


async def test_an_empty_list_says_how_to_begin(world: World) -> None:
    shown = await world.amina.slash(world.general, "reminders")
    assert "`/remind`" in text_of(shown.response)
    assert labels_of(shown.response) == []


async def test_pages_are_turned_also_after_a_restart(world: World) -> None:
    for number in range(10):
        await remind(world.amina, world.general, f"number {number}")
    shown = await world.amina.slash(world.general, "reminders")
    assert "number 7" in text_of(shown.response)
    assert "number 8" not in text_of(shown.response)
    await world.restart()

    await press(world.amina, shown.response, common.NEXT)

    assert "number 8" in text_of(shown.response)
    assert "Page 2 of 2" in text_of(shown.response)
    await press(world.amina, shown.response, common.PREVIOUS)
    assert "number 0" in text_of(shown.response)


async def test_one_is_chosen_and_deleted(world: World) -> None:
    await remind(world.amina, world.general, WHAT)
    await remind(world.amina, world.general, "Another", when="every monday at 9")
    [first, second] = await kept(world)
    shown = await world.amina.slash(world.general, "reminders")
    assert "every Monday at 09:00" in text_of(shown.response)
    assert [option["label"] for option in menu_of(shown.response)] == [f"#{first.id} {WHAT}", f"#{second.id} Another"]

    await open_one(world, shown, second.id)
    assert "> Another" in text_of(shown.response)
    await press(world.amina, shown.response, told.DELETE)

    assert told.DELETED.format(id=second.id) in text_of(shown.response)
    assert {one.id: one.state for one in await kept(world)} == {first.id: State.PENDING, second.id: State.CANCELLED}


async def test_all_are_deleted_once_that_is_confirmed(world: World) -> None:
    await remind(world.amina, world.general, WHAT)
    await remind(world.amina, world.general, "Another")
    shown = await world.amina.slash(world.general, "reminders")
    await press(world.amina, shown.response, told.CLEAR)
    assert "Delete all 2" in text_of(shown.response)
    assert all(one.state.is_open for one in await kept(world))

    await press(world.amina, shown.response, told.CLEAR_YES)

    assert told.CLEARED.format(count=2) in text_of(shown.response)
    assert {one.state for one in await kept(world)} == {State.CANCELLED}


async def test_what_failed_is_in_the_list_with_the_reason(
    world: World, database: Database, clock: StoppedClock
) -> None:
    await remind(world.amina, world.general, WHAT)
    await undelivered(world, database, clock)
    shown = await world.amina.slash(world.general, "reminders")

    assert "could not be delivered · you do not take direct messages from me" in text_of(shown.response)


async def test_what_failed_is_shown_at_the_next_command_once(
    world: World, database: Database, clock: StoppedClock
) -> None:
    await remind(world.amina, world.general, WHAT)
    await undelivered(world, database, clock)
    await world.restart()

    other = await world.ben.slash(world.general, "help")
    assert other.followups == []
    first = await world.amina.slash(world.general, "help")
    again = await world.amina.slash(world.general, "help")

    [told_once] = first.followups
    assert told_once.ephemeral
    assert told.UNHEARD_ONE in text_of(told_once)
    assert f"> {WHAT}" in text_of(told_once)
    assert again.followups == []


async def test_of_many_who_use_commands_at_the_same_time_few_looks_are_made(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[set[int]] = []

    async def look(members: Collection[int]) -> dict[int, Any]:
        looks.append(set(members))
        await asyncio.sleep(0)
        return {}

    monkeypatch.setattr(world.services.reminders, "unheard_by", look)
    cog = world.bot.get_cog("UnheardReminders")
    assert isinstance(cog, UnheardReminders)
    used: list[Any] = [SimpleNamespace(user=SimpleNamespace(id=number)) for number in range(50)]
    command: Any = None
    await asyncio.gather(*(cog.on_app_command_completion(one, command) for one in used))

    assert looks == [{0}, set(range(1, 50))]


async def test_what_could_not_be_shown_comes_with_the_next_command(
    world: World, database: Database, clock: StoppedClock
) -> None:
    await remind(world.amina, world.general, WHAT)
    await undelivered(world, database, clock)
    world.env.inject_error("POST", "/webhooks/*", status=404, code=10015)
    await world.amina.slash(world.general, "help")

    later = await world.amina.slash(world.general, "help")

    assert len(later.followups) == 1


async def test_moderators_see_numbers_and_what_will_be_public(world: World, ada: simcord.MemberActor) -> None:
    await remind(world.amina, world.general, "my secret")
    await remind(world.ben, world.general, "Standup for all", where="channel")
    shown = await ada.slash(world.general, "reminders", show="server")

    text = text_of(shown.response)
    assert shown.ephemeral
    assert "2 open, of 2 members. 1 of them" in text
    assert "Standup for all" in text
    assert "secret" not in text


async def test_moderators_cancel_only_what_would_be_posted_here(world: World, ada: simcord.MemberActor) -> None:
    await remind(world.amina, world.general, "my secret")
    await remind(world.ben, world.general, "Standup for all", where="channel")
    [private] = await kept(world)
    [public] = await kept(world, world.ben.id)
    shown = await ada.slash(world.general, "reminders", show="server")
    assert shown.response is not None
    [menu] = menus_of(shown.response)
    assert menu.values == (str(public.id),)

    await ada.select(shown.response.message, [str(public.id)], custom_id=menu.custom_id)

    assert told.SERVER_CANCELLED.format(id=public.id) in text_of(shown.response)
    assert (await kept(world, world.ben.id))[0].state is State.CANCELLED
    reminders = world.services.reminders
    await reminders.cancel_public(world.guild.id, private.id)
    assert (await kept(world))[0].state is State.PENDING


async def test_members_see_nothing_of_it(world: World) -> None:
    await remind(world.ben, world.general, "Standup for all", where="channel")
    shown = await world.amina.slash(world.general, "reminders", show="server")
    assert text_of(shown.response) == common.MODERATORS_ONLY


async def test_who_is_no_longer_a_moderator_cancels_nothing(world: World, ada: simcord.MemberActor) -> None:
    await remind(world.ben, world.general, "Standup for all", where="channel")
    [public] = await kept(world, world.ben.id)
    shown = await ada.slash(world.general, "reminders", show="server")
    assert shown.response is not None
    [menu] = menus_of(shown.response)
    guild = world.bot.get_guild(world.guild.id)
    assert guild is not None
    [moderators] = [role for role in guild.roles if role.name == "Admins"]
    await moderators.edit(permissions=discord.Permissions.none())

    refused = await ada.select(shown.response.message, [str(public.id)], custom_id=menu.custom_id)

    assert text_of(refused.response) == common.MODERATORS_ONLY
    assert (await kept(world, world.ben.id))[0].state is State.PENDING
