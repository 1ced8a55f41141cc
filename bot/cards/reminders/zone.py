"""Cards and choices about time zones."""

import datetime as dt
from collections.abc import Sequence

from bot.cards.card import BUTTONS_IN_A_ROW, Card, Control
from bot.cards.controls import PressButton
from bot.cards.limits import CHOICE_LIMIT, LABEL_LIMIT, clip
from bot.cards.reminders import zone_words as words
from bot.cards.reminders.asking_words import SET_ZONE, zone_name
from bot.cards.reminders.member_presses import AskZone, PickZone
from bot.reminders.zone_search import FoundZone
from bot.reminders.zones import zone_named

MOST_PICKS = 2 * BUTTONS_IN_A_ROW


def set_card(zone: dt.tzinfo, now: dt.datetime) -> Card:
    """The zone that counts from now on, beside what Discord shows, so that a wrong one is seen at once."""
    told = {"zone": zone_name(zone), "local": words.local(now, zone), "now": int(now.timestamp())}
    return Card([words.SET.format(**told)])


def current_card(zone: dt.tzinfo, now: dt.datetime, *, assumed: bool) -> Card:
    """The zone that counts, and how to change it."""
    text = words.NONE_YET if assumed else words.CURRENT
    told = text.format(zone=zone_name(zone), local=words.local(now, zone))
    return Card([told], [[PressButton(AskZone(), SET_ZONE if assumed else words.CHANGE)]])


def which_card(place: str, found: Sequence[FoundZone], now: dt.datetime) -> Card:
    """One button for each zone that a place may be in."""
    buttons: list[Control] = [
        PressButton(PickZone(one.key), clip(_option(one, now), LABEL_LIMIT)) for one in found[:MOST_PICKS]
    ]
    rows = [buttons[start : start + BUTTONS_IN_A_ROW] for start in range(0, len(buttons), BUTTONS_IN_A_ROW)]
    return Card([words.WHICH.format(place=clip(place, LABEL_LIMIT))], rows)


def choices(found: Sequence[FoundZone], now: dt.datetime) -> list[tuple[str, str]]:
    """Lines to offer while a place is typed, each with the key that is sent."""
    return [(clip(_option(one, now), CHOICE_LIMIT), one.key) for one in found]


def _option(found: FoundZone, now: dt.datetime) -> str:
    zone = zone_named(found.key)
    return words.OPTION.format(name=found.name, local=words.hour(now, zone), key=zone_name(zone))
