"""Health and metrics of the real bot on a real connection to a gateway of ours."""

import asyncio
import json
import os
import re
from pathlib import Path

import pytest

from bot.answers.results import Mode
from bot.client import FaqBot
from bot.operations import health
from bot.operations.server import window
from bot.reception import Turn
from bot.settings import Settings
from bot.storage.engine import Database
from bot.storage.unanswered import Reason
from tests.conftest import ROOT
from tests.operations.conftest import Watcher
from tests.operations.discord_site import TOKEN, DiscordSite
from tests.tiny import write


async def test_a_connection_that_falls_silent_is_no_longer_ready(
    bot: FaqBot, watcher: Watcher, site: DiscordSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "LONGEST_SILENCE", 0.6)
    assert await watcher.until(200) == []

    site.silent = True
    [trouble] = await watcher.until(503)
    assert trouble.startswith("shard 0 has heard nothing from Discord for ")
    assert (await watcher.ask("/healthz"))[0] == 200

    site.silent = False
    await watcher.until(200)


@pytest.fixture
def grown(site: DiscordSite) -> None:
    """Discord recommends more than one shard by now."""
    site.shards = site.identifies_at_once = 3


async def test_left_to_itself_it_opens_as_many_shards_as_discord_recommends(
    grown: None, bot: FaqBot, watcher: Watcher
) -> None:
    await watcher.until(200)

    text = (await watcher.ask("/metrics"))[1]

    assert [f'bot_gateway_connected{{shard="{number}"}} 1.0' in text for number in range(4)] == [True] * 3 + [False]


async def test_without_starts_left_it_waits_until_there_are_more(
    site: DiscordSite, bot: FaqBot, caplog: pytest.LogCaptureFixture
) -> None:
    site.starts_left = 0
    async with asyncio.timeout(10):
        while "Discord allows 0 more starts of a shard now, and 1 are needed" not in caplog.text:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert not site.identified.is_set()

    site.starts_left = 1

    async with asyncio.timeout(10):
        await site.identified.wait()


async def test_without_a_database_it_is_not_ready(
    bot: FaqBot, watcher: Watcher, database: Database, database_url: str
) -> None:
    await watcher.until(200)
    file = database_url.removeprefix("sqlite:///")
    await database.close()
    os.rename(file, f"{file}.away")
    os.mkdir(file)

    [trouble] = await watcher.until(503)

    assert trouble == "the database cannot be used: unable to open database file"


async def test_metrics_say_what_happened_and_nothing_about_anybody(
    bot: FaqBot, watcher: Watcher, site: DiscordSite
) -> None:
    await watcher.until(200)
    question = "is acme legit, zebrafish?"
    await bot.services.ask(question, 42, 7, turn=Turn.COMMAND, guild=None)
    await bot.services.put_on_list(question, Reason.NO_MATCH, mode=Mode.DIRECT, guild=9, channel=7, asker=42)
    bot.services.metrics.vote(useful=True)
    bot.services.reminders.counts.undeliverable["closed"] += 1

    status, text = await watcher.ask("/metrics")
    lines = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))

    assert status == 200
    assert sum(float(value) for line, value in lines.items() if line.startswith("bot_questions_total{")) == 1
    assert lines['bot_unanswered_total{reason="no_match"}'] == "1.0"
    assert lines['bot_votes_total{useful="yes"}'] == "1.0"
    assert lines['bot_reminders_undeliverable_total{reason="closed"}'] == "1.0"
    assert lines['bot_gateway_connected{shard="0"}'] == "1.0"
    assert float(lines['bot_gateway_silence_seconds{shard="0"}']) < 10
    assert float(lines['bot_rest_responses_total{method="GET",status="200"}']) >= 2
    assert float(lines["bot_database_seconds_count"]) > 3
    assert 'bot_knowledge_info{version="' in text
    assert "zebrafish" not in text
    assert TOKEN not in text


async def test_a_port_that_is_taken_keeps_nobody_from_being_answered(
    bot: FaqBot, settings: Settings, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with window(settings, bot, database):
        assert "Health and metrics cannot be served on 127.0.0.1" in caplog.text


async def test_every_metric_is_documented_and_no_other(bot: FaqBot, watcher: Watcher) -> None:
    await watcher.until(200)
    kinds = [line.split()[2:] for line in (await watcher.ask("/metrics"))[1].splitlines() if line.startswith("# TYPE")]
    there = {name for name, _ in kinds if name.startswith("bot_") and not name.endswith("_created")}
    documented = set(re.findall(r"`(bot_\w+)`", (ROOT / "docs" / "operators.md").read_text()))

    assert documented == there


async def test_errors_in_the_files_are_counted(bot: FaqBot, watcher: Watcher, tmp_path: Path) -> None:
    reloader = bot.services.reloader
    write(tmp_path / "knowledge", {"platforms/bolt.yaml": "name: [", "faq/acme/legit.md": None})
    reloader.root = tmp_path / "knowledge"
    await reloader.reload()

    _, text = await watcher.ask("/metrics")

    assert f'bot_knowledge_problems{{kind="error"}} {float(len(reloader.errors))}' in text
    assert reloader.errors


async def test_the_dashboard_asks_only_for_what_there_is(bot: FaqBot, watcher: Watcher) -> None:
    await watcher.until(200)
    names = {line.split()[2] for line in (await watcher.ask("/metrics"))[1].splitlines() if line.startswith("# TYPE")}
    dashboard = (ROOT / "deploy" / "grafana-dashboard.json").read_text()

    asked = set(_words(dashboard))
    known = names | {f"{name}{end}" for name in names for end in ("_bucket", "_count", "_sum")}
    assert asked
    assert asked - known == set()


def _words(dashboard: str) -> list[str]:
    expressions = [target["expr"] for panel in json.loads(dashboard)["panels"] for target in panel.get("targets", [])]
    return [word for expression in expressions for word in re.findall(r"\b(?:bot|process)_\w+", expression)]
