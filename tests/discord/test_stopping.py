"""Starting and stopping the real process around the bot."""

import asyncio
import os
import signal
from typing import Any

import discord
import pytest
from pydantic import SecretStr

from bot import app, engine, exit_codes
from bot.app import run, run_until_stopped
from bot.client import FaqBot
from bot.settings import Settings, chosen_settings
from tests.conftest import ROOT
from tests.discord.conftest import BotMaker

TOKEN = "a-secret-token-nobody-may-see"


@pytest.fixture
def settings(database_url: str) -> Settings:
    return chosen_settings(
        discord_token=SecretStr(TOKEN), database_url=database_url, knowledge_dir=ROOT / "knowledge", log_level="ERROR"
    )


@pytest.fixture(autouse=True)
def quick_and_quiet(monkeypatch: pytest.MonkeyPatch, desk: Any) -> None:
    """No second reading of the knowledge, and the logging of pytest stays."""
    monkeypatch.setattr(engine, "build", lambda *_: desk.answerer)
    monkeypatch.setattr(app.logs, "set_up", lambda *_: None)


async def test_sigterm_lets_a_running_handler_finish(make_bot: BotMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    bot = make_bot()
    finished = asyncio.Event()

    async def handler() -> None:
        await asyncio.sleep(0.2)
        finished.set()

    async def connected(_: str) -> None:
        bot.handling = asyncio.create_task(handler(), name="discord.py: on_message")  # type: ignore[attr-defined]
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.Event().wait()

    monkeypatch.setattr(bot, "start", connected)
    async with bot:
        await asyncio.wait_for(run_until_stopped(bot, TOKEN), timeout=5)

    assert finished.is_set()
    assert bot.is_closed()


@pytest.mark.parametrize(
    ("error", "code", "hint"),
    [
        (discord.LoginFailure("no"), exit_codes.TOKEN, "DISCORD_TOKEN"),
        (discord.PrivilegedIntentsRequired(None), exit_codes.INTENT, "Message Content"),
        (ConnectionResetError(), exit_codes.DISCORD, "cannot be reached"),
    ],
)
def test_a_start_that_fails_is_one_sentence_and_a_code(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    code: int,
    hint: str,
) -> None:
    async def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(FaqBot, "start", fails)

    assert run(settings) == code
    said = capsys.readouterr().err
    assert hint in said
    assert said.count("\n") == 1
    assert TOKEN not in said


def test_a_database_that_cannot_be_opened_is_one_sentence(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = settings.model_copy(update={"database_url": "sqlite:////proc/nowhere/bot.db"})

    assert run(broken) == exit_codes.DATABASE
    assert "database" in capsys.readouterr().err


def test_knowledge_with_errors_keeps_the_bot_from_starting(
    settings: Settings, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = settings.model_copy(update={"knowledge_dir": tmp_path / "nothing-here"})

    assert run(broken) == exit_codes.KNOWLEDGE
    assert "has errors" in capsys.readouterr().err


def test_a_clean_end_is_code_zero(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    async def stops(*_: object) -> None:
        return

    monkeypatch.setattr(FaqBot, "start", stops)

    assert run(settings) == exit_codes.OK
