"""Right answers against false answers, over every threshold."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.evaluation.calibrate import Outcome


@dataclass(frozen=True, slots=True)
class Point:
    """What a threshold gives: shares (0 to 1) of out-of-scope messages answered and of in-scope questions right."""

    threshold: float
    false: float
    right: float


def curve(outcomes: Sequence[Outcome]) -> list[Point]:
    """One point for each different chance, the strictest first, from (0, 0) on."""
    inside = sum(outcome.in_scope for outcome in outcomes) or 1
    outside = len(outcomes) - inside or 1
    points = [Point(1.0, 0.0, 0.0)]
    right = false = 0
    ordered = sorted((outcome for outcome in outcomes if outcome.chance > 0), key=lambda outcome: -outcome.chance)
    for position, outcome in enumerate(ordered):
        right += outcome.right
        false += outcome.false
        if position + 1 == len(ordered) or ordered[position + 1].chance < outcome.chance:
            points.append(Point(outcome.chance, false / outside, right / inside))
    return points


def right_at(points: Sequence[Point], false: float) -> float:
    """The largest share of right answers with at most a share of false ones."""
    return max(point.right for point in points if point.false <= false)
