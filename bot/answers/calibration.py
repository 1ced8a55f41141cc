"""From signals to the chance of being right: a small logistic regression, fitted by Newton's method."""

from dataclasses import dataclass

import numpy as np

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights over standardised signals; `probability` is the calibrated chance (0 to 1)."""

    mean: Array
    scale: Array
    weights: Array

    def probability(self, signals: Array) -> Array:
        """The chance for each row of signals, shape (rows,) for (rows, signals)."""
        standard = np.clip((signals - self.mean) / self.scale, -6, 6)
        logits = standard @ self.weights[1:] + self.weights[0]
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))))

    def tempered(self, slope: float, shift: float) -> "Calibration":
        """The same ranking with the log odds scaled and shifted."""
        weights = self.weights * slope
        weights[0] += shift
        return Calibration(self.mean, self.scale, weights)


def fit(signals: Array, right: Array, importance: Array, penalty: float = 1.0) -> Calibration:
    """Fit P(right | signals); `importance` weighs the rows, `penalty` is the L2 strength on standardised weights."""
    mean, scale = signals.mean(axis=0), signals.std(axis=0) + 1e-6
    design = np.column_stack([np.ones(len(signals)), np.clip((signals - mean) / scale, -6, 6)])
    shrink = penalty * np.eye(design.shape[1])
    shrink[0, 0] = 1e-3
    weights = np.zeros(design.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (importance * (right - chance)) - shrink @ weights
        curvature = (design * (importance * chance * (1 - chance))[:, None]).T @ design + shrink
        step = np.linalg.solve(curvature, gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return Calibration(mean, scale, weights)
