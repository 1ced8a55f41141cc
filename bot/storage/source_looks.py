"""What looks at the pages of the sources showed."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, select

from bot.sources.standing import Look, Seen, Standing
from bot.storage.dialects import upsert
from bot.storage.engine import Database
from bot.storage.tables import source_looks

URL_LIMIT = 500
SENTENCE_LIMIT = 300
rows = source_looks.c


class SourceLookRepository:
    """One row a page, with its last look."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Mapping[str, Standing]:
        """What is known, by address."""
        async with self._database.reading() as connection:
            found = await connection.execute(select(source_looks))
        return {
            row.url: Standing(row.url, row.looked_at, Seen(Look(row.look), row.sentence), row.missing_since, row.misses)
            for row in found
        }

    async def note(self, standing: Standing) -> None:
        """Keep what the last look at a page showed."""
        told = {
            "looked_at": standing.looked_at,
            "look": standing.seen.look.value,
            "sentence": standing.seen.sentence[:SENTENCE_LIMIT],
            "missing_since": standing.missing_since,
            "misses": standing.misses,
        }
        async with self._database.transaction() as connection:
            row = {"url": standing.url, **told}
            await connection.execute(upsert(connection, source_looks, row, key=["url"], changes=told))

    async def keep_only(self, urls: Collection[str]) -> None:
        """Forget pages that nothing rests on any more."""
        async with self._database.transaction() as connection:
            known = (await connection.execute(select(rows.url))).scalars().all()
            gone = [url for url in known if url not in urls]
            for start in range(0, len(gone), 100):
                await connection.execute(delete(source_looks).where(rows.url.in_(gone[start : start + 100])))
