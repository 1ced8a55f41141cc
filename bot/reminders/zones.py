"""Time zones by key, and the one rule by which the time on a clock in a zone becomes a moment."""

import datetime as dt
import functools
import re
import zoneinfo

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
UTC = zoneinfo.ZoneInfo("UTC")
_FARTHEST = dt.timedelta(hours=14)


class UnknownZoneError(ValueError):
    """No zone goes by that key."""


@functools.cache
def zone_keys() -> dict[str, str]:
    """Every IANA key, by its lower-case form."""
    return {key.lower(): key for key in zoneinfo.available_timezones()}


def zone_named(key: str) -> dt.tzinfo:
    """The zone of an IANA key, whatever its capitals, or of an offset such as UTC+05:30; else `UnknownZoneError`."""
    wanted = key.strip().replace(" ", "_").lower()
    if wanted in zone_keys():
        return zoneinfo.ZoneInfo(zone_keys()[wanted])
    offset = _OFFSET.fullmatch(key.strip())
    if offset is None:
        raise UnknownZoneError(
            f"There is no time zone '{key}'. Write one like Europe/Berlin, America/New_York or UTC+2."
        )
    sign, hours, minutes = offset.groups()
    amount = dt.timedelta(hours=int(hours), minutes=int(minutes or 0))
    if amount > _FARTHEST or int(minutes or 0) > 59:
        raise UnknownZoneError(f"No place on Earth is at '{key}'. Offsets go from UTC-12 to UTC+14.")
    return fixed_zone(-amount if sign == "-" else amount)


def fixed_zone(offset: dt.timedelta) -> dt.tzinfo:
    """The zone that is always this far from UTC."""
    if not offset:
        return UTC
    minutes = abs(offset) // dt.timedelta(minutes=1)
    name = f"UTC{'-' if offset < dt.timedelta() else '+'}{minutes // 60:02}:{minutes % 60:02}"
    return dt.timezone(offset, name)


def zone_key(zone: dt.tzinfo) -> str:
    """The key under which `zone_named` finds the zone again."""
    return zone.key if isinstance(zone, zoneinfo.ZoneInfo) else str(zone)


def moment_of(wall: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The moment, in UTC, at which clocks in the zone show `wall` (without zone).

    Where clocks skip that time it moves forward by as much as they skip; where they show it twice the first counts
    (PEP 495 with fold 0 says both).
    """
    return wall.replace(tzinfo=zone, fold=0).astimezone(dt.UTC)


def wall_of(moment: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """What clocks in the zone show at a moment, without zone."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)
