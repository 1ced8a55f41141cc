"""Asks the questions of `tests.yaml` of a new engine: the likeliest to turn before it goes live, the others just after.

All of them would take longer than a change may take to be in use.
"""

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.answers.answerer import Answerer
from bot.answers.expected import Outcome, Turned, likeliest_first, outcome
from bot.desk import Desk
from bot.knowledge.expectations import Expectation

PAUSE_SECONDS = 0.02
"""Between two questions while it answers members already."""

Tell = Callable[[tuple[Turned, ...]], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class Haste:
    """How long a new engine is asked before it goes live: until so many seconds after its reload began, but for so many
    at least."""

    live_within: float = 1.4
    at_least: float = 0.05

    def until(self, begun: float) -> float:
        """The moment to stop at, for a reload that began then; both as `time.monotonic` counts."""
        return max(begun + self.live_within, time.monotonic() + self.at_least)


USUAL = Haste()


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the questions that were asked lead in a new engine, and which of them turned."""

    outcomes: dict[Expectation, Outcome]
    turned: tuple[Turned, ...]


class Examination:
    """Remembers where each question led last, whichever engine was asked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last: dict[Expectation, Outcome] = {}
        self._telling: asyncio.Future[None] | None = None
        self._asking: threading.Thread | None = None
        self._stop = threading.Event()

    def ask_first(self, after: Answerer, until: float) -> Asked:
        """Ask as many questions as can be asked until then, as `time.monotonic` counts; in a thread."""
        self.stop()
        before = self._desk.answerer
        self._last.update(self._desk.outcomes)
        expectations = after.knowledge.expectations
        ordered = likeliest_first(expectations, self._last, before.knowledge, after.knowledge)
        outcomes: dict[Expectation, Outcome] = {}
        for one in ordered:
            if time.monotonic() > until:
                break
            if one not in self._last:
                self._last[one] = outcome(before, one)
            outcomes[one] = outcome(after, one)
        return Asked(outcomes, self._turned(outcomes))

    def ask_later(self, left: Sequence[Expectation], tell: Tell) -> None:
        """Ask the other questions of the engine in use, now and then, and tell of those that turned.

        In a thread of its own, so that nobody waits for it; it ends before the process does.
        """
        if self._asking is not None and self._asking.is_alive():
            return
        loop, answerer = asyncio.get_running_loop(), self._desk.answerer
        self._stop.clear()

        def ask() -> None:
            outcomes: dict[Expectation, Outcome] = {}
            for one in left:
                outcomes[one] = outcome(answerer, one)
                if self._stop.wait(PAUSE_SECONDS) or not threading.main_thread().is_alive():
                    return
            # A loop that was closed meanwhile has nobody to tell.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(told, outcomes)

        def told(outcomes: dict[Expectation, Outcome]) -> None:
            if self._stop.is_set():
                return
            self._desk.outcomes |= outcomes
            turned = self._turned(outcomes)
            self._last |= outcomes
            if turned:
                self._telling = asyncio.ensure_future(tell(turned))

        self._asking = threading.Thread(target=ask, name="asking test questions")
        self._asking.start()

    def stop(self) -> None:
        """Ask no more, and wait for the question that is being asked; in a thread."""
        self._stop.set()
        if self._asking is not None:
            self._asking.join()
            self._asking = None

    def _turned(self, outcomes: Mapping[Expectation, Outcome]) -> tuple[Turned, ...]:
        both = (Turned(one, self._last[one], led) for one, led in outcomes.items() if one in self._last)
        return tuple(
            sorted((one for one in both if one.before.place != one.after.place), key=lambda one: not one.is_worse)
        )
