"""/reminders: a member's own, and for moderators those that will be posted in their server."""

from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.card import Card
from bot.cards.reminders import asking_words
from bot.cards.reminders import list_words as words
from bot.cards.reminders.forms import NOTE, WHEN, edit_form
from bot.cards.reminders.listing import clear_card, list_card, one_card
from bot.cards.reminders.member_presses import (
    AskToClear,
    CancelInServer,
    ClearAll,
    DeleteReminder,
    Edited,
    OpenReminder,
    ShowList,
    ShowServer,
)
from bot.cards.reminders.presses import CancelReminder, EditReminder
from bot.cards.reminders.server import server_card
from bot.commands.errors import say
from bot.commands.moderators import home_of
from bot.commands.press_router import Given, PressRouter
from bot.commands.reminding import Reminding, kept
from bot.commands.services import Services
from bot.commands.showing import is_private, show_card
from bot.reminders.reminder import Changed
from bot.reminders.times.describe import describe
from bot.reminders.wanted import Purpose, Wanted

Interaction: TypeAlias = discord.Interaction[Any]

MINE = "mine"
SERVER = "server"


class ReminderList(commands.Cog):
    """Everything here acts on the reminders of whoever pressed, whatever a custom id says."""

    def __init__(self, services: Services, reminding: Reminding, presses: PressRouter) -> None:
        self._reminders = services.reminders
        self._admit = services.moderators.admit
        self._reminding = reminding
        presses.on(ShowList, self._page)
        presses.on(OpenReminder, self._open)
        presses.on(DeleteReminder, self._delete)
        presses.on(CancelReminder, self._cancel)
        presses.on(EditReminder, self._edit)
        presses.on(Edited, self._edited)
        presses.on(AskToClear, self._ask_to_clear)
        presses.on(ClearAll, self._clear)
        presses.on(ShowServer, self._server_page)
        presses.on(CancelInServer, self._cancel_in_server)

    @app_commands.command(name="reminders", description=words.DESCRIPTION)
    @app_commands.describe(show=words.SHOW)
    @app_commands.choices(
        show=[
            app_commands.Choice(name=words.SHOW_MINE, value=MINE),
            app_commands.Choice(name=words.SHOW_SERVER, value=SERVER),
        ]
    )
    async def reminders(self, interaction: Interaction, show: str = MINE) -> None:
        """Show the list only to whoever asks."""
        if show == SERVER:
            await self._show_server(interaction, 0, in_place=False)
        else:
            await show_card(interaction, await self._list(interaction, 0), in_place=False)

    async def _list(self, interaction: Interaction, page: int, note: str = "") -> Card:
        member = interaction.user.id
        clocks = await self._reminding.clocks(member)
        return list_card(await self._reminders.of_member(member), page, clocks.zone, note)

    async def _page(self, interaction: Interaction, press: ShowList, _: Given) -> None:
        card = await self._list(interaction, press.page)
        await show_card(interaction, card, in_place=is_private(interaction))

    async def _open(self, interaction: Interaction, press: OpenReminder, given: Given) -> None:
        chosen = given.values[0] if given.values else ""
        found = await self._reminding.own(interaction, int(chosen)) if chosen.isdecimal() else None
        if found is not None:
            clocks = await self._reminding.clocks(interaction.user.id)
            await show_card(interaction, one_card(found, clocks.zone, press.page), in_place=is_private(interaction))

    async def _delete(self, interaction: Interaction, press: DeleteReminder, _: Given) -> None:
        outcome = await kept(interaction, self._reminders.cancel(interaction.user.id, press.reminder))
        if outcome is not None:
            note = words.DELETED.format(id=press.reminder) if isinstance(outcome, Changed) else ""
            await show_card(interaction, await self._list(interaction, press.page, note), in_place=True)

    async def _cancel(self, interaction: Interaction, press: CancelReminder, _: Given) -> None:
        outcome = await kept(interaction, self._reminders.cancel(interaction.user.id, press.reminder))
        if isinstance(outcome, Changed):
            card = await self._list(interaction, 0, asking_words.CANCELLED.format(id=press.reminder))
            await show_card(interaction, card, in_place=is_private(interaction))
        elif outcome is not None:
            await say(interaction, asking_words.MISSING)

    async def _edit(self, interaction: Interaction, press: EditReminder, _: Given) -> None:
        found = await self._reminding.own(interaction, press.reminder)
        if found is not None:
            clocks = await self._reminding.clocks(interaction.user.id)
            await interaction.response.send_modal(edit_form(found, describe(found.when, clocks.zone)))

    async def _edited(self, interaction: Interaction, press: Edited, given: Given) -> None:
        """A time that was left as it stood in the form stays, also where it is over or the zone has changed."""
        found = await self._reminding.own(interaction, press.reminder)
        if found is None:
            return
        when, text = given.fields.get(WHEN, ""), given.fields.get(NOTE, "")
        clocks = await self._reminding.clocks(interaction.user.id)
        if when != describe(found.when, clocks.zone):
            wanted = Wanted(Purpose.EDIT, text, found.origin, found.wish, found.id)
            await self._reminding.ask(interaction, when, wanted, in_place=is_private(interaction))
            return
        outcome = await kept(interaction, self._reminders.edit(interaction.user.id, found.id, text=text))
        if outcome is not None:
            await self._reminding.confirm(interaction, outcome, clocks, in_place=is_private(interaction))

    async def _ask_to_clear(self, interaction: Interaction, _: AskToClear, __: Given) -> None:
        found = await self._reminders.of_member(interaction.user.id)
        card = clear_card(sum(one.state.is_open for one in found))
        await show_card(interaction, card, in_place=is_private(interaction))

    async def _clear(self, interaction: Interaction, _: ClearAll, __: Given) -> None:
        count = await self._reminders.clear(interaction.user.id)
        card = await self._list(interaction, 0, words.CLEARED.format(count=count))
        await show_card(interaction, card, in_place=is_private(interaction))

    async def _server_page(self, interaction: Interaction, press: ShowServer, _: Given) -> None:
        await self._show_server(interaction, press.page, in_place=is_private(interaction))

    async def _cancel_in_server(self, interaction: Interaction, press: CancelInServer, given: Given) -> None:
        chosen = given.values[0] if given.values else ""
        if interaction.guild_id is None or not chosen.isdecimal() or not await self._admit(interaction, editing=False):
            return
        outcome = await kept(interaction, self._reminders.cancel_public(interaction.guild_id, int(chosen)))
        if outcome is not None:
            note = words.SERVER_CANCELLED.format(id=chosen) if isinstance(outcome, Changed) else ""
            await self._show_server(interaction, press.page, note, in_place=True)

    async def _show_server(self, interaction: Interaction, page: int, note: str = "", *, in_place: bool) -> None:
        guild = interaction.guild_id
        if guild is None or home_of(interaction) is None:
            await say(interaction, words.SERVER_ONLY_HERE)
        elif await self._admit(interaction, editing=False):
            counts = await self._reminders.server_counts(guild)
            card = server_card(counts, await self._reminders.public_in(guild), page, note)
            await show_card(interaction, card, in_place=in_place)
