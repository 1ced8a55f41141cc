"""What the form of the scam check means."""

from dataclasses import dataclass
from typing import ClassVar

from bot.cards.custom_ids import Press


@dataclass(frozen=True, slots=True)
class CheckText(Press):
    """The form for a longer text to check."""

    kind: ClassVar[str] = "scamtext"
