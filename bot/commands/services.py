"""What every command works with, put together once by `bot.app`."""

import datetime as dt
import logging
from dataclasses import dataclass, field

from bot.answers.results import Mode, Result
from bot.board import Board
from bot.clock import Clock
from bot.commands.memory import Asked, Conversations, Pace, Picked, Shelf
from bot.commands.moderators import Moderators
from bot.commands.servers import Servers
from bot.commands.tally import Tally
from bot.desk import Desk, Put
from bot.fleet import Fleet, Topic
from bot.metrics import Metrics
from bot.publishing.publisher import Publisher
from bot.reception import Reception, Turn
from bot.reloading.reloader import Reloader
from bot.settings import Settings
from bot.storage.alerts import AlertRepository
from bot.storage.counts import CountsRepository
from bot.storage.engine import StorageError
from bot.storage.feedback import FeedbackRepository
from bot.storage.listings import ListingRepository
from bot.storage.members import MemberRepository
from bot.storage.personal_data import PersonalData
from bot.storage.picks import PickRepository
from bot.storage.queue import QueueRepository
from bot.storage.reminders import ReminderRepository
from bot.storage.source_looks import SourceLookRepository
from bot.storage.unanswered import Reason, UnansweredRepository

log = logging.getLogger(__name__)

QUESTION_MEMORY = dt.timedelta(hours=24)
QUESTION_MEMORY_SIZE = 5_000
COOLDOWN_SIZE = 5_000


@dataclass(frozen=True)
class Services:
    """The core, the storage and the short memory, passed to every cog."""

    settings: Settings
    desk: Desk
    feedback: FeedbackRepository
    unanswered: UnansweredRepository
    queue: QueueRepository
    counts: CountsRepository
    picks: PickRepository
    looks: SourceLookRepository
    reminders: ReminderRepository
    listings: ListingRepository
    alerts: AlertRepository
    board: Board
    servers: Servers
    members: MemberRepository
    personal: PersonalData
    publisher: Publisher
    reloader: Reloader
    clock: Clock
    fleet: Fleet
    metrics: Metrics = field(default_factory=Metrics)
    reception: Reception = field(init=False)
    moderators: Moderators = field(init=False)
    tally: Tally = field(init=False)
    conversations: Conversations = field(init=False)
    pace: Pace = field(init=False)
    asked: Shelf[int, Asked] = field(init=False)
    picked: Shelf[str, Picked] = field(init=False)
    cooldowns: Shelf[tuple[str, int], bool] = field(init=False)

    def __post_init__(self) -> None:
        def start(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        cooldown = dt.timedelta(minutes=self.settings.passive_cooldown_minutes)
        start("reception", Reception(self.desk, self.metrics))
        start("moderators", Moderators(self.servers, self.settings.knowledge_servers))
        start("tally", Tally(self.counts, self.clock))
        start("conversations", Conversations(self.clock))
        start("pace", Pace(self.clock))
        start("asked", Shelf(self.clock, QUESTION_MEMORY, QUESTION_MEMORY_SIZE))
        start("picked", Shelf(self.clock, QUESTION_MEMORY, QUESTION_MEMORY_SIZE))
        start("cooldowns", Shelf(self.clock, cooldown, COOLDOWN_SIZE))
        self.fleet.hear(Topic.FORGET, lambda person: self.forget(int(person)) if person else None)

    @property
    def today(self) -> dt.date:
        """The day it is in UTC, by which reviews grow old."""
        return self.clock().date()

    async def ask(
        self, question: str, user: int, channel: int, *, turn: Turn, guild: int | None, parent: int | None = None
    ) -> Result:
        """Answer a question of a person in a channel, in the light of their last few and of the server's settings.

        Raises `BusyError` where so much is asked that this must wait for too long.
        """
        mode = Mode.PASSIVE if turn is Turn.OVERHEARD else Mode.DIRECT
        turns = self.conversations.with_question(user, channel, question)
        if mode is Mode.DIRECT:
            # Now, so that what the same person asks meanwhile comes after it.
            self.conversations.add(user, channel, question)
        server = await self.servers.of(guild)
        platform = server.channel(channel, parent).platform
        known = platform if platform in self.desk.knowledge.platforms else None
        result = await self.reception.ask(Put(turns, mode, known, server.strictness), turn)
        self.tally.count(guild, result, mode)
        return result

    async def put_on_list(
        self,
        question: str,
        reason: Reason,
        *,
        mode: str,
        guild: int | None,
        channel: int | None,
        asker: int,
        message: int | None = None,
    ) -> int | None:
        """Record a question for the moderators; its number. A failing database is logged, not shown."""
        try:
            number = await self.unanswered.record(
                question, reason, mode=mode, guild=guild, channel=channel, asker=asker, message=message
            )
        except StorageError as error:
            log.error("An unanswered question could not be stored: %s", error)
            return None
        if number is not None:
            self.metrics.unanswered(reason.value)
        return number

    def forget(self, person: int) -> None:
        """Forget what is in memory of somebody."""
        self.conversations.forget(person)
        self.asked.drop_where(lambda _, asked: asked.asker == person)
        self.picked.drop_where(lambda _, picked: picked.asker == person)
