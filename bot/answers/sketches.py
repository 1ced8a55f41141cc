"""Count sketches: a text in a few hundred numbers, where only its likeness to other texts is asked."""

from collections.abc import Sequence

import numpy as np

from bot.answers.postings import Uses, summed

SKETCH = 512
"""Numbers that stand for a text."""
_AT_ONCE = 4_096
"""Texts that are sketched before the next ones."""

Array = np.ndarray


def sketched(blocks: Sequence[tuple[Uses, Array]], features: int, texts: int) -> Array:
    """A sketch of each text, from what its features count in each block; float16, shape (texts, `SKETCH`).

    Every feature is added to one of `SKETCH` sums, with a sign, so that dot products stay the same on average.
    """
    choose = np.random.default_rng(SKETCH)
    sums = choose.integers(0, SKETCH, features, np.int32)
    signs = choose.choice(np.array([-1.0, 1.0], np.float32), features)
    made = np.empty((texts, SKETCH), np.float16)
    for start in range(0, texts, _AT_ONCE):
        part = made[start : start + _AT_ONCE]
        whole = np.zeros(part.size, np.float32)
        for uses, values in blocks:
            here = np.flatnonzero((uses.texts >= start) & (uses.texts < start + len(part)))
            of_features = uses.features[here]
            places = (uses.texts[here] - start) * SKETCH + sums[of_features]
            whole += summed(places, values[here] * signs[of_features], part.size)
        part[:] = whole.reshape(part.shape)
    return made
