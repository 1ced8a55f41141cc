"""The largest of many values."""

import numpy as np

Array = np.ndarray


def largest(values: Array, count: int) -> Array:
    """The places of the largest values, in no order."""
    size = len(values) // (2 * count)
    if size < 2:
        return np.argpartition(values, -count)[-count:] if len(values) > count else np.arange(len(values))
    # Of twice as many groups the best half has `count` values from its lowest maximum on, and so have all values.
    highest = values[: 2 * count * size].reshape(2 * count, size).max(axis=1)
    highest.partition(count)
    enough = highest[count]
    above = (values >= enough).nonzero()[0]
    if len(above) == len(values) and len(rest := (values > enough).nonzero()[0]) >= count:
        # Most values are the lowest one, among which choosing takes forty times as long.
        above = rest
    return np.asarray(above[values[above].argpartition(-count)[-count:]])
