"""A delivered reminder after something was done with it."""

from typing import Any

import discord

NOTE = "-# ✎ "


def with_note(message: discord.Message, note: str, *, closed: bool = False) -> discord.ui.LayoutView:
    """The same card with a line about what was done last in place of the one before; `closed` without its controls.

    The card is taken from the message, since it may be older than anything the bot remembers.
    """
    view: discord.ui.LayoutView = discord.ui.LayoutView.from_message(message, timeout=None)
    for item in list(view.children):
        if isinstance(item, discord.ui.Container):
            _note(item, note)
        elif closed:
            view.remove_item(item)
    # Or discord.py would keep it for ever, since it takes what it reads from a message for controls to be called.
    view.stop()
    return view


def _note(frame: discord.ui.Container[Any], note: str) -> None:
    for part in list(frame.children):
        if isinstance(part, discord.ui.TextDisplay) and part.content.startswith(NOTE):
            frame.remove_item(part)
    frame.add_item(discord.ui.TextDisplay(f"{NOTE}{note}"))
