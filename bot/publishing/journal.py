"""Notes an edit of several files beside them while it is written: a save that was cut short is finished later."""

import base64
from pathlib import Path

from pydantic import BaseModel, ValidationError

from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.sentences.whole_file import remove, write_whole

NAME = ".unfinished-save.json"
"""Hidden, so that it counts as no file of the knowledge."""


class _Noted(BaseModel):
    file: str
    before: str | None
    after: str | None


class _Note(BaseModel):
    edits: tuple[_Noted, ...]


class Journal:
    """The note of one folder."""

    def __init__(self, root: Path) -> None:
        self._path = root / NAME

    def begin(self, edit: FolderEdit) -> None:
        """Write down what is going to be written."""
        noted = (_Noted(file=one.file, before=_text(one.before), after=_text(one.after)) for one in edit.edits)
        write_whole(self._path, _Note(edits=tuple(noted)).model_dump_json().encode())

    def read(self) -> FolderEdit | None:
        """What was going to be written; None where nothing was cut short."""
        try:
            note = _Note.model_validate_json(self._path.read_bytes())
        except (FileNotFoundError, NotADirectoryError, ValidationError):
            # The note is written whole, so one that cannot be read is not ours.
            return None
        return FolderEdit(tuple(FileEdit(one.file, _bytes(one.before), _bytes(one.after)) for one in note.edits))

    def end(self) -> None:
        """Everything is written; the note is taken away."""
        if self._path.exists():
            remove(self._path)


def _text(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode()


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text)
