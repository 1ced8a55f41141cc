"""Moderators hear of trouble with the knowledge files, and of its end."""

from pathlib import Path

import pytest
import simcord

from bot import engine
from bot.app import create_bot
from bot.client import FaqBot
from bot.desk import Desk
from bot.knowledge.loader import load
from bot.settings import chosen_settings
from bot.storage.engine import Database
from tests import tiny
from tests.conftest import NOON, StoppedClock
from tests.discord.reading import text_of
from tests.tiny import LEGIT, PAY

TESTS = "tests:\n  - ask: is acme legit\n    reach: acme/legit\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tiny.write(tmp_path / "knowledge", {"tests.yaml": TESTS})


@pytest.fixture
def simcord_bot(root: Path, database: Database, clock: StoppedClock) -> FaqBot:
    knowledge = load(root, NOON.date()).knowledge
    assert knowledge is not None
    desk = Desk(engine.build(knowledge, lambda _: None, vectors=False))
    return create_bot(chosen_settings(knowledge_dir=root, shard_count=1), desk, database, clock)


@pytest.fixture
async def room(simcord_env: simcord.Env, simcord_bot: FaqBot) -> simcord.ChannelHandle:
    """The moderators' channel of a server."""
    guild = simcord_env.create_guild("Lounge")
    channel = guild.create_text_channel("moderators")
    servers = simcord_bot.services.servers
    await servers.change(guild.id, lambda settings: settings.model_copy(update={"moderator_channel": channel.id}))
    return channel


def told(room: simcord.ChannelHandle) -> list[str]:
    return [text_of(message) for message in room.history()]


async def test_a_problem_is_told_with_file_and_line_and_so_is_its_end(
    room: simcord.ChannelHandle, simcord_bot: FaqBot, root: Path
) -> None:
    reloader = simcord_bot.services.reloader
    (root / LEGIT).write_text(tiny.FILES[LEGIT].replace("topic: legitimacy", "topic: legit"))

    await reloader.reload()
    await reloader.reload()

    (problem,) = told(room)
    assert "A knowledge file has a problem" in problem
    assert f"`{LEGIT}:4` 'topic' cannot be 'legit'; choose one of" in problem

    (root / LEGIT).write_text(tiny.FILES[LEGIT])
    await reloader.reload()

    assert len(told(room)) == 2
    assert "Mended" in "".join(told(room))


async def test_a_test_question_that_goes_elsewhere_is_told(
    room: simcord.ChannelHandle, simcord_bot: FaqBot, root: Path
) -> None:
    legit = tiny.FILES[LEGIT].replace("  - is acme legit\n", "").replace("Is Acme legit?", "Who is Acme?")
    (root / LEGIT).write_text(legit)
    (root / PAY).write_text(tiny.FILES[PAY].replace("  - acme hourly", "  - is acme legit\n  - acme hourly"))

    await simcord_bot.services.reloader.reload()

    (told_,) = told(room)
    assert "1 of 1 lead somewhere else" in told_
    assert "⚠️ “is acme legit”: `acme/legit` → `acme/pay`" in told_


async def test_an_ordinary_change_is_not_news(room: simcord.ChannelHandle, simcord_bot: FaqBot, root: Path) -> None:
    (root / LEGIT).write_text(tiny.FILES[LEGIT].replace("Yes. ", "Yes, of course. "))
    await simcord_bot.services.reloader.reload()
    assert told(room) == []
    assert simcord_bot.services.desk.knowledge.by_id["acme/legit"].body.startswith("Yes, of course.")
