"""What the bot remembers of people for minutes, in memory only and bounded."""

import datetime as dt
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.clock import Clock

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Shelf(Generic[K, V]):
    """A dictionary that forgets values after a while, and the oldest when it is full."""

    def __init__(self, clock: Clock, keep: dt.timedelta, size: int) -> None:
        self._clock = clock
        self._keep = keep
        self._size = size
        self._values: OrderedDict[K, tuple[dt.datetime, V]] = OrderedDict()

    def put(self, key: K, value: V) -> None:
        """Keep a value from now on."""
        self._values[key] = (self._clock(), value)
        self._values.move_to_end(key)
        while len(self._values) > self._size:
            self._values.popitem(last=False)

    def get(self, key: K) -> V | None:
        """The value, None when there is none or it has been forgotten."""
        found = self._values.get(key)
        if found is None:
            return None
        since, value = found
        if self._clock() - since >= self._keep:
            del self._values[key]
            return None
        return value

    def all(self) -> dict[K, V]:
        """Every value that has not been forgotten, the oldest first."""
        now = self._clock()
        return {key: value for key, (since, value) in self._values.items() if now - since < self._keep}

    def drop(self, key: K) -> None:
        """Forget the value now."""
        self._values.pop(key, None)

    def drop_where(self, which: Callable[[K, V], bool]) -> None:
        """Forget all values that are such."""
        for key in [key for key, (_, value) in self._values.items() if which(key, value)]:
            del self._values[key]

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True, slots=True)
class Picked:
    """A question for which its asker chose an entry, with the others that were suggested."""

    question: str
    asker: int
    entry: str
    others: tuple[str, ...]


class Conversations:
    """The last few questions of one person in one channel, for follow-ups."""

    def __init__(
        self, clock: Clock, keep: dt.timedelta = dt.timedelta(minutes=10), turns: int = 4, size: int = 2_000
    ) -> None:
        self._turns = turns
        self._shelf: Shelf[tuple[int, int], tuple[str, ...]] = Shelf(clock, keep, size)

    def with_question(self, user: int, channel: int, question: str) -> tuple[str, ...]:
        """The turns so far and the new one, oldest first, without remembering it."""
        earlier = self._shelf.get((user, channel)) or ()
        return (*earlier, question)[-self._turns :]

    def add(self, user: int, channel: int, question: str) -> None:
        """Remember a question for the next one."""
        self._shelf.put((user, channel), self.with_question(user, channel, question))

    def forget(self, user: int) -> None:
        """Forget what somebody asked, everywhere."""
        self._shelf.drop_where(lambda key, _: key[0] == user)


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a card answers, who asked it, and in which message (None: in a command)."""

    question: str
    asker: int
    mode: str
    message: int | None = None


class Pace:
    """At most so many questions of one person within a while."""

    def __init__(
        self, clock: Clock, limit: int = 8, within: dt.timedelta = dt.timedelta(seconds=30), size: int = 2_000
    ) -> None:
        self._clock = clock
        self._limit = limit
        self._within = within
        self._shelf: Shelf[int, deque[dt.datetime]] = Shelf(clock, within, size)

    def allows(self, user: int) -> bool:
        """Count one question; False when it is one too many."""
        now = self._clock()
        times = self._shelf.get(user) or deque()
        while times and now - times[0] >= self._within:
            times.popleft()
        if len(times) >= self._limit:
            return False
        times.append(now)
        self._shelf.put(user, times)
        return True
