"""The form for a longer text to check."""

import discord

from bot.cards.controls import press_form
from bot.cards.scams import words
from bot.cards.scams.presses import CheckText

FIELD = "text"
TEXT_LIMIT = 4_000
"""The most that Discord lets people write into a field."""


def check_form() -> discord.ui.Modal:
    """Paste the link or the message."""
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=FIELD, style=discord.TextStyle.paragraph, max_length=TEXT_LIMIT
    )
    labelled: discord.ui.Label[discord.ui.Modal] = discord.ui.Label(
        text=words.FORM_LABEL, description=words.FORM_HELP, component=field
    )
    return press_form(CheckText(), words.FORM_TITLE, [labelled])
