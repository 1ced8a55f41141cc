"""Count sketches: a text in a few hundred numbers, where only its likeness to other texts is asked."""

from collections.abc import Sequence

import numpy as np

from bot.answers.postings import Uses, summed, weight_of

SKETCH = 512
"""Numbers that stand for a text."""
_AT_ONCE = 2_048
"""Texts that are sketched before the next ones."""

Array = np.ndarray


def sketched(blocks: Sequence[Uses], scales: Array, idf: Array) -> Array:
    """A sketch of each text, float16, shape (texts, `SKETCH`), from how often it has the features of each block, the
    scales of each block and text, and what each feature counts.

    Every feature is added to one of `SKETCH` sums, with a sign, so that dot products stay the same on average.
    """
    choose = np.random.default_rng(SKETCH)
    sums = choose.integers(0, SKETCH, len(idf), np.int32)
    counts = idf * choose.choice(np.array([-1.0, 1.0], np.float32), len(idf))
    made = np.empty((scales.shape[1], SKETCH), np.float16)
    for start in range(0, len(made), _AT_ONCE):
        part = made[start : start + _AT_ONCE]
        whole = np.zeros(part.size, np.float32)
        for uses, own in zip(blocks, scales, strict=True):
            here = np.flatnonzero((uses.texts >= start) & (uses.texts < start + len(part)))
            features, texts = uses.features[here], uses.texts[here].astype(np.int32)
            values = weight_of(uses.times[here]) * counts[features] * own[texts]
            whole += summed((texts - start) * SKETCH + sums[features], values, part.size)
        part[:] = whole.reshape(part.shape)
    return made
