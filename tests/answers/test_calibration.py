"""Chances follow the signals that predict, and stay chances."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.calibration import Logistic, fit, straighten, unfitted
from bot.answers.results import Mode
from bot.answers.signals import SIGNALS, SLOT

SEEDS = st.integers(0, 2**32 - 1)


def data(seed: int, rows: int = 300) -> tuple[np.ndarray, np.ndarray]:
    """Signals of which the first predicts, the second is noise, the third never changes."""
    rng = np.random.default_rng(seed)
    signals = np.column_stack([rng.normal(size=rows), rng.normal(size=rows), np.full(rows, 3.0)])
    right = (rng.random(rows) < 1 / (1 + np.exp(-2 * signals[:, 0]))).astype(float)
    return signals, right


@given(SEEDS)
def test_a_signal_that_predicts_raises_the_chance(seed: int) -> None:
    signals, right = data(seed)
    calibration = fit(signals, right, np.ones(len(right)))

    rising = np.column_stack([np.linspace(-2, 2, 9), np.zeros(9), np.full(9, 3.0)])

    assert np.all(np.diff(calibration.probability(rising)) > 0)


@given(SEEDS)
def test_chances_are_right_as_often_as_they_say(seed: int) -> None:
    signals, right = data(seed)
    chances = fit(signals, right, np.ones(len(right)), penalty=1e-3).probability(signals)

    assert abs(chances.mean() - right.mean()) < 0.01
    sure = chances > 0.5
    assert abs(chances[sure].mean() - right[sure].mean()) < 0.1


@given(SEEDS)
def test_few_examples_stay_near_what_holds_for_all(seed: int) -> None:
    everything, few = data(seed), data(seed + 1, rows=30)
    usual = fit(*everything, np.ones(300))

    drawn, strongly = (fit(*few, np.ones(30), penalty, around=usual) for penalty in (1.0, 1e6))

    assert np.allclose(strongly.weights[1:], usual.weights[1:], atol=1e-3)
    assert np.abs(drawn.weights - usual.weights).max() > np.abs(strongly.weights - usual.weights)[1:].max()
    assert np.array_equal(drawn.mean, usual.mean)
    assert np.array_equal(drawn.scale, usual.scale)


def test_a_message_that_continues_goes_by_weights_of_its_own() -> None:
    silent = unfitted()
    sure = Logistic(silent.logistic.mean, silent.logistic.scale, np.array([3.0, *np.zeros(len(SIGNALS))]))
    calibration = replace(silent, following=sure)
    alone, continuing = np.zeros((2, len(SIGNALS))), np.zeros((2, len(SIGNALS)))
    continuing[:, SLOT["follows"]] = 1.0

    assert calibration.probability(alone).tolist() == [0.5, 0.5]
    assert all(calibration.probability(continuing) > 0.9)
    assert calibration.probability(np.zeros((0, len(SIGNALS)))).shape == (0,)


@given(SEEDS, st.floats(0.3, 3), st.floats(-1.5, 1.5))
def test_straightened_chances_are_the_true_ones(seed: int, slope: float, shift: float) -> None:
    rng = np.random.default_rng(seed)
    odds = rng.normal(size=20_000) * 2
    right = (rng.random(20_000) < 1 / (1 + np.exp(-(slope * odds + shift)))).astype(float)

    found = straighten(1 / (1 + np.exp(-odds)), right)

    assert np.allclose(found, (slope, shift), atol=0.35)


def test_unfitted_it_never_speaks() -> None:
    policies = unfitted().policies

    assert all(policies[mode].answer > 1 for mode in Mode)
    assert unfitted().probability(np.zeros((2, len(SIGNALS)))).tolist() == [0.5, 0.5]


@given(SEEDS, st.floats(0, 50))
def test_importance_is_how_often_a_row_counts(seed: int, factor: float) -> None:
    signals, right = data(seed, 40)
    importance = np.where(right == 1, 1 + factor, 1.0)

    plain = fit(signals, right, np.ones(len(right))).probability(signals).mean()
    weighed = fit(signals, right, importance).probability(signals).mean()

    assert weighed >= plain - 1e-6


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=3, max_size=3))
def test_no_signal_is_so_extreme_that_a_chance_leaves_its_range(row: list[float]) -> None:
    calibration = fit(*data(7), np.ones(300))

    with np.errstate(over="ignore"):
        (chance,) = calibration.probability(np.array([row]))

    assert 0 < chance < 1


def test_where_nothing_was_ever_right_nothing_is_likely() -> None:
    calibration = fit(np.zeros((1, 4)), np.zeros(1), np.ones(1))

    assert isinstance(calibration, Logistic)
    assert calibration.probability(np.zeros((1, 4)))[0] < 0.05
