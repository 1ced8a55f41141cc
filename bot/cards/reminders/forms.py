"""The forms in which times and notes are written."""

from typing import Any

import discord

from bot.cards.controls import press_form
from bot.cards.custom_ids import Press
from bot.cards.limits import clip
from bot.cards.reminders import asking_words as words
from bot.cards.reminders import zone_words
from bot.cards.reminders.member_presses import (
    AboutMessage,
    Edited,
    NewReminder,
    RepeatChosen,
    SnoozeChosen,
    ZoneGiven,
)
from bot.reminders.reminder import TEXT_LIMIT, Reminder
from bot.reminders.times.reading import LONGEST

WHEN = "when"
NOTE = "note"
PLACE = "place"
_EXCERPT = 300


def new_form(note: str) -> discord.ui.Modal:
    """When, and what; the note may be changed."""
    return press_form(NewReminder(), words.FORM_TITLE, [_when(), _note(note)])


def about_form(channel: int, message: int, excerpt: str) -> discord.ui.Modal:
    """When to come back to a message; its beginning is offered as the note, which may stay empty."""
    fields = [_when(), _note(clip(excerpt, _EXCERPT), required=False)]
    return press_form(AboutMessage(channel, message), words.FORM_TITLE, fields)


def edit_form(reminder: Reminder, when: str) -> discord.ui.Modal:
    """The reminder as it is, time in words."""
    title = words.EDIT_TITLE.format(id=reminder.id)
    return press_form(Edited(reminder.id), title, [_when(when), _note(reminder.text)])


def snooze_form(reminder: int, occurrence: int) -> discord.ui.Modal:
    """Until when."""
    return press_form(SnoozeChosen(reminder, occurrence), words.SNOOZE_TITLE, [_when()])


def repeat_form(reminder: int, occurrence: int) -> discord.ui.Modal:
    """How often from now on."""
    return press_form(RepeatChosen(reminder, occurrence), words.REPEAT_TITLE, [_when(help_=words.REPEAT_HELP)])


def zone_form() -> discord.ui.Modal:
    """Where the member is."""
    return _one_line(ZoneGiven(), zone_words.FORM_TITLE, PLACE, zone_words.FORM_PLACE, zone_words.PLACE)


def _one_line(press: Press, title: str, custom_id: str, label: str, help_: str) -> discord.ui.Modal:
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(custom_id=custom_id, max_length=80)
    return press_form(press, title, [discord.ui.Label(text=label, description=help_, component=field)])


def _when(default: str = "", help_: str = words.FORM_WHEN_HELP) -> discord.ui.Label[Any]:
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=WHEN, max_length=LONGEST, default=default[:LONGEST] or None
    )
    return discord.ui.Label(text=words.FORM_WHEN, description=help_, component=field)


def _note(default: str, *, required: bool = True) -> discord.ui.Label[Any]:
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=NOTE,
        style=discord.TextStyle.paragraph,
        max_length=TEXT_LIMIT,
        required=required,
        default=default[:TEXT_LIMIT] or None,
    )
    return discord.ui.Label(text=words.FORM_NOTE if required else words.FORM_NOTE_OPTIONAL, component=field)
