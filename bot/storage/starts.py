"""When the bot was started lately, so that a start that fails again and again can be slowed down."""

import datetime as dt

from sqlalchemy import select

from bot.storage.dialects import upsert
from bot.storage.engine import Database
from bot.storage.tables import installation

NAME = "starts"
# As many as fit the column; the policy looks no further back.
KEPT = 16


class StartRepository:
    """Keeps the moments of the last starts of a process; of several each has a name of its own."""

    def __init__(self, database: Database, process: str = "") -> None:
        self._database = database
        self._name = f"{NAME} {process}".strip()

    async def note(self, now: dt.datetime) -> tuple[dt.datetime, ...]:
        """Write down a start; the ones before it, oldest first."""
        known = select(installation.c.value).where(installation.c.name == self._name).with_for_update()
        async with self._database.transaction() as connection:
            value = (await connection.execute(known)).scalar_one_or_none() or ""
            earlier = [int(second) for second in value.split(",") if second]
            latest = {"value": ",".join(map(str, [*earlier, int(now.timestamp())][-KEPT:]))}
            row = {"name": self._name, **latest}
            await connection.execute(upsert(connection, installation, row, key=["name"], changes=latest))
        return tuple(dt.datetime.fromtimestamp(second, dt.UTC) for second in earlier)
