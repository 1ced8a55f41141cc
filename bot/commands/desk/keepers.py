"""Presses of the desk that only moderators who keep the knowledge may reach."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias, TypeVar

import discord

from bot.cards.custom_ids import Press
from bot.commands.moderators import Moderators
from bot.commands.press_router import Given, PressRouter

Interaction: TypeAlias = discord.Interaction[Any]
P = TypeVar("P", bound=Press)


class KeeperPresses:
    """Asks on every press who it is, and tells whoever may not."""

    def __init__(self, moderators: Moderators, presses: PressRouter) -> None:
        self._moderators = moderators
        self._presses = presses

    def on(self, press: type[P], handler: Callable[[Interaction, P, Given], Awaitable[None]]) -> None:
        """Let only moderators who keep the knowledge reach the handler."""

        async def checked(interaction: Interaction, pressed: P, given: Given) -> None:
            if await self._moderators.admit(interaction):
                await handler(interaction, pressed, given)

        self._presses.on(press, checked)
