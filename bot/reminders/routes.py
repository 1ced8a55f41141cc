"""The ways to a member, in the order in which they are tried."""

from dataclasses import dataclass
from enum import StrEnum

from bot.reminders.reminder import Reminder, Wish


class Route(StrEnum):
    """Where a reminder can arrive."""

    DIRECT = "direct"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Way:
    """A route; `channel` is where it leads unless it is the member's direct messages.

    `shows_text` is False where others would read what was meant for the member alone, `instead` is True where this is
    not what the member wished.
    """

    route: Route
    channel: int | None
    shows_text: bool
    instead: bool


def ways(reminder: Reminder) -> tuple[Way, ...]:
    """What was wished first, then the other: a private text never turns up in a channel."""
    origin = reminder.origin
    if reminder.wish is Wish.CHANNEL:
        return (
            Way(Route.CHANNEL, origin.channel, shows_text=True, instead=False),
            Way(Route.DIRECT, None, shows_text=True, instead=True),
        )
    direct = Way(Route.DIRECT, None, shows_text=True, instead=False)
    # The channel of a direct message is no other way.
    if origin.guild is None or origin.channel is None:
        return (direct,)
    return (direct, Way(Route.CHANNEL, origin.channel, shows_text=False, instead=True))
