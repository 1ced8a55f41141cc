"""What the engine needs of sentence vectors; `bot.sentences` has them, and the engine also works without."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np


class Encoder(Protocol):
    """Turns texts into unit vectors whose dot product says how alike their meanings are."""

    def one(self, text: str) -> np.ndarray:
        """One vector, shape (dimensions,), float32."""

    def many(self, texts: Sequence[str]) -> np.ndarray:
        """One vector a text, shape (texts, dimensions), float32; the same as `one` gives for each."""
