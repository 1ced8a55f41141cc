"""The frame that all cards share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import discord

from bot.cards.controls import ChannelMenu, ChooseMenu, LinkButton, PressButton, RoleMenu

ACCENT = discord.Colour(0x3E7BFA)
QUIET = discord.Colour(0x8A9099)
BUTTONS_IN_A_ROW = 5

Control: TypeAlias = PressButton | ChooseMenu | ChannelMenu | RoleMenu | LinkButton


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that is sent along, shown in the card; `alt` says in words what is on it."""

    filename: str
    alt: str

    def shown(self) -> discord.MediaGalleryItem:
        """The picture as Discord wants it."""
        return discord.MediaGalleryItem(f"attachment://{self.filename}", description=self.alt)


@dataclass(frozen=True, slots=True)
class Linked:
    """A text with a button beside it that opens a web page."""

    text: str
    label: str
    url: str


class Card(discord.ui.LayoutView):
    """Texts and pictures in a coloured frame with rows of controls below; its controls never expire."""

    def __init__(
        self,
        parts: Iterable[str | Picture | Linked],
        rows: Sequence[Sequence[Control]] = (),
        colour: discord.Colour = ACCENT,
    ) -> None:
        super().__init__(timeout=None)
        frame: discord.ui.Container[Any] = discord.ui.Container(accent_colour=colour)
        for part in parts:
            if isinstance(part, Picture):
                frame.add_item(discord.ui.MediaGallery(part.shown()))
            elif isinstance(part, Linked):
                frame.add_item(discord.ui.Section(part.text, accessory=LinkButton(part.label, part.url)))
            elif part:
                frame.add_item(discord.ui.TextDisplay(part))
        self.add_item(frame)
        for row in rows:
            if row:
                self.add_item(discord.ui.ActionRow(*row[:BUTTONS_IN_A_ROW]))
        # Its controls say themselves what they mean. Otherwise discord.py would keep each card that only one person
        # sees for a quarter of an hour, with a task that waits for its end.
        self.stop()


def notice(text: str) -> Card:
    """A short sentence."""
    return Card([text], colour=QUIET)
