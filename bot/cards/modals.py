"""The two small forms.

Their answers are read by `bot.commands.forms` from the event itself, so a form that was open while the bot
restarted still arrives. That is why they are stopped at once: discord.py need not remember them.
"""

import discord

from bot.cards import words
from bot.cards.limits import QUESTION_LIMIT, REASON_LIMIT

REASON_FORM = "faq-reason"
QUESTION_FORM = "faq-question"
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
    return _form(REASON_FORM, words.REASON_TITLE, words.REASON_LABEL, words.REASON_HELP, field)


def question_form() -> discord.ui.Modal:
    """What did you want to know; asked when the bot no longer remembers the question."""
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=FIELD, style=discord.TextStyle.paragraph, max_length=QUESTION_LIMIT
    )
    return _form(QUESTION_FORM, words.QUESTION_TITLE, words.QUESTION_LABEL, words.QUESTION_HELP, field)


def _form(
    custom_id: str, title: str, label: str, description: str, field: discord.ui.TextInput[discord.ui.Modal]
) -> discord.ui.Modal:
    form = discord.ui.Modal(title=title, custom_id=custom_id, timeout=None)
    form.add_item(discord.ui.Label(text=label, description=description, component=field))
    form.stop()
    return form
