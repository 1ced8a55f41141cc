"""From a time that a member wrote to a reminder: read it, ask back where it is open, keep it, confirm it."""

import dataclasses
import datetime as dt
import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any, TypeAlias

import discord

from bot.cards.card import Card
from bot.cards.reminders import asking_words as words
from bot.cards.reminders.confirmation import asked_back, confirmation_card, question_card
from bot.cards.reminders.member_presses import PickReading
from bot.commands.errors import say
from bot.commands.moderators import home_of
from bot.commands.services import Services
from bot.reminders.reminder import (
    TEXT_LIMIT,
    Changed,
    Created,
    Draft,
    Missing,
    Origin,
    Reminder,
    TooMany,
    Wish,
)
from bot.reminders.times.reading import read
from bot.reminders.times.results import Ambiguous, Moment, Refused, Repeating
from bot.reminders.wanted import Purpose, Wanted
from bot.reminders.zones import UTC, fixed_zone, zone_named
from bot.storage.engine import StorageError

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]
Outcome: TypeAlias = Created | Changed | TooMany | Missing

_FAR_EAST = fixed_zone(dt.timedelta(hours=13))


@dataclass(frozen=True, slots=True)
class Clocks:
    """Whose clocks count for a member; `assumed` where they told no zone."""

    zone: dt.tzinfo
    assumed: bool


class Reminding:
    """What commands, menus, forms and buttons do alike."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def clocks(self, member: int) -> Clocks:
        """The member's own, else those of UTC."""
        zone = await self._services.members.zone(member)
        return Clocks(zone or UTC, assumed=zone is None)

    async def ask(self, interaction: Interaction, when: str, wanted: Wanted, *, in_place: bool = False) -> None:
        """Do what is wanted at the time that was written, or say why not; only the member sees it."""
        if not await self._is_sayable(interaction, wanted):
            return
        clocks, now = await self.clocks(interaction.user.id), self._services.clock()
        match read(when, now, clocks.zone):
            case Refused(_, sentence):
                await say(interaction, sentence)
            case Ambiguous() as ambiguous:
                await _show(interaction, question_card(when, ambiguous, wanted, now, clocks.zone), in_place=in_place)
            case Moment() | Repeating() as reading:
                assumed = clocks.assumed and read(when, now, _FAR_EAST) != reading
                await self.keep(interaction, reading, wanted, Clocks(clocks.zone, assumed), in_place=in_place)

    async def pick(self, interaction: Interaction, press: PickReading) -> None:
        """Do what was wanted, at the reading that was picked: of the same words, read as if in that second."""
        asked = asked_back(interaction.message) if interaction.message else None
        if asked is None:
            await say(interaction, words.MISSING)
            return
        now = dt.datetime.fromtimestamp(press.asked, dt.UTC)
        reading = read(asked.when, now, zone_named(press.zone))
        chosen = reading.readings[press.number : press.number + 1] if isinstance(reading, Ambiguous) else ()
        if not chosen or chosen[0].due <= self._services.clock():
            await say(interaction, words.OVER)
            return
        origin = dataclasses.replace(origin_of(interaction), link=asked.link)
        wanted = Wanted(press.purpose, asked.text, origin, press.wish, press.reminder, press.occurrence)
        clocks = await self.clocks(interaction.user.id)
        await self.keep(interaction, chosen[0], wanted, clocks, in_place=True)

    async def keep(
        self,
        interaction: Interaction,
        reading: Moment | Repeating,
        wanted: Wanted,
        clocks: Clocks,
        *,
        in_place: bool = False,
    ) -> None:
        """Write it down and confirm it."""
        if wanted.purpose is Purpose.REPEAT and isinstance(reading, Moment):
            await say(interaction, words.NOT_REPEATING)
            return
        outcome = await kept(interaction, self._written(interaction.user.id, reading, wanted))
        if outcome is not None:
            await self.confirm(interaction, outcome, clocks, in_place=in_place)

    async def confirm(self, interaction: Interaction, outcome: Outcome, clocks: Clocks, *, in_place: bool) -> None:
        """Say what came of it."""
        match outcome:
            case Created(reminder) | Changed(reminder):
                changed = isinstance(outcome, Changed)
                card = confirmation_card(reminder, clocks.zone, assumed=clocks.assumed, changed=changed)
                await _show(interaction, card, in_place=in_place)
            case TooMany(limit):
                await say(interaction, words.TOO_MANY.format(limit=limit))
            case Missing():
                await say(interaction, words.MISSING)

    async def own(self, interaction: Interaction, reminder: int) -> Reminder | None:
        """A reminder of whoever acts; where there is none, they are told."""
        found = await self._services.reminders.get(interaction.user.id, reminder)
        if found is None:
            await say(interaction, words.MISSING)
        return found

    async def _written(self, member: int, reading: Moment | Repeating, wanted: Wanted) -> Outcome:
        reminders = self._services.reminders
        match wanted.purpose:
            case Purpose.NEW:
                return await reminders.create(Draft(member, wanted.text, reading, wanted.origin, wanted.wish))
            case Purpose.SNOOZE if isinstance(reading, Moment):
                return await reminders.snooze(member, wanted.reminder, wanted.occurrence, reading.due)
        return await reminders.edit(member, wanted.reminder, text=wanted.text or None, when=reading)

    async def _is_sayable(self, interaction: Interaction, wanted: Wanted) -> bool:
        if wanted.purpose is Purpose.NEW and not wanted.text.strip():
            await say(interaction, words.NO_TEXT)
        elif len(wanted.text) > TEXT_LIMIT:
            await say(interaction, words.TOO_LONG.format(limit=TEXT_LIMIT))
        elif wanted.wish is Wish.CHANNEL and not may_post(interaction):
            await say(interaction, words.NOT_HERE)
        else:
            return True
        return False


async def kept(interaction: Interaction, writing: Awaitable[Outcome]) -> Outcome | None:
    """What the database says; None where it failed, which the member is told."""
    try:
        return await writing
    except StorageError as error:
        log.error("A reminder could not be stored: %s", error)
        await say(interaction, words.NOT_KEPT)
        return None


def origin_of(interaction: Interaction, link: str | None = None) -> Origin:
    """Where somebody acts, as far as the bot can come back there."""
    if home_of(interaction) is None:
        return Origin(link=link)
    return Origin(interaction.guild_id, interaction.channel_id, link)


def may_post(interaction: Interaction) -> bool:
    """Whether the bot, and who asks, may write where they are."""
    if home_of(interaction) is None:
        return False
    in_thread = isinstance(interaction.channel, discord.Thread)
    both = (interaction.app_permissions, interaction.permissions)
    return all(
        permissions.view_channel and (permissions.send_messages_in_threads if in_thread else permissions.send_messages)
        for permissions in both
    )


async def _show(interaction: Interaction, card: Card, *, in_place: bool) -> None:
    if in_place:
        await interaction.response.edit_message(view=card)
    else:
        await interaction.response.send_message(view=card, ephemeral=True)
