"""How much was asked and answered in each server and week, and which weeks moderators were told of."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import func, select

from bot.clock import Clock
from bot.digests.week import Kind, Week
from bot.storage.dialects import insert_or_ignore, upsert
from bot.storage.engine import Database
from bot.storage.tables import feedback, weekly_counts, weekly_digests

rows = weekly_counts.c


class CountsRepository:
    """Numbers only; nobody and nothing asked can be found in them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(self, counted: Mapping[tuple[int, dt.datetime, Kind], int]) -> None:
        """Add to what was counted, by server, Monday and kind."""
        async with self._database.transaction() as connection:
            for (guild, week, kind), count in counted.items():
                key = {"guild_id": guild, "week": week, "kind": kind.value}
                more = {"count": rows["count"] + count}
                add = upsert(connection, weekly_counts, {**key, "count": count}, key=list(key), changes=more)
                await connection.execute(add)

    async def weeks(self, guild: int, mondays: tuple[dt.datetime, ...]) -> tuple[Week, ...]:
        """The numbers of some weeks of a server, in the same order."""
        query = select(rows.week, rows.kind, rows["count"]).where(rows.guild_id == guild, rows.week.in_(mondays))
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).all()
        return tuple(
            Week(monday, {Kind(kind): count for week, kind, count in found if week == monday}) for monday in mondays
        )

    async def votes(self, guild: int, since: dt.datetime, until: dt.datetime) -> tuple[int, int]:
        """How many 👍 and 👎 there were in a server."""
        when = feedback.c.created_at
        query = (
            select(feedback.c.useful, func.count())
            .where(feedback.c.guild_id == guild, when >= since, when < until)
            .group_by(feedback.c.useful)
        )
        async with self._database.reading() as connection:
            found = {bool(useful): int(count) for useful, count in await connection.execute(query)}
        return found.get(True, 0), found.get(False, 0)

    async def claim(self, guild: int, week: dt.datetime) -> bool:
        """Take it upon oneself to tell of a week; False where somebody did already."""
        async with self._database.transaction() as connection:
            row = {"guild_id": guild, "week": week}
            return bool((await connection.execute(insert_or_ignore(connection, weekly_digests), row)).rowcount)
