"""What goes wrong on purpose."""

import re
from dataclasses import dataclass, field

MANY = 1_000_000_000


@dataclass(slots=True)
class Fault:
    """Requests that fail: by an answer, or by a connection that breaks before or after the request was acted on.

    `every` lets only each so-many-th matching request fail, so that a storm has a known share of trouble.
    """

    path: str
    status: int | None = None
    code: int = 0
    method: str = "POST"
    times: int = MANY
    every: int = 1
    acted_on: bool = False
    retry_after: float | None = None
    seen: int = field(default=0, init=False)
    hits: int = field(default=0, init=False)

    def strikes(self, method: str, path: str) -> bool:
        """Whether this request is to fail."""
        if method != self.method or not re.fullmatch(self.path, path) or self.hits >= self.times:
            return False
        self.seen += 1
        if self.seen % self.every:
            return False
        self.hits += 1
        return True
