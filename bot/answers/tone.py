"""Whether a message is put as questions to us are, or as chatter: by its words and marks, whatever they are about."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_FARTHEST = 6.0
"""In log odds: beyond that a message says no more by how it is put."""
_PIECE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|[?!.,]")
_BEGINNING, _END = "<", ">"


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of a message, or pair of neighbours, adds to the log odds that it is put as questions to us."""

    constant: float = 0.0
    of: Mapping[str, float] = field(default_factory=dict)

    def odds(self, cleaned: str) -> float:
        """The log odds of a cleaned message; 0 where nothing is known of any."""
        if not self.of:
            return 0.0
        odds = self.constant + sum(self.of.get(piece, 0.0) for piece in pieces(cleaned))
        return min(max(odds, -_FARTHEST), _FARTHEST)


@dataclass(frozen=True, slots=True)
class Tone:
    """The weights for messages that stand alone, and for those after a question, where much may be left unsaid."""

    alone: Weights = Weights()
    after: Weights = Weights()

    def of(self, cleaned: str, continues: bool) -> float:
        """How much a cleaned message is put as questions to us are, in log odds."""
        return (self.after if continues else self.alone).odds(cleaned)


def pieces(cleaned: str) -> set[str]:
    """The words and marks of a message and its pairs of neighbours, with both ends."""
    found = [_BEGINNING, *_PIECE.findall(cleaned), _END]
    return {*found, *(f"{a} {b}" for a, b in itertools.pairwise(found))}
