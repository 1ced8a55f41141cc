"""Writes an edit into the knowledge folder, unless the file is no longer what the moderator saw."""

import errno
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bot.knowledge.editing.file_edit import FileEdit
from bot.sentences.whole_file import remove, write_whole

_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(frozen=True, slots=True)
class Written:
    """The file is on the disk."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody changed the file since it was read; `current` is what is there now."""

    current: bytes | None


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """The bot may not write here; `content` is the finished `file`, to hand on to somebody who may."""

    file: str
    content: bytes | None


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


def write(root: Path, edit: FileEdit) -> Outcome:
    """Put the edit onto the disk as a whole or not at all."""
    path = place(root, edit.file)
    current = read_file(root, edit.file)
    if current != edit.before:
        return Conflict(current)
    try:
        if edit.after is None:
            remove(path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, edit.after)
    except OSError as error:
        if error.errno in _NOT_ALLOWED:
            return ReadOnly(edit.file, edit.after)
        return Unwritable(error.strerror or type(error).__name__)
    return Written()


def place(root: Path, file: str) -> Path:
    """Where a file lies; through links, since a link should stay one. Nothing outside the folder is ever touched."""
    relative = PurePosixPath(file)
    if relative.is_absolute() or ".." in relative.parts:
        raise OutsideError(file)
    path = (root / relative).resolve()
    if not path.is_relative_to(root.resolve()):
        raise OutsideError(file)
    return path
