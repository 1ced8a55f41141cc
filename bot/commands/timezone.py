"""/timezone: whose clock "9am" is told by."""

from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.reminders import zone_words as words
from bot.cards.reminders.forms import PLACE, zone_form
from bot.cards.reminders.member_presses import AskZone, PickZone, ZoneGiven
from bot.cards.reminders.zone import choices, current_card, set_card, which_card
from bot.commands.errors import say
from bot.commands.press_router import Given, PressRouter
from bot.commands.reminding import Reminding
from bot.commands.services import Services
from bot.commands.showing import is_private, show_card
from bot.reminders.zone_search import find_zones
from bot.reminders.zones import UnknownZoneError, zone_named

Interaction: TypeAlias = discord.Interaction[Any]

_USUAL = ("London", "Berlin", "Lagos", "Nairobi", "Dubai", "Mumbai", "Manila", "New York", "Los Angeles", "Sao Paulo")


class TimeZone(commands.Cog):
    """Keeps the zone of whoever tells it."""

    def __init__(self, services: Services, reminding: Reminding, presses: PressRouter) -> None:
        self._members = services.members
        self._clock = services.clock
        self._reminding = reminding
        presses.on(AskZone, self._ask)
        presses.on(ZoneGiven, self._given)
        presses.on(PickZone, self._pick)

    @app_commands.command(name="timezone", description=words.DESCRIPTION)
    @app_commands.describe(place=words.PLACE)
    async def timezone(self, interaction: Interaction, place: app_commands.Range[str, 1, 80] | None = None) -> None:
        """Set it, or show what it is."""
        if place is not None:
            await self._set(interaction, place)
            return
        clocks = await self._reminding.clocks(interaction.user.id)
        await show_card(interaction, current_card(clocks.zone, self._clock(), assumed=clocks.assumed), in_place=False)

    @timezone.autocomplete("place")
    async def _places(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        found = find_zones(typed) if typed.strip() else [zone for place in _USUAL for zone in find_zones(place)[:1]]
        return [app_commands.Choice(name=name, value=key) for name, key in choices(found, self._clock())]

    async def _ask(self, interaction: Interaction, _: AskZone, __: Given) -> None:
        await interaction.response.send_modal(zone_form())

    async def _given(self, interaction: Interaction, _: ZoneGiven, given: Given) -> None:
        await self._set(interaction, given.fields.get(PLACE, ""))

    async def _pick(self, interaction: Interaction, press: PickZone, _: Given) -> None:
        await self._set(interaction, press.zone, in_place=is_private(interaction))

    async def _set(self, interaction: Interaction, place: str, *, in_place: bool = False) -> None:
        """A key as it is, a place where it has one clock; several are asked back."""
        try:
            zone = zone_named(place)
        except UnknownZoneError:
            found = find_zones(place)
            if len(found) != 1:
                sentence = words.UNKNOWN.format(place=discord.utils.escape_markdown(place))
                if found:
                    await show_card(interaction, which_card(place, found, self._clock()), in_place=False)
                else:
                    await say(interaction, sentence)
                return
            zone = zone_named(found[0].key)
        await self._members.set_zone(interaction.user.id, zone)
        await show_card(interaction, set_card(zone, self._clock()), in_place=in_place)
