"""What reminders came to since the start, for metrics."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Counts:
    """Plain counters of one process; `undeliverable` by the failure's code."""

    created: int = 0
    delivered: int = 0
    late: int = 0
    missed: int = 0
    retried: int = 0
    found_again: int = 0
    undeliverable: Counter[str] = field(default_factory=Counter)
    waiter_failures: int = 0
    stopped: bool = False
