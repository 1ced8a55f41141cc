"""The card of a reminder that is due."""

import datetime as dt
from dataclasses import dataclass

import discord

from bot.cards.card import Card, Control
from bot.cards.controls import PressButton
from bot.cards.reminders import words
from bot.cards.reminders.presses import Done, Repeat, Snooze, SnoozeChoose, SnoozeUntilTomorrow
from bot.reminders.lateness import Late
from bot.reminders.reminder import Reminder
from bot.reminders.routes import Route, Way

MINUTES = 20
HOUR = 60


@dataclass(frozen=True, slots=True)
class Arrival:
    """How an occurrence reaches the member: which way, how late, and what else it stands for."""

    way: Way
    late: Late | None = None
    missed: int = 0
    following: dt.datetime | None = None


def delivered_card(reminder: Reminder, arrival: Arrival) -> Card:
    """The text with everything to know about it, or where others would read it only the news that one is due."""
    return Card(["\n".join(_lines(reminder, arrival))], _controls(reminder))


def _lines(reminder: Reminder, arrival: Arrival) -> list[str]:
    way, member = arrival.way, f"<@{reminder.member}>"
    if not way.shows_text:
        return [words.PRIVATE.format(member=member), words.PRIVATE_HELP]
    lines = [words.HEADING_FOR.format(member=member) if way.route is Route.CHANNEL else words.HEADING, reminder.text]
    if reminder.origin.link:
        lines.append(words.ABOUT.format(link=reminder.origin.link))
    if arrival.late:
        lines.append(words.late(arrival.late, reminder.due))
    if arrival.missed:
        lines.append(words.MISSED.format(count=arrival.missed))
    if way.instead and way.route is Route.DIRECT:
        lines.append(words.INSTEAD_DIRECT.format(channel=reminder.origin.channel))
    if arrival.following:
        lines.append(words.NEXT.format(moment=words.moment(arrival.following)))
    return lines


def _controls(reminder: Reminder) -> list[list[Control]]:
    this = (reminder.id, reminder.occurrence)
    snoozes: list[Control] = [
        PressButton(Snooze(*this, MINUTES), words.SNOOZE_MINUTES),
        PressButton(Snooze(*this, HOUR), words.SNOOZE_HOUR),
        PressButton(SnoozeUntilTomorrow(*this), words.SNOOZE_TOMORROW),
        PressButton(SnoozeChoose(*this), words.SNOOZE_CHOOSE),
    ]
    ends: list[Control] = [PressButton(Done(*this), words.DONE, style=discord.ButtonStyle.success)]
    if reminder.recurrence is None:
        ends.append(PressButton(Repeat(*this), words.REPEAT))
    return [snoozes, ends]
