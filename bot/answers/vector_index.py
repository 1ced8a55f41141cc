"""Cosines of a question's vector with those of all rows: exact for hundreds, nearly so for thousands, among likely
clusters for more."""

import numpy as np

from bot.answers.projection import Projected

EXACT = 3_000
"""Rows up to which every vector is compared whole."""
ALL = 30_000
"""Rows up to which every vector is compared: beyond, memory bandwidth alone costs more than a question may."""
PROBED = 0.08
"""Share of the clusters that are looked into."""
_ROUNDS, _SAMPLE = 6, 32
"""Rounds of k-means, and rows a cluster that they look at."""

Array = np.ndarray


class VectorIndex:
    """Unit vectors, shape (rows, dimensions); beyond `ALL` rows they lie sorted by cluster."""

    def __init__(self, vectors: Array) -> None:
        self._centres: Array | None = None
        self._projected = Projected(vectors) if EXACT < len(vectors) <= ALL else None
        # Not a part of them, which would keep all of them.
        self._rows = np.zeros((0, 0), np.float32) if self._projected else vectors
        if len(vectors) > ALL:
            centres = _centres(vectors, round(len(vectors) ** 0.5))
            used, cluster = np.unique(_nearest(vectors, centres), return_inverse=True)
            self._centres = centres[used]
            self._order = np.argsort(cluster, kind="stable")
            self._place = np.argsort(self._order)
            self._rows = vectors[self._order]
            self._starts = np.searchsorted(cluster[self._order], np.arange(len(self._centres) + 1))

    def rows(self, numbers: Array) -> Array:
        """The vectors of some rows."""
        if self._projected:
            return self._projected.rows(numbers)
        return np.asarray(self._rows[numbers if self._centres is None else self._place[numbers]])

    def cosines(self, vector: Array) -> Array:
        """The cosine with every row, shape (rows,); 0 for rows in clusters that are far away."""
        if self._projected:
            return self._projected.cosines(vector)
        if self._centres is None:
            return np.asarray(self._rows @ vector)
        found = np.zeros(len(self._rows), np.float32)
        probed = max(1, round(PROBED * len(self._centres)))
        for cluster in np.argsort(-(self._centres @ vector))[:probed]:
            part = slice(self._starts[cluster], self._starts[cluster + 1])
            found[self._order[part]] = self._rows[part] @ vector
        return found


def _centres(vectors: Array, count: int) -> Array:
    """Spherical k-means on a sample, always the same one."""
    choose = np.random.default_rng(count)
    sample = vectors[choose.permutation(len(vectors))[: count * _SAMPLE]].astype(np.float32)
    centres = sample[:count].copy()
    for _ in range(_ROUNDS):
        cluster = _nearest(sample, centres)
        sums = np.zeros_like(centres)
        np.add.at(sums, cluster, sample)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9), centres).astype(np.float32)
    return centres


def _nearest(vectors: Array, centres: Array) -> Array:
    """The cluster of each vector, some thousands at a time."""
    parts = [(vectors[i : i + 8192] @ centres.T).argmax(axis=1) for i in range(0, len(vectors), 8192)]
    return np.concatenate(parts)
