"""Moving everything from one database to another, of the same kind or not: as a whole or not at all, and verified."""

import hashlib
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.dialects import check_references, last_number, lock_migrations, number_after
from bot.storage.engine import Database
from bot.storage.tables import metadata

ROWS_AT_ONCE = 1_000


class CopyError(Exception):
    """Nothing was copied; the message is one sentence for the operator, without what is stored."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A table that is the same in both databases now; the checksum does not depend on the order of rows."""

    table: str
    rows: int
    checksum: str


async def copy_everything(source: Database, target: Database, tell: Callable[[Copied], None]) -> None:
    """Copy every row into an empty, migrated database; `tell` hears of each table before anything is final."""
    async with source.reading() as old, target.transaction() as new:
        await new.run_sync(lock_migrations)
        for table in metadata.sorted_tables:
            if await _count(new, table):
                raise CopyError(f"the target is not empty: it has rows in {table.name}")
        for table in metadata.sorted_tables:
            async for rows in _rows(old, table):
                _check_that_they_fit(table, rows)
                await new.execute(table.insert(), rows)
            await new.run_sync(number_after, table, await old.run_sync(last_number, table))
        await new.run_sync(check_references)
        for table in metadata.sorted_tables:
            there, here = await _summary(old, table), await _summary(new, table)
            if there != here:
                raise CopyError(f"{table.name} came out differently: {there.rows} rows there, {here.rows} here")
            tell(here)


async def _count(connection: AsyncConnection, table: Table) -> int:
    return (await connection.execute(select(func.count()).select_from(table))).scalar_one()


async def _rows(connection: AsyncConnection, table: Table) -> AsyncIterator[Sequence[Mapping[str, Any]]]:
    result = await connection.stream(select(table))
    async for rows in result.mappings().partitions(ROWS_AT_ONCE):
        yield [dict(row) for row in rows]


async def _summary(connection: AsyncConnection, table: Table) -> Copied:
    count, total = 0, 0
    async for rows in _rows(connection, table):
        count += len(rows)
        digests = (hashlib.sha256(repr(list(row.values())).encode()).digest() for row in rows)
        total += sum(int.from_bytes(digest) for digest in digests)
    return Copied(table.name, count, f"{total % 2**256:064x}")


def _check_that_they_fit(table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """PostgreSQL keeps the promises of columns that SQLite only writes down; say which row breaks one."""
    for column in table.columns:
        if not isinstance(column.type, String):
            continue
        for row in rows:
            text = row[column.name]
            if text is None or ("\0" not in text and len(text) <= (column.type.length or len(text))):
                continue
            fault = "has the character NUL" if "\0" in text else f"is longer than {column.type.length} characters"
            key = ", ".join(f"{each.name} {row[each.name]}" for each in table.primary_key)
            raise CopyError(f"{column.name} {fault} in the row of {table.name} with {key}")
