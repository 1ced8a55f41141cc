"""Reminders as rows of the database."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.reminders.recurrence import Recurrence
from bot.reminders.reminder import Draft, Origin, Reminder, State, Wish, recurrence_of


@dataclass(frozen=True, slots=True)
class Claimed:
    """A reminder that this process, and no other, is to deliver; who holds `claim` settles it.

    `unsure_since` is the start of the first attempt at this occurrence whose end nobody knows, None without any.
    `until` is when the claim runs out and others may take it.
    """

    reminder: Reminder
    claim: str
    until: dt.datetime
    unsure_since: dt.datetime | None


NEW_COLUMNS = (
    "member_id", "text", "due_at", "anchor", "rule", "zone", "guild_id", "channel_id", "link", "wish", "state",
    "occurrence", "wake_at", "attempts", "unheard", "snoozed_from", "snoozed_occurrence", "created_at",
)  # fmt: skip
"""What is known of a reminder when it is new."""


def values_of_draft(draft: Draft, now: dt.datetime) -> dict[str, Any]:
    """The columns of a new reminder."""
    due = draft.when.due
    return {
        "member_id": draft.member,
        "text": draft.text,
        **timing(due, recurrence_of(draft.when)),
        "guild_id": draft.origin.guild,
        "channel_id": draft.origin.channel,
        "link": draft.origin.link,
        "wish": draft.wish.value,
        "occurrence": 1,
        "created_at": now,
    }


def timing(due: dt.datetime, recurrence: Recurrence | None) -> dict[str, Any]:
    """The columns of a reminder that waits for this time, with everything forgotten that was about an earlier one."""
    anchor, rule, zone = recurrence.stored if recurrence else (None, None, None)
    return {
        "due_at": due,
        "anchor": anchor,
        "rule": rule,
        "zone": zone,
        "state": State.PENDING.value,
        "wake_at": due,
        "attempts": 0,
        "failure": None,
        "unheard": 0,
        "claim": None,
        "claimed_at": None,
        "unsure_since": None,
        "settled_at": None,
    }


def values_after(reminder: Reminder) -> dict[str, Any]:
    """The columns that a settlement changes."""
    return {
        "due_at": reminder.due,
        "state": reminder.state.value,
        "occurrence": reminder.occurrence,
        "wake_at": reminder.wakes,
        "attempts": reminder.attempts,
        "failure": reminder.failure,
        "unheard": reminder.unheard,
        "settled_at": reminder.settled,
        "claim": None,
        "claimed_at": None,
    }


def reminder_of(row: Row[Any]) -> Reminder:
    """The reminder that a row holds."""
    return Reminder(
        id=row.id,
        member=row.member_id,
        text=row.text,
        due=row.due_at,
        recurrence=Recurrence.restore(row.anchor, row.rule, row.zone) if row.rule else None,
        origin=Origin(row.guild_id, row.channel_id, row.link),
        wish=Wish(row.wish),
        state=State(row.state),
        occurrence=row.occurrence,
        wakes=row.wake_at,
        created=row.created_at,
        attempts=row.attempts,
        failure=row.failure,
        unheard=row.unheard,
        settled=row.settled_at,
    )
