"""A member's list of reminders, one of them with its controls, and the question before all are deleted."""

import datetime as dt
from collections.abc import Sequence

import discord

from bot.cards import words as common
from bot.cards.card import Card, Control
from bot.cards.controls import ChooseMenu, PressButton
from bot.cards.limits import OPTION_LIMIT, clip
from bot.cards.reminders import asking_words
from bot.cards.reminders import list_words as words
from bot.cards.reminders.confirmation import quoted, when_text, where_text
from bot.cards.reminders.member_presses import (
    AskToClear,
    ClearAll,
    DeleteReminder,
    OpenReminder,
    ShowList,
    ShowServer,
)
from bot.cards.reminders.presses import EditReminder
from bot.reminders.reminder import OPEN_LIMIT, Reminder, State, Wish
from bot.reminders.reports import Unheard
from bot.reminders.times.describe import describe
from bot.reminders.zones import wall_of

PAGE = 8
_EXCERPT = 140
_MOST_UNHEARD = 5


def list_card(reminders: Sequence[Reminder], page: int, zone: dt.tzinfo, note: str = "") -> Card:
    """A page: open ones first, then what has become of the others; `note` is what was just done."""
    if not reminders:
        return Card([words.NONE.format(menu=asking_words.REMIND_ABOUT), note])
    pages = (len(reminders) - 1) // PAGE + 1
    page = max(0, min(page, pages - 1))
    shown = reminders[page * PAGE : (page + 1) * PAGE]
    waiting = sum(one.state.is_open for one in reminders)
    heading = words.HEADING.format(open=waiting, limit=OPEN_LIMIT)
    body = "\n\n".join(_entry(one, zone) for one in shown)
    footer = "\n".join(part for part in (common.page_of(page, pages) if pages > 1 else "", note) if part)
    rows: list[list[Control]] = []
    if options := [_option(one, zone) for one in shown if one.state.is_open]:
        rows.append([ChooseMenu(OpenReminder(page), words.OPEN_ONE, options)])
    buttons: list[Control] = turning(ShowList, page, pages)
    if waiting > 1:
        buttons.append(PressButton(AskToClear(), words.CLEAR, style=discord.ButtonStyle.danger))
    return Card([heading, body, footer], [*rows, buttons])


def one_card(reminder: Reminder, zone: dt.tzinfo, page: int) -> Card:
    """One of them in full."""
    controls: list[Control] = [
        PressButton(EditReminder(reminder.id), asking_words.EDIT),
        PressButton(DeleteReminder(reminder.id, page), words.DELETE, style=discord.ButtonStyle.danger),
        PressButton(ShowList(page), words.BACK),
    ]
    heading = asking_words.KEPT.format(id=reminder.id)
    return Card([heading, quoted(reminder.text), f"{when_text(reminder, zone)}\n{where_text(reminder)}"], [controls])


def clear_card(count: int) -> Card:
    """Whether all shall go."""
    yes = PressButton(ClearAll(), words.CLEAR_YES, style=discord.ButtonStyle.danger)
    return Card([words.CLEAR_ASK.format(count=count)], [[yes, PressButton(ShowList(), words.CLEAR_NO)]])


def unheard_card(unheard: Sequence[Unheard]) -> Card:
    """What could not be delivered to a member, and why."""
    count = len(unheard)
    heading = words.UNHEARD_ONE if count == 1 else words.UNHEARD.format(count=f"{count} reminders")
    blocks = [
        f"{words.UNHEARD_LINE.format(due=f'<t:{int(one.due.timestamp())}:F>', reason=words.reason(one.failure))}\n"
        f"{quoted(clip(one.reminder.text, _EXCERPT))}"
        for one in unheard[:_MOST_UNHEARD]
    ]
    more = [words.UNHEARD_MORE.format(count=count - _MOST_UNHEARD)] if count > _MOST_UNHEARD else []
    body = "\n\n".join([*blocks, *more, words.UNHEARD_HELP])
    return Card([heading, body], [[PressButton(ShowList(), words.TO_THE_LIST)]])


def turning(press: type[ShowList | ShowServer], page: int, pages: int) -> list[Control]:
    """Buttons to the page before and the one after, where there are such."""
    buttons: list[Control] = []
    if page > 0:
        buttons.append(PressButton(press(page - 1), common.PREVIOUS))
    if page < pages - 1:
        buttons.append(PressButton(press(page + 1), common.NEXT))
    return buttons


def _entry(reminder: Reminder, zone: dt.tzinfo) -> str:
    return f"**#{reminder.id}** {_state(reminder, zone)}\n{quoted(clip(reminder.text, _EXCERPT))}"


def _state(reminder: Reminder, zone: dt.tzinfo) -> str:
    """When and where an open one comes, or what has become of it; and what went wrong."""
    parts = [words.stamp(reminder.due)]
    if reminder.state.is_open:
        if reminder.wish is Wish.CHANNEL:
            parts.append(f"<#{reminder.origin.channel}>")
        if reminder.recurrence is not None:
            parts.append(describe(reminder.when, zone).partition(" starting ")[0])
    if reminder.state is not State.PENDING:
        parts.append(words.STATES[reminder.state])
    if reminder.failure is not None:
        parts.append(words.reason(reminder.failure))
    return " · ".join(parts)


def _option(reminder: Reminder, zone: dt.tzinfo) -> discord.SelectOption:
    label = clip(f"#{reminder.id} {reminder.text}", OPTION_LIMIT)
    when = asking_words.short(wall_of(reminder.due, zone))
    return discord.SelectOption(label=label, value=str(reminder.id), description=when)
