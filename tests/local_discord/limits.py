"""Rate limits as Discord has them: 50 requests a second over all, and few messages a channel in a fixed window."""

import time
from collections import Counter, deque
from dataclasses import dataclass, field

GLOBAL_LIMIT = 50


@dataclass
class Limits:
    """Counts requests; refuses where `strict`. `per_channel`: how many messages a channel takes in how many seconds."""

    strict: bool = True
    per_channel: tuple[int, float] | None = None
    times: list[float] = field(default_factory=list)
    most: int = 0
    refused: int = 0
    _last: deque[float] = field(default_factory=deque)
    _window: tuple[int, int] = (0, 0)
    _channels: Counter[tuple[int, int]] = field(default_factory=Counter)

    def over_all(self) -> float | None:
        """Count a request; how long to wait if it is one too many in this second."""
        now = time.monotonic()
        self.times.append(now)
        self._last.append(now)
        while self._last[0] <= now - 1:
            self._last.popleft()
        self.most = max(self.most, len(self._last))
        second = int(now)
        count = self._window[1] + 1 if self._window[0] == second else 1
        self._window = (second, count)
        if not self.strict or count <= GLOBAL_LIMIT:
            return None
        self.refused += 1
        return second + 1 - now

    def in_channel(self, channel: int) -> tuple[dict[str, str], float | None]:
        """Count a message; the headers that say how many are left, and how long to wait if it is one too many."""
        if self.per_channel is None:
            return {}, None
        limit, window = self.per_channel
        now = time.monotonic()
        number = int(now / window)
        self._channels[channel, number] += 1
        left = limit - self._channels[channel, number]
        reset = (number + 1) * window - now
        headers = {
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(max(0, left)),
            "X-RateLimit-Reset": str(time.time() + reset),
            "X-RateLimit-Reset-After": str(reset),
            "X-RateLimit-Bucket": "messages",
        }
        if left >= 0:
            return headers, None
        self.refused += 1
        return headers, reset
