"""What members do with their alerts: set, see, end."""

from typing import Any, TypeAlias

import discord

from bot.cards.card import Card
from bot.cards.listings import words
from bot.cards.listings.alerts import alerts_card, kept_card, paused_card, too_many_card
from bot.cards.listings.presses import AlertsOff, AlertsOn, MyAlerts, RemoveAlert
from bot.commands.errors import say
from bot.commands.press_router import Given, PressRouter
from bot.commands.services import Services
from bot.commands.showing import is_private, show_card
from bot.listings.wanted import Wanted
from bot.storage.alerts import Added

Interaction: TypeAlias = discord.Interaction[Any]


class AlertDesk:
    """Acts on a member's own alerts, never on anybody else's."""

    def __init__(self, services: Services, presses: PressRouter) -> None:
        self._services = services
        self._alerts = services.alerts
        presses.on(MyAlerts, self._show)
        presses.on(RemoveAlert, self._remove)
        presses.on(AlertsOff, self._off)
        presses.on(AlertsOn, self._on)

    async def keep(self, interaction: Interaction, wanted: Wanted) -> None:
        """Keep an alert, and say what that means."""
        member = interaction.user.id
        added = await self._alerts.add(member, wanted)
        if added is Added.TOO_MANY:
            card = too_many_card()
        else:
            mine = await self._alerts.of(member)
            number = next((alert.id for alert in mine if alert.wanted == wanted), None)
            card = kept_card(wanted, self._services.desk.knowledge, number, known=added is Added.KNOWN)
        await show_card(interaction, card, in_place=False)

    async def show(self, interaction: Interaction, *, in_place: bool = False) -> None:
        """Show a member what they asked for."""
        await show_card(interaction, await self._card(interaction.user.id), in_place=in_place)

    async def paused(self, member: int) -> Card | None:
        """What a member should know who could not be written to; None where all is well."""
        return paused_card() if any(alert.paused for alert in await self._alerts.of(member)) else None

    async def _card(self, member: int) -> Card:
        return alerts_card(await self._alerts.of(member), self._services.desk.knowledge)

    async def _show(self, interaction: Interaction, _press: MyAlerts, _given: Given) -> None:
        await self.show(interaction)

    async def _remove(self, interaction: Interaction, press: RemoveAlert, _: Given) -> None:
        await self._alerts.remove(interaction.user.id, press.alert)
        if await self._alerts.of(interaction.user.id):
            await self.show(interaction, in_place=is_private(interaction))
        else:
            await say(interaction, words.ALERT_ENDED)

    async def _off(self, interaction: Interaction, _press: AlertsOff, _given: Given) -> None:
        await self._alerts.remove_all(interaction.user.id)
        await say(interaction, words.ALERTS_ENDED)

    async def _on(self, interaction: Interaction, _press: AlertsOn, _given: Given) -> None:
        await self._alerts.resume(interaction.user.id)
        await say(interaction, words.RESUMED)
