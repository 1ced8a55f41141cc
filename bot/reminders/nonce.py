"""The name of a send, by which Discord recognises that it has this message already."""

import hashlib

from bot.reminders.reminder import Reminder

NONCE_LIMIT = 25


def nonce_of(reminder: Reminder) -> str:
    """The same for every attempt at this occurrence, and for no other; the moment of creation tells databases apart."""
    named = f"{reminder.id}/{reminder.occurrence}/{reminder.member}/{reminder.created.isoformat()}"
    return "r" + hashlib.blake2b(named.encode(), digest_size=12).hexdigest()
