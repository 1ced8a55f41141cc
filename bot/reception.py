"""Where questions wait for the engine, which answers in threads so that the event loop goes on meanwhile.

Whoever is waited for most comes first. Beyond what the processor can do, the bot gives up one thing after the other,
so that nobody is left without a word: first what nobody asked for, then sentence vectors and second looks at parts of
messages, then the patience of those who can wait; who cannot be answered soon is told so.

In a hurry the event loop answers itself, one question after the other, with whatever else is ready between them. A
thread would be no quicker, since it shares the interpreter's lock with the loop, and both would wait for each other.
"""

import asyncio
import contextlib
import functools
import os
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, TypeVar

from bot.answers.answerer import Answerer
from bot.answers.results import Result
from bot.desk import Desk, Put
from bot.metrics import Metrics

T = TypeVar("T")

BRIEF_AFTER = 0.05
"""Seconds of waiting from which on a question is answered by the engine in a hurry, in a quarter of the time."""
LATE, TOO_LATE = 0.1, 1.0
"""Seconds from which on the event loop counts as late: then one thread at a time must do, since all share one lock. And
from which on nothing more is taken, for what comes now has waited for that long already."""
MOST_THREADS = 2
"""More would only wait for each other: about half of what a question takes holds the interpreter's lock."""


class Turn(IntEnum):
    """What somebody waits for, the most urgent first."""

    COMMAND = 0
    MENTION = 1
    TYPING = 2
    OVERHEARD = 3

    @property
    def gives_way(self) -> bool:
        """Whether nobody misses it where others wait already."""
        return self >= Turn.TYPING


@dataclass(frozen=True, slots=True)
class Patience:
    """How many may wait, and how long each (seconds)."""

    most: int
    seconds: float


PATIENCE = {
    Turn.COMMAND: Patience(most=200, seconds=10.0),
    Turn.MENTION: Patience(most=200, seconds=30.0),
    Turn.TYPING: Patience(most=20, seconds=1.0),
    Turn.OVERHEARD: Patience(most=100, seconds=2.0),
}


class BusyError(Exception):
    """So many wait that this question cannot be answered soon."""


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    work: Callable[[Answerer], Any]
    turn: Turn
    since: float
    called: "asyncio.Future[Callable[[], Any]]"
    """Where there is what to call for the result."""


Finish = Callable[[_Waiting, Future[Any], float], None]


@dataclass
class Reception:
    """Passes what is asked to the engine on the desk, the most urgent first and in the order in which it came."""

    desk: Desk
    metrics: Metrics
    threads: int = field(default_factory=lambda: min(MOST_THREADS, _processors()))

    def __post_init__(self) -> None:
        self._lines: dict[Turn, deque[_Waiting]] = {turn: deque() for turn in Turn}
        self._threads = ThreadPoolExecutor(self.threads, "answering")
        self._running = 0
        self._catching_up = False
        """Whether one is about to be answered on the event loop."""
        self._lateness = 0.0
        """Seconds between the end of an answer and the event loop's hearing of it, the last time."""

    def waiting(self, turn: Turn) -> int:
        """How many wait now."""
        return len(self._lines[turn])

    async def ask(self, put: Put, turn: Turn) -> Result:
        """What the engine says to a question; at once where it was asked the same lately."""
        begun = time.perf_counter()
        known = self.desk.recall(put)
        if known is None and self._is_behind(asyncio.get_running_loop().time()):
            known = self._recalled_in_a_hurry(put)
        if known is not None:
            return self._counted(put, known, time.perf_counter() - begun)
        result, answerer, seconds = await self.do(functools.partial(_answer, put), turn)
        self.desk.remember(put, result, answerer)
        return self._counted(put, result, seconds)

    def _recalled_in_a_hurry(self, put: Put) -> Result | None:
        known = self.desk.recall(put, self.desk.answerer.brief)
        if known is not None:
            self.metrics.relieved("brief")
        return known

    def _counted(self, put: Put, result: Result, seconds: float) -> Result:
        self.metrics.question(put.mode.value, type(result).__name__, seconds)
        return result

    async def do(self, work: Callable[[Answerer], T], turn: Turn) -> T:
        """What `work` returns for the engine in use when its turn comes; `BusyError` where that takes too long."""
        loop, patience = asyncio.get_running_loop(), PATIENCE[turn]
        if not self._running and not self._catching_up:
            self._lateness = 0.0
        if self._is_full(turn) or (turn.gives_way and self._is_behind(loop.time())):
            raise self._busy(turn)
        one = _Waiting(work, turn, loop.time(), loop.create_future())
        self._lines[turn].append(one)
        self._go_on()
        try:
            async with asyncio.timeout(patience.seconds):
                result: Callable[[], T] = await one.called
        except TimeoutError:
            raise self._busy(turn) from None
        return result()

    def _go_on(self) -> None:
        loop = asyncio.get_running_loop()
        # One more than there are threads, so that none has to wait for the event loop to hand it the next.
        at_once = 1 if self._lateness > LATE else self.threads + 1
        while self._running < at_once and not self._catching_up and (one := self._next()) is not None:
            now, answerer = loop.time(), self.desk.answerer
            self.metrics.waited(one.turn.name.lower(), now - one.since)
            if self._is_late(one, now):
                self.metrics.relieved("brief")
                self._catching_up = True
                one.called.set_result(functools.partial(one.work, answerer.brief))
                # After the one that was just called, and what was ready before: a write to the database comes back to
                # the loop several times, and whoever waits for it would wait for as many more answers.
                loop.call_soon(self._caught_up, now)
            else:
                self._running += 1
                running = self._threads.submit(one.work, answerer)
                running.add_done_callback(functools.partial(_tell, loop, self._finish, one))

    def _is_late(self, one: _Waiting, now: float) -> bool:
        # Also where it is somebody else who has waited: whoever comes later in the order would wait for ever.
        return now - one.since + self._lateness > BRIEF_AFTER or self._is_behind(now)

    def _next(self) -> _Waiting | None:
        for line in self._lines.values():
            while line:
                one = line.popleft()
                if not one.called.done():
                    return one
        return None

    def _caught_up(self, begun: float) -> None:
        self._catching_up = False
        self._lateness = asyncio.get_running_loop().time() - begun
        self._go_on()

    def _finish(self, one: _Waiting, running: Future[Any], ended: float) -> None:
        self._running -= 1
        self._lateness = asyncio.get_running_loop().time() - ended
        self._go_on()
        # Unless whoever asked has given up.
        if not one.called.done():
            one.called.set_result(running.result)

    def _is_full(self, turn: Turn) -> bool:
        return self.waiting(turn) >= PATIENCE[turn].most or self._lateness > TOO_LATE

    def _is_behind(self, now: float) -> bool:
        """Whether somebody has waited for so long that others give way."""
        firsts = (line[0] for line in self._lines.values() if line)
        return self._lateness > LATE or any(now - one.since > BRIEF_AFTER for one in firsts)

    def _busy(self, turn: Turn) -> BusyError:
        self.metrics.relieved("dropped" if turn.gives_way else "busy")
        return BusyError()


def _answer(put: Put, answerer: Answerer) -> tuple[Result, Answerer, float]:
    """The result, whose it is, and the seconds that it took."""
    begun = time.perf_counter()
    return put.to(answerer), answerer, time.perf_counter() - begun


def _tell(loop: asyncio.AbstractEventLoop, finish: Finish, one: _Waiting, running: Future[Any]) -> None:
    # In the thread. A loop that was closed meanwhile has nobody to tell.
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(finish, one, running, loop.time())


def _processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
