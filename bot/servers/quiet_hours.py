"""Hours of the day in which the bot says nothing unasked."""

import datetime as dt
import re
from dataclasses import dataclass

from pydantic import BaseModel, field_validator

from bot.reminders.zone_search import find_zones
from bot.reminders.zones import zone_named

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?m\.?|h|o'?clock)?", re.IGNORECASE)


class QuietHours(BaseModel, frozen=True):
    """From one time of day up to another, past midnight where the end comes first, by the clocks of a zone."""

    start: dt.time
    end: dt.time
    zone: str

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        zone_named(zone)
        return zone

    def cover(self, moment: dt.datetime) -> bool:
        """Whether they hold at a moment."""
        now = moment.astimezone(zone_named(self.zone)).time()
        if self.start < self.end:
            return self.start <= now < self.end
        return now >= self.start or now < self.end


@dataclass(frozen=True, slots=True)
class NoTime:
    """A text that is no time of day."""

    text: str


@dataclass(frozen=True, slots=True)
class NoLength:
    """They would end when they start."""


@dataclass(frozen=True, slots=True)
class NoZone:
    """A text that names no place or zone, or several; `nearest` holds up to three names to choose from."""

    text: str
    nearest: tuple[str, ...]


def read_quiet_hours(start: str, end: str, place: str) -> QuietHours | NoTime | NoLength | NoZone:
    """Quiet hours as somebody writes them: "22:00", "7am", "Berlin"."""
    times = []
    for text in (start, end):
        time = _read_time(text)
        if time is None:
            return NoTime(text)
        times.append(time)
    if times[0] == times[1]:
        return NoLength()
    zones = find_zones(place)
    exact = [zone for zone in zones if place.strip().casefold() in (zone.name.casefold(), zone.key.casefold())]
    if not exact and len(zones) != 1:
        return NoZone(place, tuple(dict.fromkeys(zone.name for zone in zones))[:3])
    return QuietHours(start=times[0], end=times[1], zone=(exact or zones)[0].key)


def _read_time(text: str) -> dt.time | None:
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24 and not minute:
        hour = 0
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
