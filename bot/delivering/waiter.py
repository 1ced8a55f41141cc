"""The one task that waits for the next reminder, and lets nothing end that.

    claim what is due -> send, several at once -> settle -> sleep until the next, but never long

It sleeps by `asyncio.sleep` in a task of its own, so that a nearer reminder can cut the sleep short.
"""

import asyncio
import datetime as dt
import logging

from bot.clock import Clock
from bot.delivering.sender import NotBegun, Sender
from bot.delivering.tempo import Tempo
from bot.fleet import Fleet
from bot.reminders.counts import Counts
from bot.reminders.deliveries import Outcome, Postponed, Undelivered
from bot.reminders.refusals import MISTAKE, Trouble, TryAgain, judge
from bot.reminders.routes import ways
from bot.storage.engine import StorageError
from bot.storage.reminder_rows import Claimed
from bot.storage.reminders import ReminderRepository

log = logging.getLogger(__name__)

SETTLE_WAITS = (0.5, 2.0, 5.0)
REFUSED = (
    "Discord no longer accepts the token. No reminder is delivered until the bot is started with a valid one; "
    "none is lost."
)


class Waiter:
    """Claims, sends and settles until it is stopped."""

    def __init__(
        self, repository: ReminderRepository, sender: Sender, clock: Clock, tempo: Tempo, fleet: Fleet
    ) -> None:
        self._repository = repository
        self._due = repository.due()
        self._sender = sender
        self._clock = clock
        self._tempo = tempo
        self._fleet = fleet
        self._sending: set[asyncio.Task[None]] = set()
        self._last_in: dict[int, asyncio.Task[None]] = {}
        self._sleep: asyncio.Task[None] | None = None
        self._soonest: dt.datetime | None = None
        self._awake_at = clock()
        self._purge_at = clock()
        self._stopping = False
        self._task: asyncio.Task[None] | None = None
        repository.on_due(self.wake_for)

    @property
    def counts(self) -> Counts:
        """What came of it so far."""
        return self._repository.counts

    def wake_for(self, due: dt.datetime) -> None:
        """A reminder was written that is due at this moment: sleep no longer than that."""
        self._soonest = due if self._soonest is None else min(due, self._soonest)
        if self._sleep is not None and due < self._awake_at:
            self._sleep.cancel()

    def start(self) -> None:
        """Begin in the background."""
        self._task = asyncio.create_task(self.keep(), name="waiting for reminders")

    async def keep(self) -> None:
        """Deliver until stopped. Whatever goes wrong is logged and counted, and then it goes on."""
        while not self._stopping:
            try:
                await self._round()
            except Exception:
                # The boundary: a database that is away, or a mistake of ours, must not end all reminders.
                self.counts.waiter_failures += 1
                log.exception("Waiting for reminders failed (%d so far)", self.counts.waiter_failures)
                await self._sleep_until(self._clock() + self._tempo.after_failure)

    async def stop(self, within: float) -> None:
        """Begin nothing new, give back what is not begun, and finish what is."""
        self._halt()
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        if self._task is not None:
            # It may be in the middle of claiming.
            await asyncio.wait({self._task}, timeout=within)
        if self._sending:
            log.info("Finishing %d reminders", len(self._sending))
            await asyncio.wait(self._sending, timeout=max(0.0, end - loop.time()))

    async def _round(self) -> None:
        self._soonest = None
        await self._purge_now_and_then()
        at_once = max(1, self._tempo.at_once // self._fleet.size)
        room = max(0, at_once - len(self._sending))
        claimed = await self._due.claim(room, self._tempo.lease)
        for one in claimed:
            self._begin(one)
        if len(claimed) < room:
            await self._sleep_until(await self._due.next_wake())
        while len(self._sending) > at_once // 2:
            await asyncio.wait(self._sending, return_when=asyncio.FIRST_COMPLETED)

    def _begin(self, claimed: Claimed) -> None:
        # Discord takes few messages a second in one channel: they go one after the other, and hold up nothing else.
        place = ways(claimed.reminder)[0].channel or claimed.reminder.member
        task = asyncio.create_task(self._deliver(claimed, self._last_in.get(place)), name="delivering a reminder")
        self._last_in[place] = task
        self._sending.add(task)
        task.add_done_callback(lambda task: self._ended(task, place))

    def _ended(self, task: asyncio.Task[None], place: int) -> None:
        self._sending.discard(task)
        if self._last_in.get(place) is task:
            del self._last_in[place]

    async def _deliver(self, claimed: Claimed, after: asyncio.Task[None] | None) -> None:
        if after is not None:
            await asyncio.wait({after})
        try:
            outcome = await self._sender.deliver(claimed)
            match outcome:
                case NotBegun(refused):
                    if refused:
                        self._refused()
                    await self._due.release(claimed)
                case _:
                    await self._settle(claimed, outcome)
        except Exception:
            # The same boundary: this one is tried again like after no answer, and the others go on.
            self.counts.waiter_failures += 1
            log.exception("Delivering reminder %d failed", claimed.reminder.id)
            await self._postpone(claimed)

    async def _postpone(self, claimed: Claimed) -> None:
        outcome: Outcome = Undelivered(MISTAKE)
        match judge(Trouble(), claimed.reminder.attempts):
            case TryAgain(wait, may_have_arrived):
                outcome = Postponed(self._clock() + wait, MISTAKE, may_have_arrived)
        try:
            await self._due.settle(claimed, outcome)
        except StorageError as error:
            log.warning("Reminder %d comes back when its claim has run out: %s", claimed.reminder.id, error)

    async def _settle(self, claimed: Claimed, outcome: Outcome) -> None:
        if isinstance(outcome, Undelivered):
            log.warning("Reminder %d cannot be delivered (%s)", claimed.reminder.id, outcome.failure)
        for wait in SETTLE_WAITS:
            try:
                await self._due.settle(claimed, outcome)
            except StorageError as error:
                # Said again with the same nonce if it stays so, which Discord recognises.
                log.warning("The outcome of reminder %d could not be kept yet: %s", claimed.reminder.id, error)
                await asyncio.sleep(wait)
            else:
                return
        await self._due.settle(claimed, outcome)

    def _refused(self) -> None:
        if not self.counts.stopped:
            self.counts.stopped = True
            log.critical(REFUSED)
        self._halt()

    def _halt(self) -> None:
        self._stopping = self._sender.stopping = True
        if self._sleep is not None:
            self._sleep.cancel()

    async def _purge_now_and_then(self) -> None:
        now = self._clock()
        if now < self._purge_at or not self._fleet.leads:
            return
        self._purge_at = now + self._tempo.purge_every
        gone = await self._repository.purge(now - self._tempo.keep_closed, now - self._tempo.keep_unshown)
        if gone:
            log.info("Deleted %d reminders that were closed long ago", gone)

    async def _sleep_until(self, wake: dt.datetime | None) -> None:
        now = self._clock()
        moments = [moment for moment in (wake, self._soonest, now + self._tempo.longest_sleep) if moment]
        self._awake_at = max(min(moments), now + self._tempo.shortest_sleep)
        if self._stopping:
            return
        self._sleep = asyncio.create_task(asyncio.sleep((self._awake_at - now).total_seconds()))
        await asyncio.wait({self._sleep})
        self._sleep = None
