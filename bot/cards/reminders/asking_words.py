"""What is said when a member asks to be reminded, and when a time is asked back."""

import datetime as dt

from bot.cards.reminders.words import moment
from bot.reminders.zones import zone_key

REMIND_DESCRIPTION = "Remind me of something, once or again and again"
WHEN = "in 2 hours, friday 17:30, 1 December, every monday at 9 …"
WHAT = "What to remind you of"
WHERE = "Where it comes; by default a direct message that only you see"
WHERE_DIRECT = "In a direct message"
WHERE_HERE = "Here, in this channel, with a ping for me alone"
REMIND_ABOUT = "Remind me about this"

KEPT = "### ⏰ Reminder #{id}"
CHANGED = "### ⏰ Reminder #{id}, changed"
COMES_DIRECT = "In a direct message"
COMES_HERE = "In <#{channel}>, with a ping for you alone"
REPEATS = "Repeats {words}"
ABOUT = "-# [The message it is about]({link})"
ASSUMED = (
    "-# I don't know your time zone and took {zone}, so check the time above. "
    "Set yours with `/timezone` or below, then press Edit."
)
EDIT = "Edit"
CANCEL = "Cancel it"
SET_ZONE = "Set my time zone"

ASKED_BACK = "### Which one do you mean by “{when}”?"
ASKED_BACK_HELP = "-# Times of {zone}. Pick one, or start over with the exact time."

NO_TEXT = "Say what I shall remind you of."
TOO_LONG = "That text is too long: a reminder has room for {limit:,} characters."
TOO_MANY = (
    "You have {limit} open reminders, which is as many as I keep for one person. Delete some with `/reminders` first."
)
MISSING = (
    "You have no such reminder any more. Only the person it is for can change it; `/reminders` shows what you have."
)
NOT_KEPT = "I could not write that down just now, so nothing has changed. Please try again in a minute."
NOT_HERE = (
    "I cannot post in this channel later: I am not a member of this server, or one of us may not write here. "
    "Choose the direct message instead."
)
NOT_REPEATING = "That comes once. For a repeat write for example “every monday at 9am” or “every 2 days”."
OVER = "That time is over by now. Start again with `/remind`."
SNOOZED = "Snoozed until {when}"
DONE = "Done"
DONE_THIS_TIME = "Done for this time; next {when}"
CANCELLED = "-# Reminder #{id} is cancelled; it will not come."

FORM_TITLE = "Remind me"
FORM_WHEN = "When?"
FORM_WHEN_HELP = "in 2 hours, friday 17:30, 1 December, every monday at 9 …"
FORM_NOTE = "What shall I say?"
FORM_NOTE_OPTIONAL = "A note, if you like"
EDIT_TITLE = "Edit reminder #{id}"
SNOOZE_TITLE = "Remind me again"
REPEAT_TITLE = "Repeat this reminder"
REPEAT_HELP = "every monday at 9, every weekday 8:30, every 31st …"
THIS_MESSAGE = "This message"
ABOUT_ANSWER = "Look again: {title}"

EXAMPLES = (
    "in 20 minutes",
    "in 2 hours",
    "tonight",
    "tomorrow 9am",
    "tomorrow noon",
    "friday 17:00",
    "monday 9am",
    "tuesday 9am",
    "wednesday 9am",
    "thursday 9am",
    "saturday 10am",
    "sunday 10am",
    "in 1 week",
    "end of month",
    "1st of next month",
    "every weekday 8:30",
    "every monday at 9",
    "every 31st",
    "every 2 weeks on friday",
)
UNITS = ("minutes", "hours", "days", "weeks")
PREVIEW = "{moment} · {distance}"
PREVIEW_REPEAT = "{words} · first {moment}, {distance}"
IN_ZONE = " · {zone} time, set yours with /timezone"
NOT_YET = "⚠ {sentence}"


def when_and_in_how_long(due: dt.datetime) -> str:
    """A moment by the reader's own clock, and how far it is."""
    return f"**{moment(due)}** (<t:{int(due.timestamp())}:R>)"


def zone_name(zone: dt.tzinfo) -> str:
    """A zone as people may know it: Europe/Berlin, UTC."""
    return zone_key(zone).replace("_", " ")


def short(wall: dt.datetime) -> str:
    """A time on the clock where there is little room: Fri 4 Dec 2026, 17:30."""
    time = wall.strftime("%H:%M:%S" if wall.second else "%H:%M")
    return f"{wall.strftime('%a')} {wall.day} {wall.strftime('%b %Y')}, {time}"


def distance(amount: dt.timedelta) -> str:
    """About how far ahead: in 20 minutes, in 3 hours, in 5 days, in 4 months."""
    minutes = max(1, round(amount.total_seconds() / 60))
    for size, unit in ((365 * 24 * 60, "year"), (61 * 24 * 60, "month"), (2 * 24 * 60, "day"), (120, "hour")):
        if minutes >= size:
            length = {"year": 365 * 24 * 60, "month": 30 * 24 * 60, "day": 24 * 60, "hour": 60}[unit]
            count = round(minutes / length)
            return f"in {count} {unit}{'' if count == 1 else 's'}"
    return f"in {minutes} minute{'' if minutes == 1 else 's'}"
