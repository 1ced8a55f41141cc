"""What is told of reminders: to a member what did not reach them, to moderators numbers."""

import datetime as dt
from dataclasses import dataclass

from bot.reminders.reminder import Reminder


@dataclass(frozen=True, slots=True)
class Unheard:
    """An occurrence that could not be delivered and that the member has not been shown yet."""

    reminder: Reminder
    occurrence: int
    due: dt.datetime
    failure: str


@dataclass(frozen=True, slots=True)
class ServerCounts:
    """How many open reminders come from a server, of how many members, and how many will be posted in it."""

    open: int
    members: int
    public: int
