"""Asks the questions of `tests.yaml` of a new engine: the likeliest to turn before it goes live, the others just after.

All of them would take longer than a change may take to be in use.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.answers.answerer import Answerer
from bot.answers.expected import Outcome, Turned, likeliest_first, outcome
from bot.desk import Desk
from bot.knowledge.expectations import Expectation

BEFORE_LIVE_SECONDS = 0.5
"""How long a new engine is asked before it goes live."""
PAUSE_SECONDS = 0.02
"""Between two questions while it answers members already."""

Tell = Callable[[tuple[Turned, ...]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Where questions lead in a new engine, which of them turned, and those that were not asked yet."""

    outcomes: dict[Expectation, Outcome]
    turned: tuple[Turned, ...]
    left: tuple[Expectation, ...]


class Examination:
    """Remembers where each question led last, whichever engine was asked."""

    def __init__(self, desk: Desk, before_live: float = BEFORE_LIVE_SECONDS) -> None:
        self._desk = desk
        self._before_live = before_live
        self._last: dict[Expectation, Outcome] = {}
        self._later: asyncio.Task[None] | None = None

    def ask_first(self, after: Answerer) -> Asked:
        """Ask as many questions as the time allows; in a thread."""
        before = self._desk.answerer
        self._last.update(self._desk.outcomes)
        expectations = after.knowledge.expectations
        ordered = likeliest_first(expectations, self._last, before.knowledge, after.knowledge)
        outcomes: dict[Expectation, Outcome] = {}
        until = time.monotonic() + self._before_live
        for one in ordered:
            if time.monotonic() > until:
                break
            if one not in self._last:
                self._last[one] = outcome(before, one)
            outcomes[one] = outcome(after, one)
        left = tuple(one for one in ordered if one not in outcomes)
        return Asked(outcomes, self._turned(outcomes, outcomes), left)

    def ask_later(self, left: Sequence[Expectation], tell: Tell) -> None:
        """Ask the other questions of the engine in use, now and then, and tell of those that turned."""
        if self._later is not None:
            self._later.cancel()
        self._later = asyncio.create_task(self._ask(tuple(left), tell), name="asking test questions")

    async def _ask(self, left: Sequence[Expectation], tell: Tell) -> None:
        answerer = self._desk.answerer
        for one in left:
            led = await asyncio.to_thread(outcome, answerer, one)
            if self._desk.answerer is not answerer:
                return
            self._desk.outcomes[one] = led
            await asyncio.sleep(PAUSE_SECONDS)
        turned = self._turned(left, self._desk.outcomes)
        self._last.update(self._desk.outcomes)
        if turned:
            await tell(turned)

    def _turned(
        self, asked: "Sequence[Expectation] | dict[Expectation, Outcome]", outcomes: dict[Expectation, Outcome]
    ) -> tuple[Turned, ...]:
        both = (Turned(one, self._last[one], outcomes[one]) for one in asked if one in self._last)
        return tuple(
            sorted((one for one in both if one.before.place != one.after.place), key=lambda one: not one.is_worse)
        )
