"""What a check found."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot import exit_codes


class Level(StrEnum):
    """How bad it is."""

    WELL = "well"
    UNKNOWN = "unknown"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `code` is what a start would end with because of it."""

    subject: str
    level: Level
    sentence: str
    remedy: str = ""
    code: int = exit_codes.OK


def well(subject: str, sentence: str) -> Finding:
    """Nothing to do."""
    return Finding(subject, Level.WELL, sentence)


def unknown(subject: str, sentence: str) -> Finding:
    """It could not be looked at."""
    return Finding(subject, Level.UNKNOWN, sentence)


def warning(subject: str, sentence: str, remedy: str) -> Finding:
    """The bot runs, but not as well as it could."""
    return Finding(subject, Level.WARNING, sentence, remedy)


def problem(subject: str, sentence: str, remedy: str, code: int) -> Finding:
    """The bot does not run like this, or not for long."""
    return Finding(subject, Level.PROBLEM, sentence, remedy, code)


def exit_code(findings: Iterable[Finding]) -> int:
    """The code of the first problem, 0 where there is none."""
    return next((found.code for found in findings if found.level is Level.PROBLEM), exit_codes.OK)
