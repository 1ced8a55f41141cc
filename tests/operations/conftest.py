"""The real bot on a real connection to a gateway of ours, and whoever looks at it."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from bot import engine
from bot.app import create_bot
from bot.client import FaqBot
from bot.desk import Desk
from bot.knowledge.loader import load
from bot.operations.server import window
from bot.settings import Settings, chosen_settings
from bot.storage.engine import Database
from tests.conftest import NOON
from tests.operations.discord_site import TOKEN, DiscordSite, serving
from tests.tiny import write


class Watcher:
    """Whoever asks the window."""

    def __init__(self, settings: Settings) -> None:
        self._base = f"http://{settings.metrics_host}:{settings.metrics_port}"

    async def ask(self, path: str) -> tuple[int, str]:
        """The status and the text of an answer."""
        async with aiohttp.ClientSession() as session, session.get(self._base + path) as answer:
            return answer.status, await answer.text()

    async def until(self, status: int) -> list[str]:
        """Wait until /readyz has this status; what it says is wrong."""
        async with asyncio.timeout(10):
            while (answer := await self.ask("/readyz"))[0] != status:  # noqa: ASYNC110 - nobody tells us when
                await asyncio.sleep(0.02)
        troubles: list[str] = json.loads(answer[1])["troubles"]
        return troubles


@pytest.fixture
async def site(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordSite]:
    async with serving(DiscordSite(), monkeypatch) as site:
        yield site


@pytest.fixture
def settings() -> Settings:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return chosen_settings(metrics_port=free.getsockname()[1])


@pytest.fixture
async def bot(settings: Settings, database: Database, site: DiscordSite, tmp_path: Path) -> AsyncIterator[FaqBot]:
    """The bot, connecting."""
    knowledge = load(write(tmp_path / "knowledge"), NOON.date()).knowledge
    assert knowledge is not None
    bot = create_bot(settings, Desk(engine.build(knowledge, lambda _: None, vectors=False)), database)
    # So long discord.py waits for servers; here there are none.
    bot._connection.guild_ready_timeout = 0.05
    async with window(settings, bot, database), bot:
        connecting = asyncio.create_task(bot.start(TOKEN))
        yield bot
        connecting.cancel()
        with suppress(asyncio.CancelledError):
            await connecting


@pytest.fixture
def watcher(settings: Settings) -> Watcher:
    return Watcher(settings)
