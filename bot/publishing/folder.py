"""Writes an edit into the knowledge folder, unless a file is no longer what the moderator saw."""

import errno
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.publishing.journal import Journal
from bot.sentences.whole_file import remove, write_whole

log = logging.getLogger(__name__)

_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(frozen=True, slots=True)
class Written:
    """Every file is on the disk."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody changed a file since it was read; `current` is what is there now."""

    file: str
    current: bytes | None


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """The bot may not write here; `edit` holds the finished files, to hand on to somebody who may."""

    edit: FolderEdit


@dataclass(frozen=True, slots=True)
class Unwritable:
    """Something else went wrong, such as a full disk; `reason` is the system's word for it."""

    reason: str


Outcome = Written | Conflict | ReadOnly | Unwritable


class OutsideError(ValueError):
    """A file that does not lie in the knowledge folder."""


def read_file(root: Path, file: str) -> bytes | None:
    """What is in a file of the folder, None where there is none."""
    try:
        return place(root, file).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def write(root: Path, edit: FolderEdit) -> Outcome:
    """Put the edit onto the disk as a whole or not at all."""
    for each in edit.edits:
        current = read_file(root, each.file)
        if current != each.before:
            return Conflict(each.file, current)
    journal = Journal(root)
    written: list[FileEdit] = []
    try:
        if len(edit.edits) > 1:
            journal.begin(edit)
        for each in edit.edits:
            _put(root, each)
            written.append(each)
        journal.end()
    except OSError as error:
        _take_back(root, written, journal)
        if error.errno in _NOT_ALLOWED:
            return ReadOnly(edit)
        return Unwritable(error.strerror or type(error).__name__)
    return Written()


def finish(root: Path) -> tuple[str, ...]:
    """Write what a save that was cut short had left to write; which files those were."""
    journal = Journal(root)
    begun = journal.read()
    try:
        left = [each for each in begun.edits if read_file(root, each.file) == each.before] if begun else []
        for each in left:
            _put(root, each)
        journal.end()
    except OSError as error:
        log.error("A save that was cut short cannot be finished: %s", error)
        return ()
    return tuple(each.file for each in left)


def _take_back(root: Path, written: Sequence[FileEdit], journal: Journal) -> None:
    try:
        for each in reversed(written):
            _put(root, each.undone)
        journal.end()
    except OSError as error:
        # Then the note stays, and the next start writes the rest.
        log.error("A save of several files was cut short: %s", error)


def _put(root: Path, edit: FileEdit) -> None:
    path = place(root, edit.file)
    if edit.after is None:
        remove(path)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, edit.after)


def place(root: Path, file: str) -> Path:
    """Where a file lies; through links, since a link should stay one. Nothing outside the folder is ever touched."""
    relative = PurePosixPath(file)
    if relative.is_absolute() or ".." in relative.parts:
        raise OutsideError(file)
    path = (root / relative).resolve()
    if not path.is_relative_to(root.resolve()):
        raise OutsideError(file)
    return path
