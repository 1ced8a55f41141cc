"""A simulated server with the real bot, and reminders that become due in it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest
import simcord
from threadpoolctl import threadpool_limits

from bot import engine
from bot.desk import Desk
from bot.knowledge.loader import load
from bot.reminders.reminder import Created, Draft, Origin, Reminder, Wish
from bot.reminders.times.results import Moment, Repeating
from bot.storage.reminders import ReminderRepository
from tests import tiny
from tests.conftest import NOON, StoppedClock
from tests.discord.conftest import World, make_bot, simcord_bot, world
from tests.discord.reading import text_of

__all__ = ["make_bot", "simcord_bot", "world"]


@pytest.fixture(scope="session")
def tiny_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """An engine of two answers, since these tests are about something else."""
    knowledge = load(tiny.write(tmp_path_factory.mktemp("knowledge")), NOON.date()).knowledge
    assert knowledge is not None
    with threadpool_limits(1):
        return Desk(engine.build(knowledge, lambda _: None, vectors=False))


@pytest.fixture
def desk(tiny_desk: Desk) -> Desk:
    return tiny_desk


@pytest.fixture
def clock() -> StoppedClock:
    """Where SimCord's calendar starts."""
    return StoppedClock(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


@dataclass
class Days:
    """What happens in the server as time goes by."""

    world: World
    clock: StoppedClock

    @property
    def repository(self) -> ReminderRepository:
        return self.world.services.reminders

    async def remind(
        self,
        member: simcord.MemberActor,
        when: Moment | Repeating | None = None,
        *,
        text: str = "Invoice on Deel",
        asked_in: simcord.ChannelHandle | None = None,
        wish: Wish = Wish.DIRECT,
    ) -> Reminder:
        """A member asks to be reminded, in an hour if nothing else is said."""
        origin = Origin(self.world.guild.id, asked_in.id) if asked_in else Origin()
        when = when or Moment(self.clock.now + dt.timedelta(hours=1))
        match await self.repository.create(Draft(member.id, text, when, origin, wish)):
            case Created(reminder):
                return reminder
            case refused:
                pytest.fail(str(refused))

    async def go_by(self, **amount: float) -> None:
        """Time passes, also for the waiter's sleep."""
        self.clock.pass_time(**amount)
        await self.world.env.advance_time(31)

    async def live_through(self, minutes: float) -> None:
        """Time passes for the bot and for Discord alike."""
        for _ in range(round(minutes * 2)):
            self.clock.pass_time(seconds=30)
            await self.world.env.advance_time(30)

    async def now(self, reminder: Reminder) -> Reminder:
        """The reminder as it stands."""
        found = await self.repository.get(reminder.member, reminder.id)
        assert found is not None
        return found

    def direct(self, member: simcord.MemberActor) -> list[Any]:
        """What the bot wrote to a member."""
        return list(member.user.dm_channel.history())

    def texts(self, messages: list[Any]) -> list[str]:
        return [text_of(message) for message in messages]


@pytest.fixture
def days(world: World, clock: StoppedClock) -> Days:
    return Days(world, clock)
