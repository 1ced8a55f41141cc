"""Counts what is asked and answered, in memory until somebody writes it down: an answer must not wait for that."""

import datetime as dt
from collections import Counter

from bot.answers.results import Answer, Mode, NoMatch, Result
from bot.clock import Clock
from bot.digests.week import Kind, monday_of
from bot.storage.counts import CountsRepository
from bot.storage.engine import StorageError


class Tally:
    """Numbers by server, week and kind; never who or what."""

    def __init__(self, repository: CountsRepository, clock: Clock) -> None:
        self._repository = repository
        self._clock = clock
        self._counted: Counter[tuple[int, dt.datetime, Kind]] = Counter()

    def count(self, guild: int | None, result: Result, mode: Mode) -> None:
        """Count an outcome in a server; overheard messages only where they are answered."""
        if guild is None or (mode is Mode.PASSIVE and not isinstance(result, Answer)):
            return
        match result:
            case Answer():
                kind = Kind.UNASKED if mode is Mode.PASSIVE else Kind.ANSWERED
            case NoMatch():
                kind = Kind.UNANSWERED
            case _:
                kind = Kind.SUGGESTED
        self._counted[guild, monday_of(self._clock()), kind] += 1

    async def write(self) -> None:
        """Write down what was counted since the last time; what could not be written is tried again."""
        counted, self._counted = self._counted, Counter()
        if not counted:
            return
        try:
            await self._repository.add(counted)
        except StorageError:
            self._counted += counted
            raise
