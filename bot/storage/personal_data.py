"""What the database holds of one person: giving it out, and deleting it. `personal.py` says where to look."""

import asyncio
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Column, Row, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fleet import Topic
from bot.storage.ballots import ballot, read_salt
from bot.storage.dialects import announce
from bot.storage.engine import Database
from bot.storage.personal import BALLOTED, NAMED, Balloted, Named

AT_ONCE = 500
"""Values in one statement; both databases allow more."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Mine:
    """A ballot of somebody's, and what it is about."""

    about: int
    ballot: str


class PersonalData:
    """Walks every table that can hold something of a person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def counts(self, person: int) -> dict[str, int]:
        """How many rows are somebody's, by table; tables without any are left out."""
        async with self._database.transaction() as connection:
            found = {}
            for named in NAMED:
                query = select(func.count()).select_from(named.table).where(named.person == person)
                found[named.table.name] = int((await connection.execute(query)).scalar_one())
            for balloted in BALLOTED:
                found[balloted.table.name] = len(await _mine(connection, balloted, person))
        return {table: count for table, count in found.items() if count}

    async def export(self, person: int) -> dict[str, list[Record]]:
        """Every row of somebody's, by table, with times in ISO 8601 and ids as texts, ready for JSON."""
        found: dict[str, list[Record]] = {}
        async with self._database.transaction() as connection:
            for named in NAMED:
                rows = await connection.execute(select(named.table).where(named.person == person))
                found[named.table.name] = list(_records(named.table.columns, rows, named.hidden))
            for balloted in BALLOTED:
                found[balloted.table.name] = await _balloted_rows(connection, balloted, person)
        return {table: rows for table, rows in found.items() if rows}

    async def delete(self, person: int) -> dict[str, int]:
        """Take everything of somebody's out of every table at once; how many rows each held."""
        counts: dict[str, int] = {}
        async with self._database.transaction() as connection:
            for named in NAMED:
                counts[named.table.name] = await _delete_named(connection, named, person)
            for balloted in BALLOTED:
                counts[balloted.table.name] = await _delete_balloted(connection, balloted, person)
            # What is in the memory of other processes goes, too.
            await announce(connection, Topic.FORGET, str(person))
        return {table: count for table, count in counts.items() if count}


async def _delete_named(connection: AsyncConnection, named: Named, person: int) -> int:
    theirs = named.person == person
    statement = update(named.table).values(**named.blanks) if named.blanks else delete(named.table)
    return int((await connection.execute(statement.where(theirs))).rowcount)


async def _delete_balloted(connection: AsyncConnection, balloted: Balloted, person: int) -> int:
    mine = await _mine(connection, balloted, person)
    for some in _slices([each.ballot for each in mine]):
        await connection.execute(delete(balloted.table).where(balloted.ballot.in_(some)))
    parent = balloted.parent
    if parent is not None:
        for some in _slices([each.about for each in mine]):
            of_others = exists().where(balloted.about == parent.c.id)
            await connection.execute(delete(parent).where(parent.c.id.in_(some), ~of_others))
            left = update(parent).where(parent.c.id.in_(some))
            await connection.execute(left.values(**balloted.parent_blanks or {}))
    return len(mine)


async def _balloted_rows(connection: AsyncConnection, balloted: Balloted, person: int) -> list[Record]:
    """The rows of somebody's ballots; where they only stand for rows of a parent, those."""
    mine = await _mine(connection, balloted, person)
    table, column = balloted.table, balloted.ballot
    values: Sequence[Any] = [each.ballot for each in mine]
    if balloted.parent is not None:
        table, column = balloted.parent, balloted.parent.c.id
        values = [each.about for each in mine]
    found: list[Record] = []
    for some in _slices(values):
        rows = await connection.execute(select(table).where(column.in_(some)))
        found += _records(table.columns, rows, balloted.hidden)
    return found


async def _mine(connection: AsyncConnection, balloted: Balloted, person: int) -> list[_Mine]:
    """The ballots of somebody's, found by making each anew: nothing else leads from a person to them."""
    salt = await read_salt(connection)
    query = select(balloted.about, balloted.ballot).where(balloted.about.is_not(None))
    rows = [_Mine(about, cast) for about, cast in await connection.execute(query)]

    def pick() -> list[_Mine]:
        return [row for row in rows if row.ballot == ballot(salt, f"{balloted.prefix}{row.about}", person)]

    # A million take a second.
    return await asyncio.to_thread(pick)


def _records(columns: Iterable[Column[Any]], rows: Iterable[Row[Any]], hidden: Sequence[str]) -> Iterator[Record]:
    shown = [column for column in columns if column.name not in hidden]
    for row in rows:
        yield {column.name: _plain(column, row._mapping[column.name]) for column in shown}


def _plain(column: Column[Any], value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.isoformat()
    if value is not None and isinstance(column.type, BigInteger):
        # Programs that read JSON often round numbers as large as Discord's ids.
        return str(value)
    return value


def _slices(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
