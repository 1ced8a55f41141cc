"""Imported listings and the feeds they come from.

A feed's last good answer stands until its next one: a failure changes only what is known about the feed. A listing that
is gone from its feed is closed, not deleted, and opens again when it comes back.
"""

import asyncio
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pydantic import TypeAdapter
from sqlalchemy import Row, Select, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.listings.listing import Listing, Origin
from bot.listings.sources import Merge, SourceState
from bot.storage.dialects import insert_or_ignore
from bot.storage.engine import Database
from bot.storage.tables import imported_listings, listing_sightings, listing_sources

ERROR_LIMIT = 500
AT_A_TIME = 500
"""Rows that are read or written in one go, so that others are served between."""
Visits: TypeAlias = tuple[tuple[str, dt.datetime | None], ...]
"""Each feed with its last good answer: what is open changes only with these."""
_LISTING = TypeAdapter(Listing)
_Row: TypeAlias = Row[tuple[str, str, str, dt.datetime, dt.datetime, dt.datetime | None]]
_KEPT_IN_COLUMNS = {"id", "source_url", "origin", "last_checked", "first_seen", "closed_at"}


class ListingRepository:
    """Keeps what feeds offer."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def open_listings(self) -> tuple[Listing, ...]:
        """Every listing that is in a feed, once each; of two feeds the one that was read last counts."""
        rows = imported_listings
        query = select(rows).where(rows.c.closed_at.is_(None)).order_by(rows.c.last_checked, rows.c.source_url)
        found: dict[str, Listing] = {}
        async with self._database.reading() as connection:
            async for part in (await connection.stream(query)).partitions(AT_A_TIME):
                found |= await asyncio.to_thread(_by_id, part)
        return tuple(found.values())

    async def visits(self) -> Visits:
        """When each feed gave its last good answer; the same as before means that nothing has changed."""
        query = select(listing_sources.c.url, listing_sources.c.last_ok).order_by(listing_sources.c.url)
        async with self._database.reading() as connection:
            return tuple((url, last_ok) for url, last_ok in await connection.execute(query))

    async def from_source(self, url: str) -> tuple[Listing, ...]:
        """Every listing this feed ever had, closed ones too."""
        rows = imported_listings
        query = select(rows).where(rows.c.source_url == url).order_by(rows.c.listing_id)
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).all()
        return tuple(map(_listing, found))

    async def source(self, url: str) -> SourceState | None:
        """What is known about a feed, None when it was never asked."""
        return next((state for state in await self.sources() if state.url == url), None)

    async def sources(self) -> tuple[SourceState, ...]:
        """What is known about each feed, by address."""
        count = (
            select(func.count())
            .where(imported_listings.c.source_url == listing_sources.c.url, imported_listings.c.closed_at.is_(None))
            .scalar_subquery()
        )
        async with self._database.reading() as connection:
            rows = await connection.execute(
                select(listing_sources, count.label("open_listings")).order_by(listing_sources.c.url)
            )
            return tuple(SourceState(**row) for row in rows.mappings())

    async def merge(
        self, source: str, listings: Sequence[Listing], *, etag: str | None = None, last_modified: str | None = None
    ) -> Merge:
        """Take over a feed's good answer as a whole or not at all; what it no longer has is closed."""
        now = self._clock()
        offered = {listing.id: _content(listing) for listing in listings}
        async with self._database.transaction() as connection:
            # Written first, so that nobody else's import of this feed comes between our reading and our writing.
            await _note(connection, source, etag=etag, last_modified=last_modified, last_ok=now)
            known = {row.listing_id: row for row in await connection.execute(_known(source))}
            added = [key for key in offered if key not in known]
            reopened = [key for key in offered if key in known and known[key].closed_at is not None]
            changed = [key for key in offered if key in known and known[key].content != offered[key]]
            gone = [key for key, row in known.items() if key not in offered and row.closed_at is None]
            await _add(connection, source, {key: offered[key] for key in added}, now)
            await _change(connection, source, "content", {key: offered[key] for key in changed})
            await _change(connection, source, "closed_at", dict.fromkeys(gone, now) | dict.fromkeys(reopened))
            await _seen(connection, source, now)
        unchanged = len(offered) - len(added) - len({*changed, *reopened})
        return Merge(len(added), len(changed), unchanged, len(reopened), len(gone))

    async def unchanged(self, source: str) -> None:
        """The feed said that nothing changed: all it has is as fresh as this answer."""
        now = self._clock()
        async with self._database.transaction() as connection:
            await _note(connection, source, last_ok=now)
            await _seen(connection, source, now)

    async def failed(self, source: str, sentence: str) -> None:
        """The feed could not be read; its listings stay as they are."""
        async with self._database.transaction() as connection:
            await _note(connection, source, last_failed=self._clock(), last_error=sentence[:ERROR_LIMIT])

    async def sight(self, ids: Sequence[str]) -> int:
        """Remember when listings were first met; how many were new."""
        now = self._clock()
        known = listing_sightings.c.listing_id
        async with self._database.transaction() as connection:
            met = set((await connection.execute(select(known))).scalars())
            new = [{"listing_id": key, "first_seen": now} for key in dict.fromkeys(ids) if key not in met]
            for start in range(0, len(new), AT_A_TIME):
                part = new[start : start + AT_A_TIME]
                await connection.execute(insert_or_ignore(connection, listing_sightings), part)
        return len(new)

    async def sighted_since(self, moment: dt.datetime) -> dict[str, dt.datetime]:
        """The listings that were first met after `moment`, and when."""
        seen = listing_sightings.c
        query = select(seen.listing_id, seen.first_seen).where(seen.first_seen > moment)
        async with self._database.reading() as connection:
            return {row.listing_id: row.first_seen for row in await connection.execute(query)}


def _by_id(rows: Sequence[_Row]) -> dict[str, Listing]:
    return {row.listing_id: _listing(row) for row in rows}


def _listing(row: _Row) -> Listing:
    values = {
        "id": row.listing_id,
        "source_url": row.source_url,
        "origin": Origin.IMPORT,
        "last_checked": row.last_checked.date(),
        "first_seen": row.first_seen,
        "closed_at": row.closed_at,
    }
    return _LISTING.validate_python({**json.loads(row.content), **values})


def _content(listing: Listing) -> str:
    """What the feed said of a listing, the same text for the same words."""
    data = _LISTING.dump_python(listing, mode="json", exclude=_KEPT_IN_COLUMNS)
    eligibility = data["eligibility"]
    for name in ("allowed", "excluded"):
        eligibility[name] = eligibility[name] and sorted(eligibility[name])
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _known(source: str) -> Select[tuple[str, str, dt.datetime | None]]:
    rows = imported_listings.c
    return select(rows.listing_id, rows.content, rows.closed_at).where(rows.source_url == source)


async def _add(connection: AsyncConnection, source: str, contents: Mapping[str, str], now: dt.datetime) -> None:
    new = {"source_url": source, "first_seen": now, "last_checked": now}
    if contents:
        rows = [{**new, "listing_id": key, "content": content} for key, content in contents.items()]
        await connection.execute(insert(imported_listings), rows)


async def _change(connection: AsyncConnection, source: str, column: str, values: Mapping[str, object]) -> None:
    rows = imported_listings
    one = update(rows).where(rows.c.source_url == source, rows.c.listing_id == bindparam("key"))
    if values:
        changes = [{"key": key, "value": value} for key, value in values.items()]
        await connection.execute(one.values({column: bindparam("value", type_=rows.c[column].type)}), changes)


async def _note(connection: AsyncConnection, source: str, **known: object) -> None:
    await connection.execute(insert_or_ignore(connection, listing_sources), {"url": source})
    await connection.execute(update(listing_sources).where(listing_sources.c.url == source).values(**known))


async def _seen(connection: AsyncConnection, source: str, now: dt.datetime) -> None:
    rows = imported_listings
    still_open = update(rows).where(rows.c.source_url == source, rows.c.closed_at.is_(None))
    await connection.execute(still_open.values(last_checked=now))
