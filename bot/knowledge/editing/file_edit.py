"""Changes of files, which can be shown, taken back, and carried over to newer versions of the files."""

import difflib
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge.editing.merging import merged


@dataclass(frozen=True, slots=True)
class FileEdit:
    """A file's content before and after, None where there is no file; `file` is relative to the knowledge folder."""

    file: str
    before: bytes | None
    after: bytes | None

    @property
    def changes_nothing(self) -> bool:
        """Whether both are the same."""
        return self.before == self.after

    @property
    def diff(self) -> str:
        """A unified diff, empty if nothing changes."""
        old, new = (_lines(content) for content in (self.before, self.after))
        from_file = "/dev/null" if self.before is None else f"a/{self.file}"
        to_file = "/dev/null" if self.after is None else f"b/{self.file}"
        lines = difflib.unified_diff(old, new, from_file, to_file, n=2)
        ended = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
        return "".join(ended).replace("\r\n", "\n")

    @property
    def undone(self) -> "FileEdit":
        """The edit that takes this one back."""
        return FileEdit(self.file, self.after, self.before)

    def onto(self, current: bytes | None) -> "FileEdit | None":
        """The same edit for a file that became `current` meanwhile; None where both changed the same lines."""
        if current == self.before:
            return self
        if current is None or self.before is None or self.after is None:
            return None
        both = merged(self.before, self.after, current)
        return None if both is None else FileEdit(self.file, current, both)


@dataclass(frozen=True, slots=True)
class FolderEdit:
    """Edits of different files that are saved and taken back as one; the file it is about comes first."""

    edits: tuple[FileEdit, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """Which files it changes."""
        return tuple(edit.file for edit in self.edits)

    @property
    def changes_nothing(self) -> bool:
        """Whether every file stays as it is."""
        return all(edit.changes_nothing for edit in self.edits)

    @property
    def contents(self) -> Mapping[str, bytes | None]:
        """What is in each file afterwards."""
        return {edit.file: edit.after for edit in self.edits}

    @property
    def undone(self) -> "FolderEdit":
        """The edit that takes this one back."""
        return FolderEdit(tuple(edit.undone for edit in self.edits))

    def onto(self, current: Mapping[str, bytes | None]) -> "FolderEdit | FileEdit":
        """The same edit for what the files became meanwhile, or the first that changed in the same lines."""
        joined: list[FileEdit] = []
        for edit in self.edits:
            carried = edit.onto(current[edit.file])
            if carried is None:
                return edit
            joined.append(carried)
        return FolderEdit(tuple(joined))


def digest(content: bytes | None) -> str:
    """A short name for a content, to notice that it became another."""
    return "none" if content is None else hashlib.sha256(content).hexdigest()[:16]


def _lines(content: bytes | None) -> list[str]:
    return (content or b"").decode(errors="replace").splitlines(keepends=True)
