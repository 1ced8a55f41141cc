"""Tells a few answers apart by what their phrasings differ in.

Likenesses mostly say what a question has in common with all that it might mean. Here the mean of the few is taken away
first, and what is left decides: a ridge regression among their nearest phrasings alone. How much its scores are worth
is seen by leaving out each of these phrasings in turn, so where the few cannot be told apart it says nothing.
"""

from collections.abc import Sequence

import numpy as np

TELLING = 0.75
"""How much the log odds found here count beside those of all else."""
PHRASINGS = 12
"""The nearest of each answer that are looked at."""
RIDGE = 0.1
LEAST_SPREAD = 0.02
"""Variance of scores that is assumed at least: a few phrasings may agree by chance."""

Array = np.ndarray


def told_apart(question: Array, phrasings: Sequence[Array]) -> Array:
    """How much likelier, in log odds, a question's vector is among the phrasings of each answer than among the others'.

    `phrasings` has the vectors of each answer's phrasings, shape (phrasings, dimensions), at least one of each.
    """
    near = [_nearest(question, vectors) for vectors in phrasings]
    middle = np.mean([vectors.mean(axis=0) for vectors in near], axis=0)
    rows = np.concatenate(near) - middle
    answers = np.repeat(np.arange(len(near)), [len(vectors) for vectors in near])
    targets = np.eye(len(near))[answers]
    inverse = np.linalg.inv(rows @ rows.T + RIDGE * np.eye(len(rows)))
    weights = inverse @ targets
    # What each phrasing would score had it not been there follows from the inverse (Rifkin and Lippert 2007).
    left_out = targets - weights / np.diag(inverse)[:, None]
    own, others = left_out[targets == 1], left_out[targets == 0]
    gap = max(own.mean() - others.mean(), 0.0)
    spread = max((own.var() + others.var()) / 2, LEAST_SPREAD)
    scores = (rows @ (question - middle)) @ weights
    return np.asarray(gap / spread * (scores - (own.mean() + others.mean()) / 2))


def _nearest(question: Array, vectors: Array) -> Array:
    if len(vectors) <= PHRASINGS:
        return vectors
    return np.asarray(vectors[np.argpartition(-(vectors @ question), PHRASINGS)[:PHRASINGS]])
