"""/remind, the message menu "Remind me about this", and the buttons on answers and estimates that lead there."""

import asyncio
import datetime as dt
from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.reminders import asking_words as words
from bot.cards.reminders import payout_words
from bot.cards.reminders.forms import NOTE, WHEN, about_form, new_form
from bot.cards.reminders.member_presses import AboutMessage, AskForReminder, NewReminder, PayoutReminder, PickReading
from bot.cards.reminders.preview import previews
from bot.commands.errors import say
from bot.commands.press_router import Given, PressRouter
from bot.commands.reminding import Reminding, kept, origin_of
from bot.commands.scamcheck import whole_text
from bot.commands.services import Services
from bot.commands.showing import entry_by_key
from bot.reminders.reminder import TEXT_LIMIT, Created, Draft, Reminder, Wish
from bot.reminders.times import reading
from bot.reminders.times.pieces import Part
from bot.reminders.times.results import Moment
from bot.reminders.wanted import Purpose, Wanted
from bot.reminders.zones import moment_of

Interaction: TypeAlias = discord.Interaction[Any]

_WHERE = [
    app_commands.Choice(name=words.WHERE_DIRECT, value=Wish.DIRECT.value),
    app_commands.Choice(name=words.WHERE_HERE, value=Wish.CHANNEL.value),
]


class Remind(commands.Cog):
    """Makes reminders; only whoever asks sees what is said about it."""

    def __init__(
        self, services: Services, reminding: Reminding, presses: PressRouter, tree: app_commands.CommandTree[Any]
    ) -> None:
        self._services = services
        self._reminding = reminding
        self._tree = tree
        self._menu = app_commands.ContextMenu(name=words.REMIND_ABOUT, callback=self.about)
        presses.on(PickReading, self._pick)
        presses.on(AboutMessage, self._about)
        presses.on(AskForReminder, self._open_form)
        presses.on(NewReminder, self._new)
        presses.on(PayoutReminder, self._payout)

    async def cog_load(self) -> None:
        """Add the menu; cogs cannot hold one by decorator."""
        self._tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take it away again."""
        self._tree.remove_command(self._menu.name, type=self._menu.type)

    @commands.Cog.listener()
    async def on_connect(self) -> None:
        """Have at hand what reading a time needs; a start does not wait for it."""
        await asyncio.to_thread(reading.prepare)

    @app_commands.command(name="remind", description=words.REMIND_DESCRIPTION)
    @app_commands.describe(when=words.WHEN, what=words.WHAT, where=words.WHERE)
    @app_commands.choices(where=_WHERE)
    async def remind(
        self,
        interaction: Interaction,
        when: str,
        what: app_commands.Range[str, 1, TEXT_LIMIT],
        where: str = Wish.DIRECT.value,
    ) -> None:
        """Keep a reminder and confirm it in private."""
        wanted = Wanted(Purpose.NEW, what.strip(), origin_of(interaction), _wish(interaction, where))
        await self._reminding.ask(interaction, when, wanted)

    @remind.autocomplete("when")
    async def _times(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        clocks = await self._reminding.clocks(interaction.user.id)
        offered = previews(typed, self._services.clock(), clocks.zone, assumed=clocks.assumed)
        return [app_commands.Choice(name=one.name, value=one.value) for one in offered]

    async def about(self, interaction: Interaction, message: discord.Message) -> None:
        """Ask when to come back to a message."""
        await interaction.response.send_modal(about_form(message.channel.id, message.id, whole_text(message)))

    async def _about(self, interaction: Interaction, press: AboutMessage, given: Given) -> None:
        where = interaction.guild_id or "@me"
        link = f"https://discord.com/channels/{where}/{press.channel}/{press.message}"
        text = given.fields.get(NOTE, "") or words.THIS_MESSAGE
        wanted = Wanted(Purpose.NEW, text, origin_of(interaction, link))
        await self._reminding.ask(interaction, given.fields.get(WHEN, ""), wanted)

    async def _open_form(self, interaction: Interaction, press: AskForReminder, _: Given) -> None:
        entry = entry_by_key(self._services, press.entry)
        await interaction.response.send_modal(
            new_form(words.ABOUT_ANSWER.format(title=entry.question) if entry else "")
        )

    async def _new(self, interaction: Interaction, _: NewReminder, given: Given) -> None:
        message = interaction.message
        link = message.jump_url if message is not None and not message.flags.ephemeral else None
        wanted = Wanted(Purpose.NEW, given.fields.get(NOTE, ""), origin_of(interaction, link))
        await self._reminding.ask(interaction, given.fields.get(WHEN, ""), wanted)

    async def _pick(self, interaction: Interaction, press: PickReading, _: Given) -> None:
        await self._reminding.pick(interaction, press)

    async def _payout(self, interaction: Interaction, press: PayoutReminder, _: Given) -> None:
        """In the morning of that day; a second press shows the reminder that the first one made."""
        clocks = await self._reminding.clocks(interaction.user.id)
        due = moment_of(dt.datetime.combine(press.day, dt.time(Part.MORNING.value)), clocks.zone)
        if due <= self._services.clock():
            await say(interaction, payout_words.OVER)
            return
        known = self._services.desk.knowledge.platforms.get(press.platform)
        said = payout_words.INVOICE if press.is_invoice else payout_words.CHECK
        text = said.format(platform=known.name if known else press.platform)
        same = await self._same(interaction.user.id, text, due)
        draft = Draft(interaction.user.id, text, Moment(due), origin_of(interaction))
        outcome = Created(same) if same else await kept(interaction, self._services.reminders.create(draft))
        if outcome is not None:
            await self._reminding.confirm(interaction, outcome, clocks, in_place=False)

    async def _same(self, member: int, text: str, due: dt.datetime) -> Reminder | None:
        found = await self._services.reminders.of_member(member)
        return next((one for one in found if one.state.is_open and (one.text, one.due) == (text, due)), None)


def _wish(interaction: Interaction, where: str) -> Wish:
    """In a direct message "here" is the direct message."""
    if interaction.guild_id is None and isinstance(interaction.channel, discord.DMChannel):
        return Wish.DIRECT
    return Wish(where)
