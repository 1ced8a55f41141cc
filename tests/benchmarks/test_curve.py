"""Curves of right against false answers."""

from benchmarks.curve import Point, curve, right_at
from bot.evaluation.calibrate import Outcome


def inside(chance: float, right: bool) -> Outcome:
    return Outcome(chance, right, false=False, in_scope=True, asks=True, follows=False)


def outside(chance: float, false: bool = True) -> Outcome:
    return Outcome(chance, right=False, false=false, in_scope=False, asks=True, follows=False)


OUTCOMES = [inside(0.9, True), inside(0.8, True), outside(0.8), inside(0.5, False), outside(0.4), outside(0.0, False)]


def test_each_chance_is_a_point_and_the_equally_sure_share_one() -> None:
    assert curve(OUTCOMES) == [
        Point(1.0, 0.0, 0.0),
        Point(0.9, 0.0, 1 / 3),
        Point(0.8, 1 / 3, 2 / 3),
        Point(0.5, 1 / 3, 2 / 3),
        Point(0.4, 2 / 3, 2 / 3),
    ]


def test_what_is_right_at_a_bound_is_the_best_point_within_it() -> None:
    points = curve(OUTCOMES)
    assert right_at(points, 0.0) == 1 / 3
    assert right_at(points, 0.05) == 1 / 3
    assert right_at(points, 0.34) == 2 / 3
