"""Buttons, menus and forms that carry a `Press`; all of them work after a restart."""

import re
from collections.abc import Sequence
from typing import Any, Protocol, Self, TypeAlias, cast

import discord

from bot.cards.custom_ids import BUTTON, CHANNELS, FORM, MENU, ROLES, Press, encode
from bot.cards.limits import LABEL_LIMIT, PLACEHOLDER_LIMIT, clip

Interaction: TypeAlias = discord.Interaction[Any]


class PressHandler(Protocol):
    """The client, as far as a control needs it."""

    async def handle_press(self, interaction: Interaction, custom_id: str, values: Sequence[str]) -> None:
        """Do what the control stands for."""


class PressButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]],
    template=rf"{BUTTON}:[\s\S]*",
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
            discord.ui.Button(label=text, emoji=emoji, style=style, custom_id=encode(press, BUTTON), disabled=disabled)
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Rebuild the button that was pressed."""
        rebuilt = cls.__new__(cls)
        discord.ui.DynamicItem.__init__(rebuilt, cast("discord.ui.Button[Any]", item))
        return rebuilt

    async def callback(self, interaction: Interaction) -> None:
        """Hand the press to the client."""
        await cast(PressHandler, interaction.client).handle_press(interaction, self.custom_id, ())


class ChooseMenu(
    discord.ui.DynamicItem[discord.ui.Select[discord.ui.LayoutView]],
    template=rf"{MENU}:[\s\S]*",
):
    """A menu that means a `Press`; what was chosen comes with it."""

    def __init__(self, press: Press, placeholder: str, options: list[discord.SelectOption]) -> None:
        super().__init__(
            discord.ui.Select(
                custom_id=encode(press, MENU), placeholder=clip(placeholder, PLACEHOLDER_LIMIT), options=options
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Rebuild the menu that was used."""
        rebuilt = cls.__new__(cls)
        discord.ui.DynamicItem.__init__(rebuilt, cast("discord.ui.Select[Any]", item))
        return rebuilt

    async def callback(self, interaction: Interaction) -> None:
        """Hand the choice to the client."""
        await cast(PressHandler, interaction.client).handle_press(interaction, self.custom_id, self.item.values)


class ChannelMenu(
    discord.ui.DynamicItem[discord.ui.ChannelSelect[discord.ui.LayoutView]],
    template=rf"{CHANNELS}:[\s\S]*",
):
    """A menu of the server's channels that means a `Press`; the id of the one that was chosen comes with it."""

    def __init__(
        self, press: Press, placeholder: str, kinds: list[discord.ChannelType], chosen: int | None = None
    ) -> None:
        super().__init__(
            discord.ui.ChannelSelect(
                custom_id=encode(press, CHANNELS),
                placeholder=clip(placeholder, PLACEHOLDER_LIMIT),
                channel_types=kinds,
                default_values=[discord.Object(chosen)] if chosen else [],
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Rebuild the menu that was used."""
        rebuilt = cls.__new__(cls)
        discord.ui.DynamicItem.__init__(rebuilt, cast("discord.ui.ChannelSelect[Any]", item))
        return rebuilt

    async def callback(self, interaction: Interaction) -> None:
        """Hand the choice to the client."""
        chosen = [str(channel.id) for channel in self.item.values]
        await cast(PressHandler, interaction.client).handle_press(interaction, self.custom_id, chosen)


class RoleMenu(
    discord.ui.DynamicItem[discord.ui.RoleSelect[discord.ui.LayoutView]],
    template=rf"{ROLES}:[\s\S]*",
):
    """A menu of the server's roles, several or none of them, that means a `Press`; their ids come with it."""

    def __init__(self, press: Press, placeholder: str, chosen: Sequence[int] = (), most: int = 25) -> None:
        super().__init__(
            discord.ui.RoleSelect(
                custom_id=encode(press, ROLES),
                placeholder=clip(placeholder, PLACEHOLDER_LIMIT),
                min_values=0,
                max_values=most,
                default_values=[discord.Object(role) for role in chosen],
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Rebuild the menu that was used."""
        rebuilt = cls.__new__(cls)
        discord.ui.DynamicItem.__init__(rebuilt, cast("discord.ui.RoleSelect[Any]", item))
        return rebuilt

    async def callback(self, interaction: Interaction) -> None:
        """Hand the choice to the client."""
        chosen = [str(role.id) for role in self.item.values]
        await cast(PressHandler, interaction.client).handle_press(interaction, self.custom_id, chosen)


class LinkButton(discord.ui.Button[discord.ui.LayoutView]):
    """A button that opens a web page; nobody is told that it was pressed."""

    def __init__(self, label: str, url: str) -> None:
        super().__init__(label=clip(label, LABEL_LIMIT), url=url)


def press_form(press: Press, title: str, fields: Sequence[discord.ui.Label[Any]]) -> discord.ui.Modal:
    """A form that means a `Press`; `bot.commands.forms` reads it from the event itself.

    So a form that was open while the bot restarted still arrives. That is why it is stopped at once: discord.py need
    not remember it.
    """
    form = discord.ui.Modal(title=title, custom_id=encode(press, FORM), timeout=None)
    for field in fields:
        form.add_item(field)
    form.stop()
    return form


CONTROLS = (PressButton, ChooseMenu, ChannelMenu, RoleMenu)
