"""The audit log of the knowledge: who changed which file, when, and how."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, exists, insert, select

from bot.clock import Clock
from bot.fleet import Topic
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.storage.dialects import announce
from bot.storage.engine import Database
from bot.storage.tables import knowledge_edits

SUMMARY_LIMIT = 200
rows = knowledge_edits.c


@dataclass(frozen=True, slots=True)
class RecordedEdit:
    """A saved edit; `undone` says that a later one took it back, `undoes` which one this took back."""

    id: int
    guild_id: int | None
    moderator_id: int
    saved_at: dt.datetime
    summary: str
    edit: FolderEdit
    commit: str | None
    undoes: int | None
    undone: bool


class EditRepository:
    """Keeps every edit that moderators saved through the bot."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def record(
        self,
        edit: FolderEdit,
        summary: str,
        *,
        moderator: int,
        guild: int | None,
        commit: str | None = None,
        undoes: int | None = None,
    ) -> int:
        """Remember a saved edit; its number."""
        common = {
            "guild_id": guild,
            "moderator_id": moderator,
            "saved_at": self._clock(),
            "summary": summary[:SUMMARY_LIMIT],
            "commit": commit,
            "undoes": undoes,
        }
        number: int | None = None
        async with self._database.transaction() as connection:
            for each in edit.edits:
                row = {"file": each.file, "before": _text(each.before), "after": _text(each.after)}
                statement = insert(knowledge_edits).values(**common, **row, part_of=number)
                (made,) = (await connection.execute(statement)).inserted_primary_key or (0,)
                number = int(made) if number is None else number
                await announce(connection, Topic.KNOWLEDGE, each.file)
        return number or 0

    async def find(self, number: int) -> RecordedEdit | None:
        """One edit, None where it is not known (any more)."""
        found = await self._read(_query().where(rows.id == number, rows.part_of.is_(None)))
        return found[0] if found else None

    async def newest(self, limit: int = 20) -> tuple[RecordedEdit, ...]:
        """The edits saved last, newest first."""
        return await self._read(_query().where(rows.part_of.is_(None)).order_by(rows.id.desc()).limit(limit))

    async def _read(self, query: Select[Any]) -> tuple[RecordedEdit, ...]:
        async with self._database.reading() as connection:
            first = (await connection.execute(query)).all()
            numbers = [row.id for row in first]
            parts = select(knowledge_edits).where(rows.part_of.in_(numbers)).order_by(rows.id)
            others = (await connection.execute(parts)).all()
        return tuple(_edit(row, [other for other in others if other.part_of == row.id]) for row in first)


def _query() -> Select[Any]:
    later = knowledge_edits.alias()
    undone = exists().where(later.c.undoes == rows.id, later.c.part_of.is_(None))
    return select(knowledge_edits, undone.label("undone"))


def _edit(row: Row[Any], parts: Sequence[Row[Any]]) -> RecordedEdit:
    return RecordedEdit(
        id=row.id,
        guild_id=row.guild_id,
        moderator_id=row.moderator_id,
        saved_at=row.saved_at,
        summary=row.summary,
        edit=FolderEdit(tuple(FileEdit(one.file, _bytes(one.before), _bytes(one.after)) for one in (row, *parts))),
        commit=row.commit,
        undoes=row.undoes,
        undone=bool(row.undone),
    )


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode()


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()
