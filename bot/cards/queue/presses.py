"""What the controls of the moderators' queue mean; the questions are those of the list, several that ask the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.cards.custom_ids import Press

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
NUMBERS_LIMIT = 70
"""Characters for the numbers of questions, so that they fit into a custom id: about seventeen of them."""


@dataclass(frozen=True, slots=True)
class OpenQueue(Press):
    """Show the question at a place of the queue, the weightiest first."""

    kind: ClassVar[str] = "queue"
    place: int = 0


@dataclass(frozen=True, slots=True)
class ThisAnswers(Press):
    """A menu of entries: the one that is chosen answers these questions."""

    kind: ClassVar[str] = "q_this"
    questions: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class NotOurTopic(Press):
    """These questions are not for the bot, and neither is what resembles them."""

    kind: ClassVar[str] = "q_out"
    questions: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class WriteEntry(Press):
    """Open the form of a new entry that begins with these questions."""

    kind: ClassVar[str] = "q_new"
    questions: str


@dataclass(frozen=True, slots=True)
class SaveAnyway(Press):
    """Go through with what was shown to turn other questions; the entry is empty where it was "not our topic"."""

    kind: ClassVar[str] = "q_yes"
    questions: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Later(Press):
    """Show these questions again in a week."""

    kind: ClassVar[str] = "q_later"
    questions: str
    place: int = 0


def written(numbers: Sequence[int], limit: int = NUMBERS_LIMIT) -> str:
    """Numbers of questions as a short text; the last ones are left out where they do not fit."""
    text = _in_36(numbers[0])
    for number in numbers[1:]:
        longer = f"{text}.{_in_36(number)}"
        if len(longer) > limit:
            break
        text = longer
    return text


def numbers_of(text: str) -> tuple[int, ...]:
    """The numbers of questions that a press carries; none where somebody made them up."""
    parts = text.split(".")
    if not all(part and set(part) <= set(_DIGITS) and len(part) <= 12 for part in parts):
        return ()
    return tuple(int(part, 36) for part in parts)


def _in_36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
