"""Letters and phrases that people write for a zone: EST, ET, "eastern time"."""

import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass

from bot.reminders.zones import fixed_zone


@dataclass(frozen=True, slots=True)
class ZoneName:
    """The place whose clock is meant, and the offset that the name stands for where it belongs to one season."""

    place: str
    offset: dt.tzinfo | None


_SEASONS = """
EST America/New_York -5
EDT America/New_York -4
CST America/Chicago -6
CST Asia/Shanghai +8
CDT America/Chicago -5
MST America/Denver -7
MDT America/Denver -6
PST America/Los_Angeles -8
PDT America/Los_Angeles -7
AKST America/Anchorage -9
AKDT America/Anchorage -8
HST Pacific/Honolulu -10
AST America/Halifax -4
ADT America/Halifax -3
NST America/St_Johns -3:30
NDT America/St_Johns -2:30
BRT America/Sao_Paulo -3
ART America/Argentina/Buenos_Aires -3
COT America/Bogota -5
PET America/Lima -5
WET Europe/Lisbon +0
WEST Europe/Lisbon +1
BST Europe/London +1
IST Asia/Kolkata +5:30
IST Asia/Jerusalem +2
IST Europe/Dublin +1
CET Europe/Berlin +1
CEST Europe/Berlin +2
EET Europe/Athens +2
EEST Europe/Athens +3
MSK Europe/Moscow +3
TRT Europe/Istanbul +3
WAT Africa/Lagos +1
CAT Africa/Maputo +2
EAT Africa/Nairobi +3
SAST Africa/Johannesburg +2
PKT Asia/Karachi +5
NPT Asia/Kathmandu +5:45
ICT Asia/Bangkok +7
WIB Asia/Jakarta +7
PHT Asia/Manila +8
HKT Asia/Hong_Kong +8
SGT Asia/Singapore +8
AWST Australia/Perth +8
JST Asia/Tokyo +9
KST Asia/Seoul +9
ACST Australia/Adelaide +9:30
ACDT Australia/Adelaide +10:30
AEST Australia/Sydney +10
AEDT Australia/Sydney +11
NZST Pacific/Auckland +12
NZDT Pacific/Auckland +13
"""
_CLOCKS = """
ET America/New_York
CT America/Chicago
MT America/Denver
PT America/Los_Angeles
AKT America/Anchorage
AET Australia/Sydney
NZT Pacific/Auckland
Eastern time America/New_York
Eastern America/New_York
Central time America/Chicago
Mountain time America/Denver
Pacific time America/Los_Angeles
Pacific America/Los_Angeles
Eastern standard time America/New_York
Eastern daylight time America/New_York
Central standard time America/Chicago
Central daylight time America/Chicago
Mountain standard time America/Denver
Mountain daylight time America/Denver
Pacific standard time America/Los_Angeles
Pacific daylight time America/Los_Angeles
Indian standard time Asia/Kolkata
Nigerian time Africa/Lagos
Kenyan time Africa/Nairobi
Philippine time Asia/Manila
UK time Europe/London
Central European time Europe/Berlin
Central Europe time Europe/Berlin
Eastern European time Europe/Athens
India time Asia/Kolkata
Indian time Asia/Kolkata
UTC UTC
GMT UTC
Zulu UTC
"""


@functools.cache
def zone_names() -> Mapping[str, tuple[ZoneName, ...]]:
    """Every name in lower case; one with several entries belongs to several places."""
    names: dict[str, tuple[ZoneName, ...]] = {}
    for line in _SEASONS.split("\n")[1:-1]:
        name, place, offset = line.split()
        hours, _, minutes = offset[1:].partition(":")
        amount = dt.timedelta(hours=int(hours), minutes=int(minutes or 0))
        zone = fixed_zone(-amount if offset.startswith("-") else amount)
        names[name.lower()] = (*names.get(name.lower(), ()), ZoneName(place, zone))
    for line in _CLOCKS.split("\n")[1:-1]:
        name, place = line.rsplit(maxsplit=1)
        names[name.lower()] = (ZoneName(place, None),)
    return names


def goes_by(zone: dt.tzinfo, abbreviation: str, year: int) -> bool:
    """Whether clocks in the zone go by that abbreviation in some season of the year."""
    seasons = (dt.datetime(year, month, 1, tzinfo=dt.UTC).astimezone(zone) for month in (1, 7))
    return any(day.tzname() == abbreviation.upper() for day in seasons)
