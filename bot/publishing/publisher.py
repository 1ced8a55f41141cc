"""The one way in which moderators' edits reach the knowledge folder: judged, written, committed, remembered."""

import asyncio
import datetime as dt
import logging
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.knowledge.editing.file_edit import FolderEdit
from bot.knowledge.loader import MAX_REVIEW_AGE, Loaded, load
from bot.knowledge.problems import Problem
from bot.publishing import folder, git
from bot.publishing.folder import Conflict, ReadOnly, Unwritable, Written
from bot.publishing.git import Committed, NotCommitted
from bot.storage.edits import EditRepository, RecordedEdit
from bot.storage.engine import StorageError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Moderator:
    """Who saves, and in which server."""

    id: int
    name: str
    guild: int | None


@dataclass(frozen=True, slots=True)
class Saved:
    """The edit is on the disk; `number` is its place in the audit log, None where that could not be written."""

    edit: FolderEdit
    git: Committed | NotCommitted
    number: int | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The knowledge would have errors with this edit, so nothing was written."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    """The edit is not in the log, or was taken back before."""


SaveOutcome = Saved | Refused | Conflict | ReadOnly | Unwritable


class Publisher:
    """Saves one edit at a time."""

    def __init__(
        self, root: Path, edits: EditRepository, clock: Clock, max_review_age: dt.timedelta = MAX_REVIEW_AGE
    ) -> None:
        self.root = root
        self.edits = edits
        self._clock = clock
        self._max_review_age = max_review_age
        self._one_at_a_time = asyncio.Lock()

    async def read(self, file: str) -> bytes | None:
        """What is in a file now, None where there is none."""
        return await asyncio.to_thread(folder.read_file, self.root, file)

    async def trial(self, edit: FolderEdit) -> Loaded:
        """The whole folder as it would be; nothing is written."""
        today = self._clock().date()
        return await asyncio.to_thread(load, self.root, today, self._max_review_age, edit.contents)

    async def save(self, edit: FolderEdit, by: Moderator, summary: str) -> SaveOutcome:
        """Write and commit an edit if the knowledge stays right with it and nobody was faster."""
        async with self._one_at_a_time:
            return await self._save(edit, by, summary)

    async def carried_over(self, edit: FolderEdit) -> FolderEdit | Conflict:
        """The same edit for the files as they are now, or the first of them that changed in the same lines."""
        current = {file: await self.read(file) for file in edit.files}
        carried = edit.onto(current)
        return carried if isinstance(carried, FolderEdit) else Conflict(carried.file, current[carried.file])

    async def undo(self, number: int, by: Moderator) -> SaveOutcome | NothingToUndo:
        """Take an edit back, also from under later ones that changed other lines."""
        async with self._one_at_a_time:
            recorded = await self.edits.find(number)
            if recorded is None or recorded.undone:
                return NothingToUndo()
            back = await self.carried_over(recorded.edit.undone)
            if isinstance(back, Conflict):
                return back
            return await self._save(back, by, f"Undo: {recorded.summary}", recorded)

    async def _save(
        self, edit: FolderEdit, by: Moderator, summary: str, undone: RecordedEdit | None = None
    ) -> SaveOutcome:
        for each in edit.edits:
            current = await self.read(each.file)
            if current != each.before:
                return Conflict(each.file, current)
        judged = await self.trial(edit)
        if judged.knowledge is None:
            return Refused(judged.errors)
        outcome = await asyncio.to_thread(folder.write, self.root, edit)
        if not isinstance(outcome, Written):
            return outcome
        committed = await asyncio.to_thread(git.commit, self.root, edit.files, by.name, summary)
        if isinstance(committed, NotCommitted) and committed.said:
            log.warning("%s was saved, but git refused the commit: %s", ", ".join(edit.files), committed.said)
        return Saved(edit, committed, await self._record(edit, by, summary, committed, undone))

    async def _record(
        self, edit: FolderEdit, by: Moderator, summary: str, done: Committed | NotCommitted, undone: RecordedEdit | None
    ) -> int | None:
        try:
            return await self.edits.record(
                edit,
                summary,
                moderator=by.id,
                guild=by.guild,
                commit=done.commit if isinstance(done, Committed) else None,
                undoes=undone.id if undone else None,
            )
        except StorageError as error:
            # The files are saved; an edit that is missing in the log is better than one that is lost.
            log.error("An edit of %s could not be written into the audit log: %s", ", ".join(edit.files), error)
            return None
