"""From signals to an honest chance of being right, and from which chance on the bot speaks."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from bot.answers.policy import NEVER, Policy
from bot.answers.results import Mode
from bot.answers.signals import SIGNALS, SLOT
from bot.answers.tone import Tone

Array = np.ndarray
_FARTHEST = 6.0
"""In standard deviations: a signal farther out says no more."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights over standardised signals, the first for a constant."""

    mean: Array
    scale: Array
    weights: Array

    def probability(self, signals: Array) -> Array:
        """The chance for each row of signals, shape (rows,) for (rows, signals)."""
        return _chance(_standard(signals, self.mean, self.scale) @ self.weights[1:] + self.weights[0])


@dataclass(frozen=True, slots=True)
class Calibration:
    """What turns signals into the chance that an answer is right, and the policies chosen on that chance.

    `following` is for messages that continue a question, `logistic` for all others; `tone` knows both apart. `slope`
    and `shift` make the chance of a whole message honest, after the weights of its parts and readings.
    """

    logistic: Logistic
    following: Logistic
    policies: Mapping[Mode, Policy]
    slope: float = 1.0
    shift: float = 0.0
    how: Mapping[str, object] = field(default_factory=dict)
    tone: Tone = field(default_factory=Tone)

    def probability(self, signals: Array) -> Array:
        """The chance for each row of signals, before a message's parts and readings are weighed."""
        return self.logistic_of(signals[0]).probability(signals) if len(signals) else np.zeros(0)

    def logistic_of(self, signals: Array) -> Logistic:
        """The one that a message with these signals goes by, shape (signals,)."""
        return self.following if signals[SLOT["follows"]] else self.logistic

    def honest(self, chance: float) -> float:
        """The chance of a whole message, as often right as it says."""
        kept = min(max(chance, 1e-6), 1 - 1e-6)
        log_odds = self.slope * math.log(kept / (1 - kept)) + self.shift
        return 1 / (1 + math.exp(-min(max(log_odds, -30.0), 30.0)))

    @property
    def summary(self) -> str:
        """The thresholds in one line."""
        return ", ".join(f"{mode.value} answers from {policy.answer:.0%} on" for mode, policy in self.policies.items())

    def raw(self) -> "Calibration":
        """The same without the last correction."""
        return replace(self, slope=1.0, shift=0.0)


def unfitted() -> Calibration:
    """A calibration to start from: it knows nothing, and its policies never speak."""
    zeros, ones = np.zeros(len(SIGNALS)), np.ones(len(SIGNALS))
    policies = {Mode.DIRECT: Policy(NEVER, NEVER), Mode.PASSIVE: Policy(NEVER, NEVER, must_ask=True)}
    knows_nothing = Logistic(zeros, ones, np.zeros(len(SIGNALS) + 1))
    return Calibration(knows_nothing, knows_nothing, policies)


def fit(
    signals: Array, right: Array, importance: Array, penalty: float = 1.0, around: Logistic | None = None
) -> Logistic:
    """Fit P(right | signals) by Newton's method; `importance` weighs the rows, `penalty` is the L2 strength.

    Weights are drawn to zero, or else to those of the fit `around`, and share its scale.
    """
    if around is None:
        mean, scale = signals.mean(axis=0), signals.std(axis=0)
        # A signal that never varies here says nothing, however much it varies elsewhere.
        scale = np.where(scale < 1e-9, 1e9, scale)
        around = Logistic(mean, scale, np.zeros(signals.shape[1] + 1))
    design = np.column_stack([np.ones(len(signals)), _standard(signals, around.mean, around.scale)])
    shrink = penalty * np.eye(design.shape[1])
    shrink[0, 0] = 1e-3
    weights = around.weights.copy()
    for _ in range(25):
        chance = _chance(design @ weights)
        gradient = design.T @ (importance * (right - chance)) - shrink @ (weights - around.weights)
        curvature = (design * (importance * chance * (1 - chance))[:, None]).T @ design + shrink
        step = np.linalg.solve(curvature, gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return Logistic(around.mean, around.scale, weights)


def straighten(chances: Array, right: Array) -> tuple[float, float]:
    """Slope and shift of the log odds that make some chances as often right as they say (Platt's method)."""
    kept = np.clip(chances, 1e-6, 1 - 1e-6)
    odds = np.log(kept / (1 - kept))
    fitted = fit(odds[:, None], right, np.ones(len(odds)), penalty=1e-3)
    slope = float(fitted.weights[1] / fitted.scale[0])
    return slope, float(fitted.weights[0] - slope * fitted.mean[0])


def _standard(signals: Array, mean: Array, scale: Array) -> Array:
    # Of few numbers `np.clip` takes three times as long.
    return np.asarray(np.minimum(np.maximum((signals - mean) / scale, -_FARTHEST), _FARTHEST))


def _chance(log_odds: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.minimum(np.maximum(log_odds, -30), 30))))
