"""Looking for a message that may have been sent already, when Discord no longer recognises its nonce."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import discord

from bot.cards.reminders.presses import delivers
from bot.reminders.refusals import READ_REFUSED
from bot.reminders.reminder import Reminder

CLOCKS_DIFFER = dt.timedelta(minutes=1)
MOST_MESSAGES = 300


async def earlier_message(
    channel: discord.abc.Messageable, me: int, reminder: Reminder, since: dt.datetime
) -> discord.Message | None:
    """The delivery of this occurrence in a channel; None where there is none or the bot may not read.

    Raises what reading raises besides.
    """
    try:
        async for message in channel.history(limit=MOST_MESSAGES, after=since - CLOCKS_DIFFER):
            if message.author.id == me and delivers(_custom_ids(message.components), reminder.id, reminder.occurrence):
                return message
    except discord.HTTPException as error:
        if error.code not in READ_REFUSED:
            raise
    return None


def _custom_ids(parts: Any) -> Iterator[str]:
    for part in parts:
        if custom_id := getattr(part, "custom_id", None):
            yield custom_id
        yield from _custom_ids(getattr(part, "children", ()))
