"""What is wrong with a knowledge file, in a moderator's words."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the new knowledge from going live; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One sentence about one place; `file` is relative to the knowledge folder, `line` starts at 1."""

    file: str
    line: int
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        kind = "" if self.severity is Severity.ERROR else "warning: "
        return f"{self.file}:{self.line}: {kind}{self.message}"
