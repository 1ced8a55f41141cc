"""The two small forms about answers."""

from typing import Any

import discord

from bot.cards import words
from bot.cards.controls import press_form
from bot.cards.limits import QUESTION_LIMIT, REASON_LIMIT
from bot.cards.presses import GiveQuestion, GiveReason

FIELD = "text"


def reason_form() -> discord.ui.Modal:
    """Why was the answer not useful; may stay empty."""
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=FIELD,
        style=discord.TextStyle.paragraph,
        placeholder=words.REASON_PLACEHOLDER,
        max_length=REASON_LIMIT,
        required=False,
    )
    return press_form(GiveReason(), words.REASON_TITLE, [_labelled(field, words.REASON_LABEL, words.REASON_HELP)])


def question_form() -> discord.ui.Modal:
    """What did you want to know; asked when the bot no longer remembers the question."""
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=FIELD, style=discord.TextStyle.paragraph, max_length=QUESTION_LIMIT
    )
    labelled = _labelled(field, words.QUESTION_LABEL, words.QUESTION_HELP)
    return press_form(GiveQuestion(), words.QUESTION_TITLE, [labelled])


def _labelled(field: discord.ui.TextInput[discord.ui.Modal], label: str, description: str) -> discord.ui.Label[Any]:
    return discord.ui.Label(text=label, description=description, component=field)
