"""The moderators' side of unanswered questions: what waits in a server, and what becomes of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update

from bot.clock import Clock
from bot.servers.waiting import Reason, Waiting
from bot.storage.engine import Database
from bot.storage.tables import answer_wishes, askers, unanswered

MOST = 300
"""Questions looked at; a queue that is longer is not read to its end by anybody."""
rows = unanswered.c


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody who wants to be told that a question of theirs has an answer."""

    user: int
    question: str


class QueueRepository:
    """Every method names the servers whose questions it may see; 0 stands for direct messages."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def waiting(self, homes: Sequence[int]) -> tuple[Waiting, ...]:
        """What waits there, what most people asked first."""
        return await self._waiting(rows.guild_id.in_(homes), self._is_open())

    async def these(self, numbers: Sequence[int], homes: Sequence[int]) -> tuple[Waiting, ...]:
        """Those of some questions that still wait there."""
        return await self._waiting(rows.guild_id.in_(homes), rows.id.in_(numbers), rows.settled_at.is_(None))

    async def settle(self, numbers: Sequence[int], homes: Sequence[int]) -> tuple[Wish, ...]:
        """Take questions off the queue; who is to be told, each of whom is forgotten with this."""
        there = rows.id.in_(numbers), rows.guild_id.in_(homes)
        settled = update(unanswered).where(*there).values(settled_at=self._clock(), later_until=None)
        wished = select(answer_wishes.c.user_id, rows.question).join_from(answer_wishes, unanswered).where(*there)
        gone = delete(answer_wishes).where(answer_wishes.c.question_id.in_(select(rows.id).where(*there)))
        async with self._database.transaction() as connection:
            await connection.execute(settled)
            wishes = {user: Wish(user, question) for user, question in await connection.execute(wished)}
            await connection.execute(gone)
        return tuple(wishes.values())

    async def put_off(self, numbers: Sequence[int], homes: Sequence[int], until: dt.datetime) -> int:
        """Show questions again only from then on; how many there were."""
        later = update(unanswered).where(rows.id.in_(numbers), rows.guild_id.in_(homes)).values(later_until=until)
        async with self._database.transaction() as connection:
            return int((await connection.execute(later)).rowcount)

    async def purge(self, before: dt.datetime) -> int:
        """Delete questions that nobody asked since, with who asked them; how many.

        Wishes from before then go even where others still ask: they bear an id.
        """
        async with self._database.transaction() as connection:
            await connection.execute(delete(answer_wishes).where(answer_wishes.c.asked_at < before))
            return int((await connection.execute(delete(unanswered).where(rows.last_asked < before))).rowcount)

    def _is_open(self) -> ColumnElement[bool]:
        due = or_(rows.later_until.is_(None), rows.later_until <= self._clock())
        return and_(rows.settled_at.is_(None), due)

    async def _waiting(self, *conditions: ColumnElement[bool]) -> tuple[Waiting, ...]:
        people, wishes = _count(askers).label("people"), _count(answer_wishes).label("wishes")
        plain = [rows[name] for name in Waiting.__dataclass_fields__ if name in rows]
        query = (
            select(rows.id.label("number"), *plain, people, wishes)
            .where(*conditions)
            .order_by(people.desc(), rows.times.desc(), rows.last_asked.desc(), rows.id)
            .limit(MOST)
        )
        async with self._database.reading() as connection:
            found = await connection.execute(query)
            names = list(Waiting.__dataclass_fields__)
            return tuple(
                Waiting(**dict(zip(names, (*row[:3], Reason(row[3]), *row[4:]), strict=True))) for row in found
            )


def _count(table: Any) -> Any:
    """How many rows of a table belong to a question."""
    return select(func.count()).select_from(table).where(table.c.question_id == rows.id).scalar_subquery()
