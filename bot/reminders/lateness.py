"""How late a reminder comes, and why."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

WORTH_SAYING = dt.timedelta(minutes=2)


class Why(StrEnum):
    """What held it up."""

    OFFLINE = "offline"
    REFUSED = "refused"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Late:
    """By how much, and why."""

    by: dt.timedelta
    why: Why


def lateness(due: dt.datetime, now: dt.datetime, *, attempts: int, running_since: dt.datetime) -> Late | None:
    """How late it is, None where that is not worth a word."""
    by = now - due
    if by < WORTH_SAYING:
        return None
    if running_since > due:
        return Late(by, Why.OFFLINE)
    return Late(by, Why.REFUSED if attempts else Why.BUSY)
