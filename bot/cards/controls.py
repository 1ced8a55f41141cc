"""Buttons and menus that carry a `Press`; all of them work after a restart."""

import re
from typing import Any, Protocol, Self, TypeAlias, cast

import discord

from bot.cards.limits import LABEL_LIMIT, PLACEHOLDER_LIMIT, clip
from bot.cards.presses import Choose, Press, decode, encode

Interaction: TypeAlias = discord.Interaction[Any]


class PressHandler(Protocol):
    """The client, as far as a control needs it."""

    async def handle_press(self, interaction: Interaction, press: Press, values: list[str]) -> None:
        """Do what the control stands for."""


class PressButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]],
    template=r"faq:(?!choose:)[\s\S]*",
):
    """A button that means a `Press`."""

    def __init__(
        self,
        press: Press,
        label: str | None = None,
        *,
        emoji: str | None = None,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> None:
        text = clip(label, LABEL_LIMIT) if label else None
        super().__init__(
            discord.ui.Button(label=text, emoji=emoji, style=style, custom_id=encode(press), disabled=disabled)
        )
        self.press = press

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Rebuild the button that was pressed."""
        button = cast("discord.ui.Button[Any]", item)
        emoji = str(button.emoji) if button.emoji else None
        rebuilt = cls(decode(match.string), button.label, emoji=emoji, style=button.style)
        rebuilt.item.custom_id = match.string
        return rebuilt

    async def callback(self, interaction: Interaction) -> None:
        """Hand the press to the client."""
        await cast(PressHandler, interaction.client).handle_press(interaction, self.press, [])


class ChooseMenu(
    discord.ui.DynamicItem[discord.ui.Select[discord.ui.LayoutView]],
    template=r"faq:choose:[\s\S]*",
):
    """A menu of the browsing card."""

    def __init__(self, press: Choose, placeholder: str, options: list[discord.SelectOption]) -> None:
        super().__init__(
            discord.ui.Select(
                custom_id=encode(press), placeholder=clip(placeholder, PLACEHOLDER_LIMIT), options=options
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Rebuild the menu that was used."""
        menu = cast("discord.ui.Select[Any]", item)
        rebuilt = cls(Choose(), menu.placeholder or "", menu.options)
        rebuilt.item.custom_id = match.string
        return rebuilt

    async def callback(self, interaction: Interaction) -> None:
        """Hand the choice to the client."""
        press = decode(self.item.custom_id)
        await cast(PressHandler, interaction.client).handle_press(interaction, press, self.item.values)


CONTROLS = (PressButton, ChooseMenu)
