"""How long single questions take."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

ROUNDS = 3
"""A noisy neighbour can slow a question down, nothing can speed it up: the best of some rounds counts."""


def best_times(
    work: Callable[[T], object],
    items: Sequence[T],
    rounds: int = ROUNDS,
    before: Callable[[T], object] = lambda _: None,
) -> list[float]:
    """The shortest time in seconds for each item, ascending; what `before` does with an item is not counted.

    Every round goes through all items, so that what the engine remembers of the last questions does not help.
    """
    for item in items[:20]:
        work(item)
    best = [float("inf")] * len(items)
    for _ in range(rounds):
        for place, item in enumerate(items):
            before(item)
            start = time.perf_counter()
            work(item)
            best[place] = min(best[place], time.perf_counter() - start)
    return sorted(best)


def percentile(times: Sequence[float], share: float) -> float:
    """The time that a share (0 to 1) of ascending times stays under."""
    return times[min(int(len(times) * share), len(times) - 1)]


@contextmanager
def without_pauses() -> Iterator[None]:
    """This process does not look for its garbage meanwhile: whoever asks and counts for minutes would be late,
    and what came in between would look as if the bot had let it wait."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
