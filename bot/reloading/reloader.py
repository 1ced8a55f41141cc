"""Load, validate, try, swap: another knowledge goes live in one step, and a bad one not at all."""

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.answers.answerer import Answerer
from bot.answers.expected import Turned
from bot.answers.reloads import Broken, Live, Reload, Unchanged
from bot.clock import Clock
from bot.desk import Desk
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.loader import MAX_REVIEW_AGE, Loaded, load
from bot.knowledge.problems import Problem
from bot.reloading.asking import USUAL, Asked, Examination, Haste
from bot.reloading.quiet_building import let_go, quietly, uncollected
from bot.spare_memory import give_back

log = logging.getLogger(__name__)

SETTLING_SECONDS = 0.7
"""How long a folder with problems is given before it is believed: an editor may be in the middle of writing."""


Listener = Callable[[Reload], Awaitable[None]]


class Reloader:
    """Keeps the desk up to date with a folder; one reload at a time."""

    def __init__(
        self,
        root: Path,
        desk: Desk,
        clock: Clock,
        max_review_age: dt.timedelta = MAX_REVIEW_AGE,
        haste: Haste = USUAL,
    ) -> None:
        self.root = root
        self.errors: tuple[Problem, ...] = ()
        """What keeps the files from going live, empty while they are fine."""
        self.warnings: tuple[Problem, ...] = ()
        self.reloaded_at: dt.datetime | None = None
        self._desk = desk
        self._clock = clock
        self._max_review_age = max_review_age
        self._questions = Examination(desk)
        self._haste = haste
        self._one_at_a_time = asyncio.Lock()
        self._listeners: list[Listener] = []

    def tell(self, listener: Listener) -> None:
        """Have somebody told of every reload that changed something, before a new knowledge goes live.

        They are told once more where a test question that was only asked afterwards leads elsewhere, too.
        """
        self._listeners.append(listener)

    async def reload(self) -> Reload:
        """Take over the files as they are now, or say why not."""
        async with self._one_at_a_time:
            begun = time.monotonic()
            loaded = await self._settled()
            if loaded.knowledge is None:
                return await self._keep_the_old(loaded.errors)
            self.warnings = tuple(problem for problem in loaded.problems if problem not in loaded.errors)
            mended, self.errors = bool(self.errors), ()
            if loaded.knowledge.version == self._desk.knowledge.version and not mended:
                self._ask_later(self._desk.knowledge)
                return Unchanged()
            answerer = await asyncio.to_thread(self._built, loaded.knowledge)
            asked = await asyncio.to_thread(self._asked, answerer, self._haste.until(begun))
            live = Live(loaded.knowledge, asked.turned, mended)
            await self._told(live)
            before = [self._desk.answerer]
            self._desk.lay_down(answerer, asked.outcomes)
            self._ask_later(loaded.knowledge)
            self.reloaded_at = self._clock()
            log.info("Knowledge %s is live: %d answers", loaded.knowledge.version, len(loaded.knowledge.entries))
            await asyncio.to_thread(let_go, before)
            await asyncio.to_thread(give_back)
            return live

    async def _settled(self) -> Loaded:
        """The folder, read again while it has errors that still change."""
        loaded = await self._load()
        while loaded.knowledge is None and loaded.errors != self.errors:
            await asyncio.sleep(SETTLING_SECONDS)
            again = await self._load()
            if again.errors == loaded.errors:
                return again
            loaded = again
        return loaded

    async def _load(self) -> Loaded:
        return await asyncio.to_thread(self._read, self._clock().date())

    def _read(self, today: dt.date) -> Loaded:
        with uncollected():
            return load(self.root, today, self._max_review_age)

    def _built(self, knowledge: Knowledge) -> Answerer:
        with quietly():
            return self._desk.answerer.over(knowledge)

    def _asked(self, answerer: Answerer, until: float) -> Asked:
        with uncollected():
            return self._questions.ask_first(answerer, until)

    def _ask_later(self, knowledge: Knowledge) -> None:
        """Have the test questions asked that nobody asked of the engine in use; what turned is told as before."""
        left = [one for one in knowledge.expectations if one not in self._desk.outcomes]

        async def tell(turned: tuple[Turned, ...]) -> None:
            await self._told(Live(knowledge, turned, mended=False))

        if left:
            self._questions.ask_later(left, tell)

    async def _keep_the_old(self, errors: tuple[Problem, ...]) -> Broken:
        news = errors != self.errors
        self.errors = errors
        if news:
            log.warning("The knowledge files have %d errors; the last good ones stay in use", len(errors))
            await self._told(Broken(errors))
        return Broken(errors)

    async def _told(self, reload: Reload) -> None:
        for listener in self._listeners:
            await listener(reload)
