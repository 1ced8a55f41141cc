"""What is offered while a member types a time: what it would mean, or why it means nothing yet."""

import datetime as dt
import re
from dataclasses import dataclass

from bot.cards.limits import CHOICE_LIMIT, MENU_OPTIONS, clip
from bot.cards.reminders import asking_words as words
from bot.reminders.times.describe import describe
from bot.reminders.times.reading import read
from bot.reminders.times.results import Ambiguous, Moment, Refused, Repeating
from bot.reminders.zones import wall_of

_NUMBER = re.compile(r"(?:in )?(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Preview:
    """A line that is offered, and what is sent when it is picked."""

    name: str
    value: str


def previews(typed: str, now: dt.datetime, zone: dt.tzinfo, *, assumed: bool) -> list[Preview]:
    """The readings of what is typed so far, told by the clocks of the zone; else how it might go on.

    Picking a reading sends words that have that reading only. Picking the reason why there is none sends what was
    typed, and that is refused for the same reason.
    """
    if len(typed) > CHOICE_LIMIT:
        return []
    reading = read(typed, now, zone) if typed.strip() else None
    match reading:
        case Moment() | Repeating():
            return [Preview(option(reading, now, zone, assumed=assumed), typed)]
        case Ambiguous(readings):
            told = [(describe(one, zone), option(one, now, zone, assumed=assumed)) for one in readings]
            return [Preview(name, value) for value, name in told if len(value) <= CHOICE_LIMIT]
    found: list[Preview] = []
    for text in _completions(typed.strip().lower()):
        completed = read(text, now, zone)
        if isinstance(completed, Moment | Repeating):
            found.append(Preview(clip(f"{text} · {_plain(completed, now, zone)}", CHOICE_LIMIT), text))
    if isinstance(reading, Refused):
        found.append(Preview(clip(words.NOT_YET.format(sentence=reading.sentence), CHOICE_LIMIT), typed))
    return found[:MENU_OPTIONS]


def option(reading: Moment | Repeating, now: dt.datetime, zone: dt.tzinfo, *, assumed: bool = False) -> str:
    """A reading on one line; `assumed` where nobody said that this is the reader's zone."""
    told = words.IN_ZONE.format(zone=words.zone_name(zone)) if assumed else ""
    return clip(_plain(reading, now, zone) + told, CHOICE_LIMIT)


def _plain(reading: Moment | Repeating, now: dt.datetime, zone: dt.tzinfo) -> str:
    moment, distance = words.short(wall_of(reading.due, zone)), words.distance(reading.due - now)
    if isinstance(reading, Moment):
        return words.PREVIEW.format(moment=moment, distance=distance)
    told, _, _ = describe(reading, zone).partition(" starting ")
    return words.PREVIEW_REPEAT.format(words=told, moment=moment, distance=distance)


def _completions(typed: str) -> list[str]:
    """Whole times that begin like this."""
    number = _NUMBER.fullmatch(typed)
    if number:
        return [f"in {number[1]} {unit}" for unit in words.UNITS]
    return [example for example in words.EXAMPLES if example.startswith(typed)]
