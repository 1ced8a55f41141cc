"""The frame that all cards share."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import discord

from bot.cards.controls import ChooseMenu, LinkButton, PressButton

ACCENT = discord.Colour(0x3E7BFA)
QUIET = discord.Colour(0x8A9099)
BUTTONS_IN_A_ROW = 5

Control: TypeAlias = PressButton | ChooseMenu | LinkButton


class Card(discord.ui.LayoutView):
    """Texts in a coloured frame with rows of controls below; its controls never expire."""

    def __init__(
        self, texts: Iterable[str], rows: Sequence[Sequence[Control]] = (), colour: discord.Colour = ACCENT
    ) -> None:
        super().__init__(timeout=None)
        frame: discord.ui.Container[Any] = discord.ui.Container(accent_colour=colour)
        for text in texts:
            if text:
                frame.add_item(discord.ui.TextDisplay(text))
        self.add_item(frame)
        for row in rows:
            if row:
                self.add_item(discord.ui.ActionRow(*row[:BUTTONS_IN_A_ROW]))


def notice(text: str) -> Card:
    """A short sentence."""
    return Card([text], colour=QUIET)
