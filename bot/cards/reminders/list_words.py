"""What is said in lists of reminders."""

import datetime as dt

from bot.reminders.reminder import State

DESCRIPTION = "See, change and delete your reminders"
SHOW = "Whose: yours, or for moderators those that will be posted in this server"
SHOW_MINE = "Mine"
SHOW_SERVER = "Posted in this server (moderators)"
HEADING = "### Your reminders\n{open} open, of at most {limit}."
NONE = "### Your reminders\nYou have none. Make one with `/remind`, or press and hold a message → Apps → **{menu}**."
OPEN_ONE = "Choose one to change or delete"
CLEAR = "Delete all"
CLEAR_ASK = "### Delete all {count} open reminders?\nNone of them will come. This cannot be undone."
CLEAR_YES = "Yes, delete them"
CLEAR_NO = "No, go back"
CLEARED = "-# {count} deleted."
DELETED = "-# Reminder #{id} is deleted."
BACK = "Back to the list"
DELETE = "Delete"
TO_THE_LIST = "See my reminders"

UNHEARD = "### {count} could not reach you"
UNHEARD_ONE = "### A reminder could not reach you"
UNHEARD_LINE = "**{due}**: {reason}."
UNHEARD_MORE = "-# And {count} more, in `/reminders`."
UNHEARD_HELP = "-# To get direct messages from me: server menu → Privacy Settings → Direct Messages."

SERVER_HEADING = (
    "### Reminders of this server\n"
    "{open} open, of {members} members. {public} of them will be posted in a channel here."
)
SERVER_PRIVATE = "-# The others come as direct messages. Nobody but their owner can read those."
SERVER_LINE = "**#{id}** <#{channel}> · <t:{due}:F>{repeats} · for <@{member}>\n{text}"
SERVER_REPEATS = ", repeats"
SERVER_CANCEL = "Choose one to cancel"
SERVER_CANCELLED = "-# Reminder #{id} is cancelled."
SERVER_ONLY_HERE = "Use this in the server that you moderate."

STATES = {
    State.RETRY: "being tried again",
    State.CLAIMED: "on its way",
    State.DELIVERED: "delivered",
    State.DONE: "done",
    State.CANCELLED: "cancelled",
    State.UNDELIVERABLE: "could not be delivered",
}

_FAILURES = {
    "10003": "the channel is gone",
    "10004": "the server is gone",
    "50001": "I can no longer see the channel",
    "50013": "I may not write in the channel",
    "50007": "you do not take direct messages from me",
    "50278": "you do not take direct messages from me",
    "50083": "the thread is closed",
    "160005": "the thread is locked",
    "unanswered": "Discord did not answer",
    "429": "Discord wanted me to slow down",
}
_SERVER_TROUBLE = "Discord had trouble"
_UNNAMED = "Discord did not take it (code {code})"


def reason(failure: str | None) -> str:
    """Why a reminder did not arrive, in words."""
    if failure is None:
        return _UNNAMED.format(code="unknown")
    if failure in _FAILURES:
        return _FAILURES[failure]
    is_trouble = len(failure) == 3 and failure.startswith("5")
    return _SERVER_TROUBLE if is_trouble else _UNNAMED.format(code=failure)


def stamp(when: dt.datetime) -> str:
    """A moment by the reader's own clock, with how far it is."""
    seconds = int(when.timestamp())
    return f"<t:{seconds}:F> (<t:{seconds}:R>)"
