"""What the controls of the moderators' desk mean; whoever presses is asked anew whether they are a moderator."""

from dataclasses import dataclass
from typing import ClassVar

from bot.cards.custom_ids import Press


@dataclass(frozen=True, slots=True)
class ShowEntry(Press):
    """A menu of entries: show what is in the file of one."""

    kind: ClassVar[str] = "kb_show"


@dataclass(frozen=True, slots=True)
class EditEntry(Press):
    """Open the form of an entry."""

    kind: ClassVar[str] = "kb_edit"
    entry: str


@dataclass(frozen=True, slots=True)
class GiveEntry(Press):
    """The form of an entry; `seen` names the content that it was opened on."""

    kind: ClassVar[str] = "kb_given"
    entry: str
    seen: str


@dataclass(frozen=True, slots=True)
class GiveNew(Press):
    """The form of an entry that has no file yet; `text` is the message it was started from, if any."""

    kind: ClassVar[str] = "kb_new"
    text: str = ""


@dataclass(frozen=True, slots=True)
class TeachEntry(Press):
    """Add a message that is remembered under `text` to the phrasings of an entry."""

    kind: ClassVar[str] = "kb_teach"
    entry: str
    text: str


@dataclass(frozen=True, slots=True)
class StartNew(Press):
    """Open the form of a new entry, begun with the message that is remembered under `text`."""

    kind: ClassVar[str] = "kb_start"
    text: str


@dataclass(frozen=True, slots=True)
class TeachPicked(Press):
    """Add a question, for which somebody chose an entry among suggestions, to the phrasings of that entry."""

    kind: ClassVar[str] = "kb_picked"
    picked: str


@dataclass(frozen=True, slots=True)
class MergeEntries(Press):
    """Make one entry of two: `goes` is removed, and what it is asked as leads to `stays`."""

    kind: ClassVar[str] = "kb_merge"
    stays: str
    goes: str


@dataclass(frozen=True, slots=True)
class SaveDraft(Press):
    """Save a previewed change."""

    kind: ClassVar[str] = "kb_save"
    draft: str


@dataclass(frozen=True, slots=True)
class DropDraft(Press):
    """Leave everything as it is."""

    kind: ClassVar[str] = "kb_drop"
    draft: str


@dataclass(frozen=True, slots=True)
class CarryOver(Press):
    """Put a change on top of what somebody else saved meanwhile."""

    kind: ClassVar[str] = "kb_over"
    draft: str


@dataclass(frozen=True, slots=True)
class UndoEdit(Press):
    """Take a saved change back."""

    kind: ClassVar[str] = "kb_undo"
    number: int


@dataclass(frozen=True, slots=True)
class StillRight(Press):
    """An entry was checked and is still right: its review is of today."""

    kind: ClassVar[str] = "kb_right"
    entry: str
