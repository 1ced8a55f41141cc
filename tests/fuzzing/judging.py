"""What must not happen: an exception, or more than 50 ms of work for one input."""

import time
from collections.abc import Callable
from dataclasses import dataclass

PATIENCE = 0.05
"""Seconds of CPU time."""
AGAIN = 4

Run = Callable[[bytes], None]


class TooSlowError(Exception):
    """An input that takes too long whenever it is tried."""


@dataclass(slots=True)
class Judge:
    """Runs inputs and keeps the slowest in mind; `patience` is for code that is slower than usual, such as traced."""

    run: Run
    patience: float = PATIENCE
    count: int = 0
    slowest: float = 0.0

    def __call__(self, data: bytes) -> None:
        self.count += 1
        taken = self._time(data)
        if taken > self.patience:
            # Something else may have taken the time: a collection of garbage, a first use.
            taken = min(taken, *(self._time(data) for _ in range(AGAIN)))
        self.slowest = max(self.slowest, taken)
        if taken > self.patience:
            raise TooSlowError(f"{taken * 1000:.0f} ms for {data[:200]!r}")

    def _time(self, data: bytes) -> float:
        begun = time.thread_time()
        self.run(data)
        return time.thread_time() - begun
