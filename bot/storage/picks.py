"""Which of the suggested entries people choose, as counts."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.storage.dialects import upsert
from bot.storage.engine import Database
from bot.storage.tables import picks


class PickRepository:
    """Counts choices between two entries; who chose and what they had asked is not kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, chosen: str, others: Sequence[str]) -> None:
        """Count that an entry was chosen while others were suggested beside it."""
        more = {"count": picks.c["count"] + 1}
        async with self._database.transaction() as connection:
            for other in others:
                row = {"chosen": chosen, "other": other, "count": 1}
                await connection.execute(upsert(connection, picks, row, key=["chosen", "other"], changes=more))

    async def all(self) -> dict[tuple[str, str], int]:
        """How often an entry was chosen beside another, by (chosen, other)."""
        async with self._database.reading() as connection:
            found = await connection.execute(select(picks.c.chosen, picks.c.other, picks.c["count"]))
            return {(chosen, other): count for chosen, other, count in found}
