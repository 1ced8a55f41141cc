"""When shards may introduce themselves to Discord: one at a time in each bucket, whichever process holds them."""

from sqlalchemy import select, update

from bot.storage.dialects import insert_or_ignore
from bot.storage.engine import Database
from bot.storage.tables import installation


class IdentifyRepository:
    """Hands out turns, a row for each of Discord's buckets."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def turn(self, bucket: int, now: float, apart: float, longest: float) -> float:
        """The next free moment of a bucket, which then is taken; `now` where one was taken impossibly far ahead."""
        rows = installation.c
        here = rows.name == f"identify {bucket}"
        async with self._database.transaction() as connection:
            await connection.execute(
                insert_or_ignore(connection, installation).values(name=f"identify {bucket}", value="0")
            )
            value = (await connection.execute(select(rows.value).where(here).with_for_update())).scalar_one()
            last = float(value)
            turn = max(now, last + apart) if last < now + longest else now
            await connection.execute(update(installation).where(here).values(value=f"{turn:.3f}"))
        return turn
