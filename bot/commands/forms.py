"""Forms are read from the event itself, so that one opened before a restart still arrives."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import discord
from discord.ext import commands

from bot.cards.custom_ids import FORM
from bot.commands.press_router import Given, PressRouter

Interaction: TypeAlias = discord.Interaction[Any]


class Forms(commands.Cog):
    """Hands what was written into a form to whoever handles its press."""

    def __init__(self, presses: PressRouter) -> None:
        self._presses = presses

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Take the texts out of a form that is ours."""
        data: Mapping[str, Any] = interaction.data or {}
        custom_id = str(data.get("custom_id"))
        if interaction.type is discord.InteractionType.modal_submit and custom_id.startswith(f"{FORM}:"):
            fields = dict(_fields(data.get("components", ())))
            await self._presses.handle(interaction, custom_id, Given(fields=fields))


def _fields(components: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for component in components:
        inner = component.get("component")
        yield from _fields([inner] if inner else component.get("components", ()))
        if "value" in component:
            yield str(component.get("custom_id")), str(component["value"] or "").strip()
        elif chosen := component.get("values"):
            yield str(component.get("custom_id")), str(chosen[0])
