"""The controls of a reminder that has arrived: snooze, done, repeat; also days later and after restarts."""

import datetime as dt
from typing import Any, TypeAlias

import discord

from bot.cards.reminders import asking_words as words
from bot.cards.reminders.after import with_note
from bot.cards.reminders.forms import WHEN, repeat_form, snooze_form
from bot.cards.reminders.list_words import stamp
from bot.cards.reminders.member_presses import RepeatChosen, SnoozeChosen
from bot.cards.reminders.presses import DeliveredPress, Done, Repeat, Snooze, SnoozeChoose, SnoozeUntilTomorrow
from bot.commands.errors import say
from bot.commands.press_router import Given, PressRouter
from bot.commands.reminding import Reminding, kept
from bot.commands.services import Services
from bot.reminders.reminder import Changed, Created, Missing, TooMany
from bot.reminders.wanted import Purpose, Wanted
from bot.reminders.zones import moment_of, wall_of

Interaction: TypeAlias = discord.Interaction[Any]


class DeliveredControls:
    """Only the member it is for can do anything with it: nobody else's reminder is ever found."""

    def __init__(self, services: Services, reminding: Reminding, presses: PressRouter) -> None:
        self._services = services
        self._reminding = reminding
        presses.on(Snooze, self._snooze)
        presses.on(SnoozeUntilTomorrow, self._tomorrow)
        presses.on(SnoozeChoose, self._ask_until)
        presses.on(SnoozeChosen, self._until)
        presses.on(Done, self._done)
        presses.on(Repeat, self._ask_how_often)
        presses.on(RepeatChosen, self._how_often)

    async def _snooze(self, interaction: Interaction, press: Snooze, _: Given) -> None:
        if 0 < press.minutes <= _LONGEST_SNOOZE:
            await self._put_off(interaction, press, self._services.clock() + dt.timedelta(minutes=press.minutes))
        else:
            await say(interaction, words.MISSING)

    async def _tomorrow(self, interaction: Interaction, press: SnoozeUntilTomorrow, _: Given) -> None:
        """At this time of day by the member's clock, also where the clocks change tonight."""
        zone = (await self._reminding.clocks(interaction.user.id)).zone
        wall = wall_of(self._services.clock(), zone) + dt.timedelta(days=1)
        await self._put_off(interaction, press, moment_of(wall.replace(microsecond=0), zone))

    async def _put_off(self, interaction: Interaction, press: DeliveredPress, until: dt.datetime) -> None:
        member = interaction.user.id
        snoozing = self._services.reminders.snooze(member, press.reminder, press.occurrence, until)
        match await kept(interaction, snoozing):
            case Created(reminder) | Changed(reminder):
                await _mark(interaction, words.SNOOZED.format(when=stamp(reminder.due)))
            case TooMany(limit):
                await say(interaction, words.TOO_MANY.format(limit=limit))
            case Missing():
                await say(interaction, words.MISSING)

    async def _done(self, interaction: Interaction, press: Done, _: Given) -> None:
        match await kept(interaction, self._services.reminders.done(interaction.user.id, press.reminder)):
            case Changed(reminder) if reminder.state.is_open:
                await _mark(interaction, words.DONE_THIS_TIME.format(when=stamp(reminder.due)), closed=True)
            case Changed():
                await _mark(interaction, words.DONE, closed=True)
            case Missing():
                await say(interaction, words.MISSING)

    async def _ask_until(self, interaction: Interaction, press: SnoozeChoose, _: Given) -> None:
        if await self._reminding.own(interaction, press.reminder):
            await interaction.response.send_modal(snooze_form(press.reminder, press.occurrence))

    async def _until(self, interaction: Interaction, press: SnoozeChosen, given: Given) -> None:
        wanted = Wanted(Purpose.SNOOZE, reminder=press.reminder, occurrence=press.occurrence)
        await self._reminding.ask(interaction, given.fields.get(WHEN, ""), wanted)

    async def _ask_how_often(self, interaction: Interaction, press: Repeat, _: Given) -> None:
        if await self._reminding.own(interaction, press.reminder):
            await interaction.response.send_modal(repeat_form(press.reminder, press.occurrence))

    async def _how_often(self, interaction: Interaction, press: RepeatChosen, given: Given) -> None:
        wanted = Wanted(Purpose.REPEAT, reminder=press.reminder, occurrence=press.occurrence)
        await self._reminding.ask(interaction, given.fields.get(WHEN, ""), wanted)


_LONGEST_SNOOZE = 7 * 24 * 60


async def _mark(interaction: Interaction, note: str, *, closed: bool = False) -> None:
    """Write on the card what was done; where the press came without one, say it."""
    if interaction.message is None:
        await say(interaction, note)
    else:
        await interaction.response.edit_message(view=with_note(interaction.message, note, closed=closed))
