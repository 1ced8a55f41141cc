"""Cosines with thousands of rows: of most a sketch of two fifths of the bytes will do, the nearest are compared whole.

What takes the time is fetching the vectors from memory, where the sentence model and other programs want to be, too.
"""

import numpy as np

from bot.answers.halves import widened
from bot.answers.largest import largest

DIRECTIONS = 160
"""In so many directions the rows of a corpus differ most; the others hold an eighth of what there is."""
WHOLE = 384
"""Rows that are compared in all directions."""
_LOOKED_AT = 4_096
"""Rows that tell which directions these are."""

Array = np.ndarray


class Projected:
    """Unit vectors, shape (rows, dimensions), kept as float16, and once more in few directions as float32."""

    def __init__(self, vectors: Array) -> None:
        self._rows = vectors.astype(np.float16)
        some = vectors[:: max(1, len(vectors) // _LOOKED_AT)]
        _, directions = np.linalg.eigh(some.T @ some)
        self._directions = np.ascontiguousarray(directions[:, : -DIRECTIONS - 1 : -1].astype(np.float32))
        self._projected = vectors @ self._directions

    def rows(self, numbers: Array) -> Array:
        """The vectors of some rows, float32."""
        return widened(self._rows[numbers])

    def cosines(self, vector: Array) -> Array:
        """The cosine with every row, shape (rows,): exact for the nearest, for others nearly so."""
        found = np.asarray(self._projected @ (vector @ self._directions))
        near = largest(found, WHOLE)
        found[near] = self.rows(near) @ vector
        return found
