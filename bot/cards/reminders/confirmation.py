"""The card that says what was kept, and the one that asks which time was meant."""

import datetime as dt
import re
from dataclasses import dataclass

import discord

from bot.cards.card import Card, Control
from bot.cards.controls import PressButton
from bot.cards.limits import LABEL_LIMIT, clip
from bot.cards.reminders import asking_words as words
from bot.cards.reminders.member_presses import AskZone, PickReading
from bot.cards.reminders.presses import CancelReminder, EditReminder
from bot.cards.reminders.preview import option
from bot.reminders.reminder import Reminder, Wish
from bot.reminders.times.describe import describe
from bot.reminders.times.results import Ambiguous
from bot.reminders.wanted import Wanted
from bot.reminders.zones import zone_key

MOST_READINGS = 10
_HEADING = re.compile(re.escape(words.ASKED_BACK).replace(re.escape("{when}"), r"(?P<when>[\s\S]*)"))
_LINK = re.compile(r"\((?P<link>https://[^)]+)\)")


def confirmation_card(reminder: Reminder, zone: dt.tzinfo, *, assumed: bool = False, changed: bool = False) -> Card:
    """What is kept: text, time, repeat, where it comes; `assumed` where the zone is not the member's word."""
    heading = (words.CHANGED if changed else words.KEPT).format(id=reminder.id)
    controls: list[Control] = [
        PressButton(EditReminder(reminder.id), words.EDIT),
        PressButton(CancelReminder(reminder.id), words.CANCEL, style=discord.ButtonStyle.danger),
    ]
    if assumed:
        controls.append(PressButton(AskZone(), words.SET_ZONE, style=discord.ButtonStyle.primary))
    note = words.ASSUMED.format(zone=words.zone_name(zone)) if assumed else ""
    details = "\n".join(part for part in (when_text(reminder, zone), where_text(reminder), note) if part)
    return Card([heading, quoted(reminder.text), details], [controls])


def when_text(reminder: Reminder, zone: dt.tzinfo) -> str:
    """When it comes next, by the reader's own clock, and how it goes on."""
    lines = [words.when_and_in_how_long(reminder.due)]
    if reminder.recurrence is not None:
        lines.append(words.REPEATS.format(words=describe(reminder.when, zone)))
    return "\n".join(lines)


def where_text(reminder: Reminder) -> str:
    """Where it comes, and what it is about."""
    in_channel = reminder.wish is Wish.CHANNEL
    where = words.COMES_HERE.format(channel=reminder.origin.channel) if in_channel else words.COMES_DIRECT
    return f"{where}\n{words.ABOUT.format(link=reminder.origin.link)}" if reminder.origin.link else where


def quoted(text: str) -> str:
    """A member's text, set apart from ours."""
    return "\n".join(f"> {line}" for line in text.splitlines())


@dataclass(frozen=True, slots=True)
class AskedBack:
    """What a card that asks back holds: the time as it was written, and the rest of what was wanted."""

    when: str
    text: str
    link: str | None


def question_card(when: str, readings: Ambiguous, wanted: Wanted, now: dt.datetime, zone: dt.tzinfo) -> Card:
    """One button for each reading. What was wanted stands on the card, so it survives a restart."""
    buttons: list[Control] = [
        PressButton(
            PickReading(
                number,
                int(now.timestamp()),
                zone_key(zone),
                wanted.purpose,
                wanted.wish,
                wanted.reminder,
                wanted.occurrence,
            ),
            clip(option(reading, now, zone), LABEL_LIMIT),
            style=discord.ButtonStyle.primary,
        )
        for number, reading in enumerate(readings.readings[:MOST_READINGS])
    ]
    help_ = words.ASKED_BACK_HELP.format(zone=words.zone_name(zone))
    link = words.ABOUT.format(link=wanted.origin.link) if wanted.origin.link else ""
    parts = [words.ASKED_BACK.format(when=when), help_, link, wanted.text]
    return Card(parts, [buttons[start : start + 1] for start in range(len(buttons))])


def asked_back(message: discord.Message) -> AskedBack | None:
    """What `question_card` wrote on the card, None where this is none."""
    frames = [part for part in message.components if isinstance(part, discord.components.Container)]
    texts = [
        child.content
        for frame in frames
        for child in frame.children
        if isinstance(child, discord.components.TextDisplay)
    ]
    heading = _HEADING.fullmatch(texts[0]) if texts else None
    if heading is None:
        return None
    *before, text = texts[2:] or [""]
    link = _LINK.search(before[0]) if before else None
    return AskedBack(heading["when"], text, link["link"] if link else None)
