"""Members' reminders: what members and moderators do with them. What the bot does is in `due_reminders.py`.

Every method that acts for a member names the member, and finds nothing of anybody else.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, literal, null, or_, select, update

from bot.clock import Clock
from bot.reminders.counts import Counts
from bot.reminders.reminder import (
    OPEN,
    TEXT_LIMIT,
    Changed,
    Created,
    Draft,
    Missing,
    Reminder,
    State,
    TooMany,
    Wish,
    recurrence_of,
)
from bot.reminders.reports import ServerCounts, Unheard
from bot.reminders.times.results import Moment, Repeating
from bot.storage.due_reminders import DueReminders
from bot.storage.engine import Database
from bot.storage.reminder_room import ROOM, insert_if_room, one_at_a_time
from bot.storage.reminder_rows import reminder_of, timing, values_of_draft
from bot.storage.tables import reminder_outcomes, reminders

rows = reminders.c
_OPEN = rows.state.in_([state.value for state in OPEN])


class ReminderRepository:
    """Keeps reminders; `counts` says what they came to since the start of the process."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.counts = Counts()
        self._watchers: list[Callable[[dt.datetime], None]] = []

    def due(self) -> DueReminders:
        """The waiter's side of the same reminders."""
        return DueReminders(self._database, self._clock, self.counts)

    def on_due(self, watcher: Callable[[dt.datetime], None]) -> None:
        """Call `watcher` whenever this process writes that a reminder is due at some moment."""
        self._watchers.append(watcher)

    async def create(self, draft: Draft) -> Created | TooMany:
        """Keep a new reminder, unless the member has fifty open ones."""
        values = values_of_draft(draft, self._clock())
        async with self._database.transaction() as connection:
            made = await insert_if_room(connection, draft.member, values)
        if made is None:
            return TooMany()
        self.counts.created += 1
        self._tell(made.due)
        return Created(made)

    async def of_member(self, member: int) -> tuple[Reminder, ...]:
        """The open reminders of a member, soonest first, then those of the last thirty days, last closed first."""
        query = select(reminders).where(rows.member_id == member)
        async with self._database.reading() as connection:
            found = [reminder_of(row) for row in await connection.execute(query)]
        waiting = sorted((one for one in found if one.state.is_open), key=lambda one: (one.due, one.id))
        closed = [one for one in found if not one.state.is_open]
        return (*waiting, *sorted(closed, key=lambda one: (one.settled or one.due, one.id), reverse=True))

    async def get(self, member: int, reminder: int) -> Reminder | None:
        """One of the member's reminders, None where there is no such one."""
        async with self._database.reading() as connection:
            row = (await connection.execute(select(reminders).where(_own(member, reminder)))).one_or_none()
        return None if row is None else reminder_of(row)

    async def edit(
        self,
        member: int,
        reminder: int,
        *,
        text: str | None = None,
        when: Moment | Repeating | None = None,
        wish: Wish | None = None,
    ) -> Changed | Missing | TooMany:
        """Change what is given. A new time opens a closed reminder again; without one only open ones change."""
        if text is not None and not 0 < len(text.strip()) <= len(text) <= TEXT_LIMIT:
            raise ValueError(f"a reminder has 1 to {TEXT_LIMIT} characters, not {len(text)}")
        values: dict[str, Any] = {} if text is None else {"text": text}
        possible = _OPEN if when is None else rows.state != State.CANCELLED.value
        if wish is not None:
            values["wish"] = wish.value
            possible = and_(possible, or_(literal(wish is Wish.DIRECT), rows.channel_id.is_not(None)))
        if when is not None:
            values |= {**timing(when.due, recurrence_of(when)), "occurrence": rows.occurrence + 1}
        if not values:
            raise ValueError("nothing to change")
        return await self._change(member, reminder, possible, values, opens=when is not None)

    async def snooze(
        self, member: int, reminder: int, occurrence: int, until: dt.datetime
    ) -> Changed | Missing | TooMany:
        """Be reminded of an occurrence once more; a repeating reminder goes on, and its copy is the one that changed.

        Snoozing the same occurrence again moves what the first press made.
        """
        own = await self.get(member, reminder)
        if own is None or (own.state is State.CANCELLED and own.recurrence is None):
            return Missing()
        if own.recurrence is None:
            return await self.edit(member, reminder, when=Moment(until))
        draft = Draft(member, own.text, Moment(until), own.origin, own.wish)
        source = {"snoozed_from": reminder, "snoozed_occurrence": occurrence}
        copy = and_(rows.member_id == member, rows.snoozed_from == reminder, rows.snoozed_occurrence == occurrence)
        async with self._database.transaction() as connection:
            known = (await connection.execute(select(rows.id).where(copy).limit(1))).scalar_one_or_none()
            values = {**values_of_draft(draft, self._clock()), **source}
            made = None if known else await insert_if_room(connection, member, values)
        if known:
            return await self.edit(member, known, when=Moment(until))
        if made is None:
            return TooMany()
        self._tell(made.due)
        return Changed(made)

    async def done(self, member: int, reminder: int) -> Changed | Missing:
        """The member has dealt with it: closes it, except that a repeating one goes on."""
        own = await self.get(member, reminder)
        if own is None or own.state is State.CANCELLED:
            return Missing()
        if own.recurrence is not None and own.state.is_open:
            return Changed(own)
        return await self._close(member, reminder, State.DONE, rows.state != State.CANCELLED.value)

    async def cancel(self, member: int, reminder: int) -> Changed | Missing:
        """Close an open reminder undelivered."""
        return await self._close(member, reminder, State.CANCELLED, _OPEN)

    async def clear(self, member: int) -> int:
        """Cancel all open reminders of a member; how many there were."""
        statement = update(reminders).where(rows.member_id == member, _OPEN).values(self._closing(State.CANCELLED))
        async with self._database.transaction() as connection:
            return (await connection.execute(statement)).rowcount

    async def unheard(self, member: int) -> tuple[Unheard, ...]:
        """What could not be delivered to a member and was not shown yet, oldest first."""
        return (await self.unheard_by([member])).get(member, ())

    async def unheard_by(self, members: Collection[int]) -> dict[int, tuple[Unheard, ...]]:
        """The same for several members at once; who has nothing is left out."""
        failed = reminder_outcomes.c
        query = (
            select(
                reminders,
                failed.member_id.label("member"),
                failed.occurrence.label("missed"),
                failed.due_at.label("was_due"),
                failed.failure.label("why"),
            )
            .join(reminder_outcomes, failed.reminder_id == rows.id)
            .where(failed.member_id.in_(members), failed.delivered.is_(False), failed.shown_at.is_(None))
            .order_by(failed.due_at, failed.reminder_id)
        )
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).all()
        unheard: dict[int, tuple[Unheard, ...]] = {}
        for row in found:
            one = Unheard(reminder_of(row), row.missed, row.was_due, row.why or "")
            unheard[row.member] = (*unheard.get(row.member, ()), one)
        return unheard

    async def shown(self, member: int, unheard: Iterable[Unheard]) -> None:
        """The member has seen these."""
        failed = reminder_outcomes.c
        seen = update(reminder_outcomes).values(shown_at=self._clock())
        async with self._database.transaction() as connection:
            for one in unheard:
                await connection.execute(
                    seen.where(
                        failed.reminder_id == one.reminder.id,
                        failed.occurrence == one.occurrence,
                        failed.member_id == member,
                    )
                )

    async def server_counts(self, guild: int) -> ServerCounts:
        """For the moderators of a server: numbers only."""
        public = func.count().filter(rows.wish == Wish.CHANNEL.value)
        query = select(func.count(), func.count(rows.member_id.distinct()), public).where(rows.guild_id == guild, _OPEN)
        async with self._database.reading() as connection:
            return ServerCounts(*(await connection.execute(query)).one())

    async def public_in(self, guild: int, channels: Collection[int] | None = None) -> tuple[Reminder, ...]:
        """The open reminders that will be posted in a server, or in these of its channels, soonest first."""
        query = select(reminders).where(_public(guild), _OPEN).order_by(rows.due_at, rows.id)
        if channels is not None:
            query = query.where(rows.channel_id.in_(channels))
        async with self._database.reading() as connection:
            return tuple(reminder_of(row) for row in await connection.execute(query))

    async def cancel_public(self, guild: int, reminder: int) -> Changed | Missing:
        """A moderator cancels what would be posted in the server; nothing else can be reached this way."""
        which = and_(rows.id == reminder, _public(guild), _OPEN)
        return await self._close_where(which, State.CANCELLED)

    async def purge(self, closed_before: dt.datetime, unshown_before: dt.datetime) -> int:
        """Delete what was closed before a moment; what a member should still be shown stays until another."""
        outcome = reminder_outcomes.c
        seen = or_(outcome.delivered, outcome.shown_at.is_not(None), outcome.settled_at < unshown_before)
        old = and_(outcome.settled_at < closed_before, seen)
        left = select(outcome.reminder_id).where(outcome.reminder_id == rows.id).exists()
        async with self._database.transaction() as connection:
            await connection.execute(delete(reminder_outcomes).where(old))
            closed = delete(reminders).where(rows.settled_at < closed_before, ~left)
            return (await connection.execute(closed)).rowcount

    async def _close(
        self, member: int, reminder: int, state: State, possible: ColumnElement[bool]
    ) -> Changed | Missing:
        return await self._close_where(and_(_own(member, reminder), possible), state)

    async def _close_where(self, which: ColumnElement[bool], state: State) -> Changed | Missing:
        statement = update(reminders).where(which).values(self._closing(state)).returning(reminders)
        async with self._database.transaction() as connection:
            row = (await connection.execute(statement)).one_or_none()
        return Missing() if row is None else Changed(reminder_of(row))

    def _closing(self, state: State) -> dict[str, Any]:
        return {"state": state.value, "wake_at": null(), "claim": null(), "settled_at": self._clock()}

    async def _change(
        self, member: int, reminder: int, possible: ColumnElement[bool], values: dict[str, Any], *, opens: bool
    ) -> Changed | Missing | TooMany:
        which = and_(_own(member, reminder), possible)
        statement = update(reminders).where(which).values(values).returning(reminders)
        if opens:
            statement = statement.where(or_(_OPEN, ROOM))
        async with self._database.transaction() as connection:
            if opens:
                await one_at_a_time(connection, member)
            row = (await connection.execute(statement, {"whose": member} if opens else None)).one_or_none()
            if row is None and opens and (await connection.execute(select(rows.id).where(which))).first():
                return TooMany()
        if row is None:
            return Missing()
        changed = reminder_of(row)
        if opens:
            self._tell(changed.due)
        return Changed(changed)

    def _tell(self, due: dt.datetime) -> None:
        for watcher in self._watchers:
            watcher(due)


def _own(member: int, reminder: int) -> ColumnElement[bool]:
    return and_(rows.id == reminder, rows.member_id == member)


def _public(guild: int) -> ColumnElement[bool]:
    return and_(rows.guild_id == guild, rows.wish == Wish.CHANNEL.value)
