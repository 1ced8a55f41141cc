"""What the buttons of `/privacy` mean; each is about whoever presses it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.cards.custom_ids import Press


@dataclass(frozen=True, slots=True)
class ExportMine(Press):
    """Give me a file with everything that is kept of me."""

    kind: ClassVar[str] = "my_export"


@dataclass(frozen=True, slots=True)
class AskDelete(Press):
    """Ask whether everything should be deleted."""

    kind: ClassVar[str] = "my_delete"


@dataclass(frozen=True, slots=True)
class DeleteMine(Press):
    """Delete everything that is kept of me."""

    kind: ClassVar[str] = "my_end"


@dataclass(frozen=True, slots=True)
class KeepMine(Press):
    """Leave everything as it is."""

    kind: ClassVar[str] = "my_keep"
