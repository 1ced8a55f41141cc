"""What members chose for themselves."""

import datetime as dt

from sqlalchemy import delete, insert, select

from bot.clock import Clock
from bot.reminders.zones import zone_key, zone_named
from bot.storage.engine import Database
from bot.storage.tables import member_settings


class MemberRepository:
    """Keeps the zone of whoever told it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def zone(self, member: int) -> dt.tzinfo | None:
        """The zone a member chose, None where they chose none."""
        query = select(member_settings.c.zone).where(member_settings.c.member_id == member)
        async with self._database.reading() as connection:
            key = (await connection.execute(query)).scalar_one_or_none()
        return None if key is None else zone_named(key)

    async def set_zone(self, member: int, zone: dt.tzinfo) -> None:
        """Keep the zone in place of the one before."""
        row = {"member_id": member, "zone": zone_key(zone), "changed_at": self._clock()}
        async with self._database.transaction() as connection:
            await connection.execute(delete(member_settings).where(member_settings.c.member_id == member))
            await connection.execute(insert(member_settings).values(row))
