"""Due reminders: claimed by one process, and settled by it.

A claim is a lease. A process that dies leaves its claims behind, and when they have run out another takes them, before
anything else that is due; what it then finds in `unsure_since` says that a message may be there already.
"""

import datetime as dt
import secrets
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, insert, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from bot.clock import Clock
from bot.reminders.counts import Counts
from bot.reminders.deliveries import Delivered, Outcome, Postponed, Undelivered, settle
from bot.reminders.reminder import Reminder, State
from bot.storage.engine import Database
from bot.storage.reminder_rows import Claimed, reminder_of, values_after
from bot.storage.tables import reminder_outcomes, reminders

rows = reminders.c

# Claims that ran out longer ago are due longer than anything else, and come first by that.
LATELY = dt.timedelta(minutes=10)
_CLAIMED = rows.state == State.CLAIMED.value


class DueReminders:
    """What the waiter does in the database."""

    def __init__(self, database: Database, clock: Clock, counts: Counts) -> None:
        self._database = database
        self._clock = clock
        self._counts = counts

    async def next_wake(self) -> dt.datetime | None:
        """When the next reminder has to be acted on, also one that another process has claimed."""
        async with self._database.reading() as connection:
            first = await connection.execute(select(func.min(rows.wake_at)))
            moment: dt.datetime | None = first.scalar_one()
        return moment

    async def claim(self, most: int, lease: dt.timedelta) -> tuple[Claimed, ...]:
        """Take due reminders, those that have waited longest first; no other process gets them until the lease ends."""
        now = self._clock()
        claim = secrets.token_hex(16)
        due = rows.wake_at <= now
        left_behind = and_(due, rows.wake_at > now - LATELY, _CLAIMED)
        found: list[Row[Any]] = []
        async with self._database.transaction() as connection:
            for which in (left_behind, due):
                if len(found) < most:
                    found += (await connection.execute(_taking(which, most - len(found), claim, now, lease))).all()
        claimed = [Claimed(reminder_of(row), claim, row.wake_at, row.unsure_since) for row in found]
        return tuple(sorted(claimed, key=lambda one: (one.reminder.due, one.reminder.id)))

    async def settle(self, claimed: Claimed, outcome: Outcome) -> None:
        """Write what became of it, and its next occurrence with it.

        Writes nothing where the member has cancelled or moved it meanwhile, or somebody else took over after the lease.
        """
        now = self._clock()
        reminder = settle(claimed.reminder, outcome, now)
        unsure: ColumnElement[Any] = null()
        if isinstance(outcome, Postponed):
            since = func.coalesce(rows.unsure_since, rows.claimed_at)
            unsure = since if outcome.may_have_arrived else rows.unsure_since
        statement = update(reminders).where(_held(claimed)).values(**values_after(reminder), unsure_since=unsure)
        async with self._database.transaction() as connection:
            held = (await connection.execute(statement)).rowcount > 0
            if held and not isinstance(outcome, Postponed):
                await _keep(connection, claimed.reminder, outcome, now)
        self._count(outcome)

    async def release(self, claimed: Claimed) -> None:
        """Give back what was not begun, as it was."""
        reminder = claimed.reminder
        state = State.RETRY if reminder.attempts else State.PENDING
        as_it_was = {"state": state.value, "claim": None, "claimed_at": None, "wake_at": self._clock()}
        async with self._database.transaction() as connection:
            await connection.execute(update(reminders).where(_held(claimed)).values(**as_it_was))

    def _count(self, outcome: Outcome) -> None:
        counts = self._counts
        match outcome:
            case Delivered(missed=missed):
                counts.delivered += 1
                counts.missed += missed
            case Postponed():
                counts.retried += 1
            case Undelivered(failure):
                counts.undeliverable[failure] += 1


def _taking(
    which: ColumnElement[bool], most: int, claim: str, now: dt.datetime, lease: dt.timedelta
) -> ReturningUpdate[Any]:
    # SQLite has one writer at a time and no rows to lock; it leaves the last clause out.
    first = select(rows.id).where(which).order_by(rows.wake_at).limit(most)
    due = first.with_for_update(skip_locked=True).cte("due")
    return (
        update(reminders)
        .where(rows.id.in_(select(due.c.id)), which)
        .values(
            state=State.CLAIMED.value,
            claim=claim,
            claimed_at=now,
            wake_at=now + lease,
            unsure_since=case((_CLAIMED, func.coalesce(rows.unsure_since, rows.claimed_at)), else_=rows.unsure_since),
        )
        .returning(reminders)
    )


def _held(claimed: Claimed) -> ColumnElement[bool]:
    return and_(rows.id == claimed.reminder.id, rows.claim == claimed.claim, rows.state == State.CLAIMED.value)


async def _keep(
    connection: AsyncConnection, reminder: Reminder, outcome: Delivered | Undelivered, now: dt.datetime
) -> None:
    values = {
        "reminder_id": reminder.id,
        "occurrence": reminder.occurrence,
        "member_id": reminder.member,
        "due_at": reminder.due,
        "settled_at": now,
        "delivered": isinstance(outcome, Delivered),
    }
    match outcome:
        case Delivered(route, channel, message, missed):
            values |= {"route": route.value, "channel_id": channel, "message_id": message, "missed": missed}
        case Undelivered(failure):
            values |= {"failure": failure, "missed": 0}
    await connection.execute(insert(reminder_outcomes).values(**values))
