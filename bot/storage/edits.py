"""The audit log of the knowledge: who changed which file, when, and how."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, exists, insert, select

from bot.clock import Clock
from bot.knowledge.editing.file_edit import FileEdit
from bot.storage.engine import Database
from bot.storage.tables import knowledge_edits

SUMMARY_LIMIT = 200


@dataclass(frozen=True, slots=True)
class RecordedEdit:
    """One saved edit; `undone` says that a later one took it back, `undoes` which one this took back."""

    id: int
    guild_id: int | None
    moderator_id: int
    saved_at: dt.datetime
    summary: str
    edit: FileEdit
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
        edit: FileEdit,
        summary: str,
        *,
        moderator: int,
        guild: int | None,
        commit: str | None = None,
        undoes: int | None = None,
    ) -> int:
        """Remember a saved edit; its number."""
        statement = insert(knowledge_edits).values(
            guild_id=guild,
            moderator_id=moderator,
            saved_at=self._clock(),
            file=edit.file,
            summary=summary[:SUMMARY_LIMIT],
            before=_text(edit.before),
            after=_text(edit.after),
            commit=commit,
            undoes=undoes,
        )
        async with self._database.transaction() as connection:
            result = await connection.execute(statement)
            (number,) = result.inserted_primary_key or (0,)
        return int(number)

    async def find(self, number: int) -> RecordedEdit | None:
        """One edit, None where it is not known (any more)."""
        async with self._database.reading() as connection:
            row = (await connection.execute(_query().where(knowledge_edits.c.id == number))).first()
        return None if row is None else _edit(row)

    async def newest(self, limit: int = 20) -> tuple[RecordedEdit, ...]:
        """The edits saved last, newest first."""
        async with self._database.reading() as connection:
            rows = await connection.execute(_query().order_by(knowledge_edits.c.id.desc()).limit(limit))
        return tuple(map(_edit, rows))


def _query() -> Select[Any]:
    later = knowledge_edits.alias()
    return select(knowledge_edits, exists().where(later.c.undoes == knowledge_edits.c.id).label("undone"))


def _edit(row: Row[Any]) -> RecordedEdit:
    return RecordedEdit(
        id=row.id,
        guild_id=row.guild_id,
        moderator_id=row.moderator_id,
        saved_at=row.saved_at,
        summary=row.summary,
        edit=FileEdit(row.file, _bytes(row.before), _bytes(row.after)),
        commit=row.commit,
        undoes=row.undoes,
        undone=bool(row.undone),
    )


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode()


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()
