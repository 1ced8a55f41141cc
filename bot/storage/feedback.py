"""👍 and 👎: one vote per person and message, without keeping who voted.

Instead of the voter a row holds a ballot (`ballots.py`): pressing again finds the same one and changes the vote.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import null, select, update

from bot.clock import Clock
from bot.storage.ballots import ballot, read_salt
from bot.storage.dialects import upsert
from bot.storage.engine import Database
from bot.storage.tables import feedback

REASON_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Vote:
    """One stored opinion about one answer."""

    entry: str
    useful: bool
    reason: str | None
    knowledge_version: str
    guild_id: int | None
    created_at: dt.datetime


class FeedbackRepository:
    """Keeps votes on answers."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._salt: str | None = None

    async def vote(
        self, message: int, voter: int, entry: str, *, useful: bool, version: str, guild: int | None
    ) -> None:
        """Store the vote of a person on a message in place of an earlier one; a second 👎 keeps its reason."""
        mine = await self._ballot(message, voter)
        row = {
            "entry": entry,
            "useful": useful,
            "knowledge_version": version,
            "guild_id": guild,
            "created_at": self._clock(),
            "message_id": message,
        }
        changes = {**row, "reason": null() if useful else feedback.c.reason}
        async with self._database.transaction() as connection:
            await connection.execute(
                upsert(connection, feedback, {"ballot": mine, **row}, key=["ballot"], changes=changes)
            )

    async def explain(self, message: int, voter: int, reason: str) -> bool:
        """Add the reason to a 👎; False when there is none from this person."""
        mine = await self._ballot(message, voter)
        statement = update(feedback).where(feedback.c.ballot == mine, feedback.c.useful.is_(False))
        async with self._database.transaction() as connection:
            result = await connection.execute(statement.values(reason=reason.strip()[:REASON_LIMIT] or None))
        return result.rowcount > 0

    async def votes(self) -> tuple[Vote, ...]:
        """Every vote, oldest first."""
        columns = [feedback.c[name] for name in Vote.__dataclass_fields__]
        async with self._database.reading() as connection:
            rows = await connection.execute(select(*columns).order_by(feedback.c.id))
        return tuple(Vote(*row) for row in rows)

    async def _ballot(self, message: int, voter: int) -> str:
        if self._salt is None:
            async with self._database.transaction() as connection:
                self._salt = await read_salt(connection)
        return ballot(self._salt, message, voter)
