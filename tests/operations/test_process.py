"""The real process: how it starts, stops and gives up."""

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot import exit_codes
from tests.conftest import ROOT
from tests.operations.discord_site import TOKEN, DiscordSite
from tests.tiny import write

START = """\
import sys, yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from bot.cli import main

Route.BASE = sys.argv.pop()
DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv.pop())
main()
"""


async def start(folder: Path, gateway: str | None = None, **settings: str) -> asyncio.subprocess.Process:
    """`python -m bot run`, as a process of its own, with our Discord instead of the real one."""
    environment = {
        **{"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT), "SENTENCE_VECTORS": "false"},
        **{"DISCORD_TOKEN": TOKEN, "DATABASE_URL": f"sqlite:///{folder / 'bot.db'}", "LOG_LEVEL": "DEBUG"},
        "KNOWLEDGE_DIR": str(write(folder / "knowledge")),
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", START, "run", str(gateway or DiscordWebSocket.DEFAULT_GATEWAY), Route.BASE),
        cwd=folder,
        env=environment | settings,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_sigterm_stops_it_within_ten_seconds(site: DiscordSite, tmp_path: Path) -> None:
    process = await start(tmp_path)
    async with asyncio.timeout(60):
        await site.identified.wait()
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, said = await process.communicate()

    assert process.returncode == exit_codes.OK, said.decode()
    assert time.monotonic() - begun < 10
    assert TOKEN not in said.decode()


async def test_a_token_that_is_refused_is_one_sentence_and_a_code(site: DiscordSite, tmp_path: Path) -> None:
    wrong = TOKEN[:-3] + "xyz"
    process = await start(tmp_path, DISCORD_TOKEN=wrong, LOG_LEVEL="ERROR")
    _, said = await process.communicate()

    assert process.returncode == exit_codes.TOKEN
    assert said.decode().count("\n") == 1
    assert wrong not in said.decode()
    assert not site.identified.is_set()


async def test_a_gateway_that_is_not_there_is_one_sentence_and_a_code(site: DiscordSite, tmp_path: Path) -> None:
    process = await start(tmp_path, gateway="ws://127.0.0.1:1", LOG_LEVEL="WARNING")
    _, said = await process.communicate()

    assert process.returncode == exit_codes.DISCORD
    assert said.decode().splitlines()[-1].startswith("Discord cannot be reached")


@pytest.mark.parametrize(
    ("code", "exit_code", "said"),
    [
        (4011, exit_codes.SETTINGS, "Discord refuses so few shards for so many servers"),
        (4014, exit_codes.INTENT, "MESSAGE_CONTENT, PASSIVE_CHANNELS and SCAM_FLAG_CHANNELS need"),
        (4012, exit_codes.DISCORD, "Discord cannot be reached (code 4012)"),
    ],
)
async def test_what_the_gateway_refuses_is_one_sentence_and_a_code(
    code: int, exit_code: int, said: str, site: DiscordSite, tmp_path: Path
) -> None:
    site.refuses_with = code
    process = await start(tmp_path, LOG_LEVEL="ERROR")
    _, told = await process.communicate()

    assert process.returncode == exit_code
    assert told.decode().splitlines()[-1].startswith(said)


async def test_a_name_that_no_server_knows_is_one_sentence_and_a_code(
    site: DiscordSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", "http://discord.invalid")
    process = await start(tmp_path, LOG_LEVEL="WARNING")
    _, said = await process.communicate()

    assert process.returncode == exit_codes.DISCORD
    assert said.decode().splitlines()[-1].startswith("Discord cannot be reached (ClientConnector")


async def test_after_too_many_starts_it_waits_and_can_still_be_stopped(site: DiscordSite, tmp_path: Path) -> None:
    from bot.clock import utc_now
    from bot.storage.engine import Database
    from bot.storage.starts import StartRepository

    database = await Database.open(f"sqlite:///{tmp_path / 'bot.db'}")
    for _ in range(8):
        await StartRepository(database).note(utc_now())
    await database.close()

    process = await start(tmp_path, LOG_LEVEL="INFO")
    assert process.stderr is not None
    async with asyncio.timeout(60):
        while b"Too many starts lately: connecting in 120 seconds" not in await process.stderr.readline():
            pass
    process.send_signal(signal.SIGTERM)
    await process.communicate()

    assert process.returncode == exit_codes.OK
    assert not site.identified.is_set()
