"""For moderators: how many reminders there are, and those that will be posted in their server."""

from collections.abc import Sequence

import discord

from bot.cards import words as common
from bot.cards.card import Card, Control
from bot.cards.controls import ChooseMenu
from bot.cards.limits import OPTION_LIMIT, clip
from bot.cards.reminders import list_words as words
from bot.cards.reminders.confirmation import quoted
from bot.cards.reminders.listing import PAGE, turning
from bot.cards.reminders.member_presses import CancelInServer, ShowServer
from bot.reminders.reminder import Reminder
from bot.reminders.reports import ServerCounts

_EXCERPT = 140


def server_card(counts: ServerCounts, public: Sequence[Reminder], page: int, note: str = "") -> Card:
    """Numbers for all, texts only for what everybody in a channel will read."""
    heading = words.SERVER_HEADING.format(open=counts.open, members=counts.members, public=counts.public)
    pages = max(1, (len(public) - 1) // PAGE + 1)
    page = max(0, min(page, pages - 1))
    shown = public[page * PAGE : (page + 1) * PAGE]
    footer = [words.SERVER_PRIVATE, common.page_of(page, pages) if pages > 1 else "", note]
    rows: list[list[Control]] = []
    if shown:
        options = [
            discord.SelectOption(label=clip(f"#{one.id} {one.text}", OPTION_LIMIT), value=str(one.id)) for one in shown
        ]
        rows.append([ChooseMenu(CancelInServer(page), words.SERVER_CANCEL, options)])
    body = "\n\n".join(_entry(one) for one in shown)
    return Card([heading, body, "\n".join(part for part in footer if part)], [*rows, turning(ShowServer, page, pages)])


def _entry(reminder: Reminder) -> str:
    return words.SERVER_LINE.format(
        id=reminder.id,
        channel=reminder.origin.channel,
        due=int(reminder.due.timestamp()),
        repeats=words.SERVER_REPEATS if reminder.recurrence else "",
        member=reminder.member,
        text=quoted(clip(reminder.text, _EXCERPT)),
    )
