"""Members' alerts for listings, and when each member was told last.

All alerts of a member are told together. `digests` holds the claim, made before anything is sent; a claim counts as
kept once `told_until` of the member's alerts has come up to it. So after a crash nothing is lost, and whoever comes
next knows that a message may be on its way.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import BigInteger, Row, and_, delete, func, literal, or_, select, type_coerce, update

from bot.clock import Clock
from bot.listings.alerts import MOST_ALERTS, NOT_OFTENER_THAN, RESOLUTION, Alert
from bot.listings.compact import read, written
from bot.listings.wanted import Wanted
from bot.storage.dialects import insert_or_ignore
from bot.storage.engine import Database
from bot.storage.tables import alerts, digests, listing_sightings

UNSURE_AFTER = dt.timedelta(minutes=1)
"""A claim that is not kept by then may be looked after by somebody else."""
_Row: TypeAlias = Row[tuple[Any, ...]]


class State(StrEnum):
    """Whether a member is told; paused where their direct messages are closed."""

    ON = "on"
    PAUSED = "paused"


class Added(StrEnum):
    """What came of the wish for an alert."""

    NEW = "new"
    KNOWN = "known"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Due:
    """An alert whose member may be told now; `claimed` is a claim of which nobody knows whether it was kept."""

    alert: Alert
    claimed: dt.datetime | None


class AlertRepository:
    """Keeps alerts; nobody but their member reads or removes them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(self, member: int, wanted: Wanted) -> Added:
        """Keep a filter of a member; asking for an alert also ends a pause."""
        now, text = self._clock(), written(wanted)
        row = {"user_id": member, "wanted": text, "state": State.ON, "created_at": now, "told_until": now}
        mine = alerts.c.user_id == member
        async with self._database.transaction() as connection:
            await connection.execute(update(alerts).where(mine).values(state=State.ON))
            kept = set((await connection.execute(select(alerts.c.wanted).where(mine))).scalars())
            if text in kept:
                return Added.KNOWN
            if len(kept) >= MOST_ALERTS:
                return Added.TOO_MANY
            await connection.execute(insert_or_ignore(connection, alerts), row)
        return Added.NEW

    async def of(self, member: int) -> tuple[Alert, ...]:
        """A member's alerts, oldest first."""
        query = select(alerts).where(alerts.c.user_id == member).order_by(alerts.c.id)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return tuple(filter(None, map(_alert, rows)))

    async def remove(self, member: int, alert: int) -> bool:
        """Forget one alert; False where the member has none of this number."""
        async with self._database.transaction() as connection:
            done = await connection.execute(delete(alerts).where(alerts.c.id == alert, alerts.c.user_id == member))
        return done.rowcount > 0

    async def remove_all(self, member: int) -> int:
        """Forget everything about a member; how many alerts that were."""
        async with self._database.transaction() as connection:
            done = await connection.execute(delete(alerts).where(alerts.c.user_id == member))
            await connection.execute(delete(digests).where(digests.c.user_id == member))
        return done.rowcount

    async def pause(self, member: int) -> None:
        """Tell a member nothing until they say so; what is new meanwhile is told then."""
        await self._set(member, State.PAUSED)

    async def resume(self, member: int) -> None:
        """End a pause."""
        await self._set(member, State.ON)

    async def due(self) -> tuple[Due, ...]:
        """Alerts of members who may be told and may have news, or of whom nobody knows whether they were told.

        Without a listing that is newer than the last look there is no news: that is nearly everybody nearly always.
        """
        now = self._clock()
        told, sent = type_coerce(alerts.c.told_until, BigInteger), type_coerce(digests.c.last_sent, BigInteger)
        created = type_coerce(alerts.c.created_at, BigInteger)
        unsure = and_(told < sent - 1, created < sent, digests.c.last_sent <= now - UNSURE_AFTER)
        newest = select(func.max(listing_sightings.c.first_seen)).scalar_subquery()
        free = and_(
            or_(digests.c.last_sent.is_(None), digests.c.last_sent <= now - NOT_OFTENER_THAN),
            alerts.c.told_until <= newest,
        )
        query = (
            select(alerts, digests.c.last_sent, func.coalesce(unsure, literal(False)).label("unsure"))
            .outerjoin(digests, digests.c.user_id == alerts.c.user_id)
            .where(alerts.c.state == State.ON, or_(free, unsure))
            .order_by(alerts.c.user_id, alerts.c.id)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        found = ((_alert(row), row.last_sent if row.unsure else None) for row in rows)
        return tuple(Due(alert, claimed) for alert, claimed in found if alert)

    async def claim(self, member: int, now: dt.datetime) -> bool:
        """Take it on to tell a member now; False where somebody has done so within a day."""
        row = {"user_id": member, "last_sent": now}
        mine = digests.c.user_id == member
        async with self._database.transaction() as connection:
            free = update(digests).where(mine, digests.c.last_sent <= now - NOT_OFTENER_THAN).values(last_sent=now)
            if (await connection.execute(free)).rowcount:
                return True
            return (await connection.execute(insert_or_ignore(connection, digests), row)).rowcount > 0

    async def told(self, members: Collection[int], until: dt.datetime) -> None:
        """Members have been told of all that was met before `until`."""
        before = until - RESOLUTION
        mine = alerts.c.user_id.in_(members)
        statement = update(alerts).where(mine, alerts.c.state == State.ON, alerts.c.told_until < before)
        async with self._database.transaction() as connection:
            await connection.execute(statement.values(told_until=before))

    async def _set(self, member: int, state: State) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(update(alerts).where(alerts.c.user_id == member).values(state=state))


def _alert(row: _Row) -> Alert | None:
    """An alert as it was kept; None where its filter is of a version that nobody reads any more."""
    wanted = read(row.wanted)
    if wanted is None:
        return None
    return Alert(row.id, row.user_id, wanted, row.state == State.PAUSED, row.created_at, row.told_until)
