"""Pairs of entries that people keep choosing between."""

from collections.abc import Mapping
from dataclasses import dataclass

ENOUGH = 5
"""Choices between two entries from which they are worth a look."""
BOTH = 0.25
"""The share that the one chosen less often has at least: with less, one entry simply is the right one."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two entries, the one chosen more often first, and how often each was."""

    more: str
    less: str
    chosen_more: int
    chosen_less: int

    @property
    def choices(self) -> int:
        """How often somebody chose between them."""
        return self.chosen_more + self.chosen_less


def near_ties(picks: Mapping[tuple[str, str], int]) -> tuple[Tie, ...]:
    """Ties among how often (chosen, other) was picked, most choices first."""
    ties = []
    for (chosen, other), count in picks.items():
        back = picks.get((other, chosen), 0)
        leads = (count, other) > (back, chosen)
        if leads and count + back >= ENOUGH and back >= BOTH * (count + back):
            ties.append(Tie(chosen, other, count, back))
    return tuple(sorted(ties, key=lambda tie: (-tie.choices, tie.more, tie.less)))
