"""Learns from labelled messages how questions to us are put, and how chatter is."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy import optimize, sparse

from bot.answers.tone import Weights, pieces

SEEN = 5
"""Messages in which a piece must be to count."""
PENALTY = 3.0
"""How strongly weights are drawn to zero."""
TOO_SMALL = 0.02
"""Weights nearer to zero are left out."""

Array = np.ndarray


def learn(messages: Sequence[str], ours: Array) -> Weights:
    """The weights that tell cleaned messages put to us, for which `ours` is 1, from those for which it is 0."""
    seen = Counter(piece for message in messages for piece in pieces(message))
    numbers = {piece: number for number, piece in enumerate(sorted(p for p, times in seen.items() if times >= SEEN))}
    if not numbers:
        return Weights()
    found = [sorted(numbers[piece] for piece in pieces(message) if piece in numbers) for message in messages]
    ends = np.cumsum([0, *map(len, found)])
    ones = np.ones(ends[-1])
    uses = sparse.csr_array((ones, np.concatenate(found).astype(int), ends), shape=(len(messages), len(numbers)))

    def loss(weights: Array) -> tuple[float, Array]:
        odds = uses @ weights[1:] + weights[0]
        off = 1 / (1 + np.exp(-odds)) - ours
        slope = np.concatenate([[off.sum()], uses.T @ off + PENALTY * weights[1:]])
        return float(np.logaddexp(0, odds).sum() - odds @ ours + PENALTY / 2 * weights[1:] @ weights[1:]), slope

    best = optimize.minimize(loss, np.zeros(len(numbers) + 1), jac=True, method="L-BFGS-B").x
    kept = {piece: float(best[number + 1]) for piece, number in numbers.items()}
    return Weights(float(best[0]), {piece: weight for piece, weight in kept.items() if abs(weight) >= TOO_SMALL})
