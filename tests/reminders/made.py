"""Reminders for tests."""

import datetime as dt
from typing import Any

from bot.reminders.recurrence import Recurrence
from bot.reminders.reminder import Draft, Origin, Reminder, State, Wish
from bot.reminders.rule import Frequency, Rule
from bot.reminders.times.results import Moment, Repeating
from bot.reminders.zones import moment_of, zone_named
from tests.conftest import NOON

AMINA, BEN, GUILD, CHANNEL = 2001, 2002, 3001, 4001
IN_CHANNEL = Origin(GUILD, CHANNEL, "https://discord.com/channels/3001/4001/5001")


def daily(first: dt.datetime = NOON + dt.timedelta(hours=1), zone: str = "Europe/Berlin") -> Repeating:
    """Every day at the time on the clock of `first`."""
    anchor = first.astimezone(zone_named(zone)).replace(tzinfo=None)
    recurrence = Recurrence(anchor, Rule(Frequency.DAILY), zone_named(zone))
    return Repeating(moment_of(anchor, zone_named(zone)), recurrence)


def draft(
    member: int = AMINA, text: str = "Invoice on Deel", when: Moment | Repeating | None = None, **rest: Any
) -> Draft:
    """In an hour, by direct message."""
    return Draft(member, text, when or Moment(NOON + dt.timedelta(hours=1)), **rest)


def reminder(**changed: Any) -> Reminder:
    """One that is due now and claimed."""
    values: dict[str, Any] = {
        "id": 7,
        "member": AMINA,
        "text": "Invoice on Deel",
        "due": NOON,
        "recurrence": None,
        "origin": Origin(),
        "wish": Wish.DIRECT,
        "state": State.CLAIMED,
        "occurrence": 1,
        "wakes": NOON,
        "created": NOON - dt.timedelta(days=1),
    }
    return Reminder(**{**values, **changed})
