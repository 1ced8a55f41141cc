"""What is said about time zones."""

import datetime as dt

from bot.reminders.zones import wall_of

DESCRIPTION = "Tell me your time zone, so that “9am” means yours"
PLACE = "A city, a country, or a zone such as Europe/Berlin, EST, UTC+2"
FORM_TITLE = "My time zone"
FORM_PLACE = "Where are you?"
SET = (
    "### Your time zone is {zone}\n"
    "There it is **{local}** now. Your Discord shows <t:{now}:F>: if the two differ, choose another place.\n"
    "-# Reminders that you have already set come at the moment that was confirmed; repeating ones keep their old clock."
)
CURRENT = "### Your time zone is {zone}\nThere it is **{local}** now."
NONE_YET = "### I don't know your time zone\nUntil you tell me I take UTC, where it is **{local}** now."
CHANGE = "Change it"
WHICH = "### Where is that?\n“{place}” has several clocks. Pick yours."
UNKNOWN = "I don't know a place called “{place}”. Try the nearest big city, a country, or a zone such as `UTC+2`."
OPTION = "{name}: {local} now ({key})"


def local(now: dt.datetime, zone: dt.tzinfo) -> str:
    """What clocks show: Sunday 29 November, 23:10."""
    wall = wall_of(now, zone)
    return f"{wall.strftime('%A')} {wall.day} {wall.strftime('%B, %H:%M')}"


def hour(now: dt.datetime, zone: dt.tzinfo) -> str:
    """What clocks show, in short: Sun 23:10."""
    return wall_of(now, zone).strftime("%a %H:%M")
