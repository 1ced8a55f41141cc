"""What is said when a reminder arrives."""

import datetime as dt

from bot.reminders.lateness import Late, Why

HEADING = "### ⏰ Reminder"
HEADING_FOR = "### ⏰ Reminder for {member}"
PRIVATE = "{member}, one of your reminders is due. I can't write you a direct message, and I don't show its text here."
PRIVATE_HELP = (
    "-# Allow direct messages from this server's members (server menu → Privacy Settings), and see `/reminders`."
)
ABOUT = "-# [The message it is about]({link})"
INSTEAD_DIRECT = "-# Here, because I could not post it in <#{channel}>."
MISSED = "-# {count} later ones had become due too; this one stands for all of them."
NEXT = "-# Next: {moment}"
SNOOZE_MINUTES = "Snooze 20 min"
SNOOZE_HOUR = "1 h"
SNOOZE_TOMORROW = "Tomorrow"
SNOOZE_CHOOSE = "Choose …"
DONE = "Done"
REPEAT = "Repeat …"

_REASONS = {
    Why.OFFLINE: "I was offline",
    Why.REFUSED: "Discord did not take it sooner",
    Why.BUSY: "there was more to deliver than Discord lets me send at once",
}


def late(late: Late, due: dt.datetime) -> str:
    """How late, and why."""
    return f"-# It was due {moment(due)}, {span(late.by)} ago: {_REASONS[late.why]}."


def moment(when: dt.datetime) -> str:
    """A moment that Discord shows by the reader's own clock."""
    return f"<t:{int(when.timestamp())}:F>"


def span(amount: dt.timedelta) -> str:
    """About how long: 3 minutes, 5 hours, 2 days."""
    minutes = max(1, round(amount.total_seconds() / 60))
    for size, unit in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = round(minutes / size)
            return f"{count} {unit}{'' if count == 1 else 's'}"
    raise AssertionError("a minute is the least")
