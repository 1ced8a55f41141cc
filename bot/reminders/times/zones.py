"""Zones in a text: "EST", "UTC+2", "Europe/Berlin", "in new york", "london time"."""

import re

from bot.reminders.times import words
from bot.reminders.times.frame import Frame
from bot.reminders.times.pieces import Filler, InZone
from bot.reminders.times.results import UnreadableError
from bot.reminders.times.scanner import Found, Recogniser, pattern
from bot.reminders.zone_names import ZoneName, goes_by, zone_names
from bot.reminders.zone_search import zones_called
from bot.reminders.zones import UnknownZoneError, zone_key, zone_named

_PLACE = re.compile(r"(?P<lead>in )?(?P<place>[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){0,2})")
_TIME = re.compile(r"(?:'s)? time(?!\w)")


def _abbreviation(match: re.Match[str], frame: Frame) -> InZone:
    """What the letters mean where the writer lives, else every place that goes by them."""
    name = match["name"].removesuffix(" time") if match["name"] not in zone_names() else match["name"]
    if goes_by(frame.zone, name, frame.today.year):
        return InZone((ZoneName(zone_key(frame.zone), None),))
    return InZone(zone_names()[name])


def _key(match: re.Match[str], frame: Frame) -> InZone:
    try:
        return InZone((ZoneName(zone_key(zone_named(match["key"])), None),))
    except UnknownZoneError as error:
        raise UnreadableError(str(error)) from None


def _place(text: str, start: int, frame: Frame) -> Found | None:
    """A place after "in" or before "time", in one to three words."""
    match = _PLACE.match(text, start)
    if match is None:
        return None
    names = match["place"].split(" ")
    for number in range(len(names), 0, -1):
        name = " ".join(names[:number])
        keys = zones_called(name.removesuffix("'s"))
        end = match.start("place") + len(name)
        time = _TIME.match(text, end)
        if keys and (match["lead"] or time):
            return Found((InZone(tuple(ZoneName(key, None) for key in keys)),), time.end() if time else end)
    return None


_OFFSET = r"(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}"
RECOGNISERS: tuple[Recogniser, ...] = (
    pattern(rf"(?:in )?\(?(?P<name>{words.one_of(zone_names())})\)?(?: time)?", _abbreviation),
    pattern(r"\(?(?P<key>[a-z]+(?:/[a-z_+-]+\d{0,2}){1,2})\)?", _key),
    pattern(rf"\(?(?P<key>{_OFFSET})\)?", _key),
    pattern(r"(?P<key>z)", lambda match, frame: InZone(zone_names()["utc"])),
    pattern(
        r"(?:in )?(?:my|your|our|local|the local)(?: own)? (?:time ?zone|time)|here", lambda match, frame: Filler.PLAIN
    ),
    _place,
)
