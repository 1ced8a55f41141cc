"""The form for other hours."""

from typing import Any

import discord

from bot.cards.controls import press_form
from bot.cards.payouts import words
from bot.cards.payouts.presses import ChangedHours, PayoutPress, press_for

HOURS = "hours"
WEEKLY_HOURS = "weekly_hours"
WEEKS = "weeks"
LONGEST = 20


def hours_form(press: PayoutPress) -> discord.ui.Modal:
    """All hours, or hours a week and weeks, with what was given before filled in."""
    # The hours come with the form, so they need no room in its custom id.
    changed = press_for(ChangedHours, press.request(), hours="", weekly_hours="", weeks="")
    assert changed is not None, "it is shorter than the press that fitted"
    fields = [
        _field(HOURS, words.FORM_HOURS, words.FORM_HOURS_HELP, press.hours),
        _field(WEEKLY_HOURS, words.FORM_WEEKLY, None, press.weekly_hours),
        _field(WEEKS, words.FORM_WEEKS, None, press.weeks),
    ]
    return press_form(changed, words.FORM_TITLE, fields)


def _field(custom_id: str, label: str, description: str | None, value: str) -> discord.ui.Label[Any]:
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=custom_id, required=False, max_length=LONGEST, default=value[:LONGEST] or None
    )
    return discord.ui.Label(text=label, description=description, component=field)
