"""What tests of reminders share."""

import datetime as dt

import pytest

from bot import engine
from bot.desk import Desk
from bot.knowledge.knowledge import Knowledge
from bot.reminders.reminder import Reminder
from tests.discord.conftest import World

WHAT = "Invoice on Deel"


@pytest.fixture(scope="module")
def desk(small_knowledge: Knowledge) -> Desk:
    """An engine that is built at once: little is asked of it here."""
    return Desk(engine.build(small_knowledge, lambda _: None, vectors=False))


async def kept(world: World, member: int | None = None) -> tuple[Reminder, ...]:
    """All reminders of Amina, or of another member."""
    return await world.services.reminders.of_member(member or world.amina.id)


def utc(text: str) -> dt.datetime:
    """A moment written as in 2026-11-24T09:00."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
