"""What the doctor finds, and what it says to do."""

import datetime as dt
import json
import os
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import discord
import pytest
from discord.http import Route
from pydantic import SecretStr
from typer.testing import CliRunner

from bot import exit_codes
from bot.cli import app
from bot.clock import utc_now
from bot.operations.doctor import machine
from bot.operations.doctor.examination import examine
from bot.operations.doctor.findings import Finding, Level, exit_code
from bot.operations.invite import NEEDED, PERMISSIONS, application_of, invite_link, missing_permissions
from bot.servers.channels import ChannelMode, ChannelSettings
from bot.servers.settings import ServerSettings
from bot.settings import Settings, chosen_settings
from bot.storage.engine import Database
from bot.storage.servers import ServerSettingsRepository
from tests.operations.discord_site import APPLICATION, GUILD, MESSAGE_CONTENT_LIMITED, TOKEN, DiscordSite
from tests.tiny import write

Findings = dict[str, Finding]


@pytest.fixture
def chosen(tmp_path: Path) -> dict[str, Any]:
    """Settings of a small bot that has all it needs."""
    return {
        "discord_token": SecretStr(TOKEN),
        "database_url": f"sqlite:///{tmp_path / 'data' / 'bot.db'}",
        "knowledge_dir": write(tmp_path / "knowledge"),
        "sentence_vectors": False,
    }


async def found(chosen: dict[str, Any], *, offline: bool = False, **more: Any) -> Findings:
    """The last finding for each subject, with none that names the token."""
    findings = [each async for each in examine(chosen_settings(**chosen | more), utc_now, offline=offline)]
    assert all(TOKEN not in str(each) for each in findings)
    return {each.subject: each for each in findings}


async def test_a_bot_that_has_all_it_needs_is_well(site: DiscordSite, chosen: dict[str, Any]) -> None:
    findings = await found(chosen)

    assert {each.level for each in findings.values()} == {Level.WELL}
    assert exit_code(findings.values()) == exit_codes.OK
    assert findings["token"].sentence == f"Discord knows the bot as Answers ({APPLICATION})."
    assert findings["starts"].sentence == "900 of 1000 starts are left today."


@pytest.mark.parametrize(
    ("settings", "subject", "code", "said"),
    [
        ({"discord_token": None}, "token", exit_codes.SETTINGS, "is not set"),
        ({"discord_token": SecretStr("Bot abc")}, "token", exit_codes.TOKEN, "does not look like"),
        ({"discord_token": SecretStr(TOKEN[:-1] + "x")}, "token", exit_codes.TOKEN, "did not accept"),
        ({"message_content": True}, "intents", exit_codes.INTENT, "Message Content intent is off"),
        ({"passive_channels": frozenset({404})}, "channel 404", exit_codes.SETTINGS, "There is no such channel"),
        ({"moderator_channel": 403}, "channel 403", exit_codes.SETTINGS, "may not see it"),
        ({"knowledge_dir": Path("/nowhere")}, "knowledge", exit_codes.KNOWLEDGE, "has errors"),
        ({"channel_platforms": {400: "outlyer"}}, "knowledge", exit_codes.SETTINGS, "CHANNEL_PLATFORMS names"),
        ({"database_url": "postgresql://x@127.0.0.1:1/bot"}, "database", exit_codes.DATABASE, "cannot be used"),
        ({"database_url": "sqlite:////proc/nowhere/bot.db"}, "disk", exit_codes.DATABASE, "/proc"),
    ],
)
async def test_what_keeps_the_bot_from_starting_is_a_problem_with_its_code(
    site: DiscordSite, chosen: dict[str, Any], settings: dict[str, Any], subject: str, code: int, said: str
) -> None:
    finding = (await found(chosen, **settings))[subject]

    assert (finding.level, finding.code) == (Level.PROBLEM, code)
    assert said in finding.sentence
    assert finding.remedy


async def test_the_intent_is_seen_where_it_is_on(site: DiscordSite, chosen: dict[str, Any]) -> None:
    site.flags = MESSAGE_CONTENT_LIMITED

    assert (await found(chosen, message_content=True))["intents"].sentence == "The Message Content intent is on."


async def test_what_the_bot_lacks_in_a_channel_is_named(site: DiscordSite, chosen: dict[str, Any]) -> None:
    site.role_permissions = discord.Permissions(view_channel=True, read_message_history=True)

    finding = (await found(chosen, moderator_channel=400))["channel 400"]

    assert finding.level is Level.WARNING
    assert finding.sentence == "#questions in Lounge: the bot lacks Send Messages, Send Messages in Threads."


@pytest.mark.parametrize(
    ("settings", "level", "said"),
    [
        ({}, Level.WELL, "This process holds all 3 shards, as Discord recommends."),
        ({"shard_count": 4}, Level.WELL, "This process holds shard 0-3 of 4; Discord recommends 3."),
        ({"shard_count": 2}, Level.WARNING, "This process holds shard 0-1 of 2; Discord recommends 3."),
        (
            {"shard_count": 4, "shard_ids": (1, 3), "knowledge_servers": frozenset({GUILD})},
            Level.WELL,
            "This process holds shard 1, 3 of 4; Discord recommends 3.",
        ),
        ({"shard_count": 4, "shard_ids": (1, 3)}, Level.WARNING, "Nobody may change the answers in Discord"),
    ],
)
async def test_shards(
    settings: dict[str, Any], level: Level, said: str, site: DiscordSite, chosen: dict[str, Any], postgresql_url: str
) -> None:
    site.shards = 3

    finding = (await found(chosen, **settings, database_url=postgresql_url))["shards"]

    assert finding.level is level
    assert finding.sentence.startswith(said)


async def test_the_channels_chosen_in_servers_are_looked_at_too(site: DiscordSite, chosen: dict[str, Any]) -> None:
    site.role_permissions = discord.Permissions(view_channel=True, read_message_history=True)
    database = await Database.open(chosen["database_url"])
    servers = ServerSettingsRepository(database, utc_now)
    listening = {number: ChannelSettings(mode=ChannelMode.ANSWER) for number in (400, 404)}
    silent = {405: ChannelSettings(mode=ChannelMode.OFF)}
    await servers.change(300, lambda _: ServerSettings(channels=listening | silent, moderator_channel=403))
    await database.close()

    findings = await found(chosen)

    looked_at = {subject for subject in findings if subject.startswith("channel")}
    assert looked_at == {"channel 400", "channel 403", "channel 404"}
    assert "lacks Send Messages" in findings["channel 400"].sentence
    for number, sentence in ((403, "may not see it"), (404, "no such channel")):
        finding = findings[f"channel {number}"]
        assert finding.level is Level.WARNING
        assert sentence in finding.sentence
        assert "/settings" in finding.remedy
    assert exit_code(findings.values()) == exit_codes.OK


async def test_few_starts_left_are_a_warning(site: DiscordSite, chosen: dict[str, Any]) -> None:
    site.starts_left = 12

    assert (await found(chosen))["starts"].level is Level.WARNING


@pytest.mark.parametrize(("seconds", "level"), [(2, Level.WELL), (20, Level.WARNING), (3_600, Level.PROBLEM)])
async def test_a_clock_that_is_off_is_noticed(
    site: DiscordSite, chosen: dict[str, Any], seconds: int, level: Level
) -> None:
    site.date = format_datetime(utc_now() - dt.timedelta(seconds=seconds), usegmt=True)

    assert (await found(chosen))["clock"].level is level


async def test_without_a_network_the_rest_is_still_looked_at(
    monkeypatch: pytest.MonkeyPatch, chosen: dict[str, Any]
) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:1")

    findings = await found(chosen)

    assert findings["network"].level is Level.PROBLEM
    assert findings["knowledge"].level is Level.WELL
    assert findings["token"].level is Level.WELL
    assert findings["Discord"].level is Level.UNKNOWN


async def test_offline_nobody_is_asked(site: DiscordSite, chosen: dict[str, Any]) -> None:
    findings = await found(chosen, offline=True)

    assert site.asked == []
    assert findings["Discord"].level is Level.UNKNOWN
    assert exit_code(findings.values()) == exit_codes.OK


async def test_a_database_is_looked_at_and_not_touched(
    chosen: dict[str, Any], tmp_path: Path, postgresql_url: str
) -> None:
    new = (await found(chosen, offline=True))["database"]
    assert new.sentence.endswith("does not exist yet; the first start makes it.")
    assert sorted(each.name for each in os.scandir(tmp_path)) == ["knowledge"]

    await (await Database.open(chosen["database_url"])).close()
    for settings in ({}, {"database_url": postgresql_url}):
        known = (await found(chosen, offline=True, **settings))["database"]
        assert known.level is Level.WELL
        assert "answers in" in known.sentence


async def test_a_damaged_database_is_a_problem(chosen: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_text("this is not a database, " * 100)

    finding = (await found(chosen, offline=True, database_url=f"sqlite:///{tmp_path / 'bot.db'}"))["database"]

    assert (finding.level, finding.code) == (Level.PROBLEM, exit_codes.DATABASE)
    assert "python -m bot restore" in finding.remedy


async def test_a_missing_model_is_a_warning(chosen: dict[str, Any], tmp_path: Path) -> None:
    finding = (await found(chosen, offline=True, sentence_vectors=True, model_folder=tmp_path))["model"]

    assert finding.level is Level.WARNING
    assert "python -m bot prepare" in finding.remedy


async def test_a_disk_that_is_nearly_full_is_noticed(chosen: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "LITTLE", 2**60)
    assert (await found(chosen, offline=True))["disk"].level is Level.WARNING

    monkeypatch.setattr(machine, "TOO_LITTLE", 2**60)
    assert (await found(chosen, offline=True))["disk"].code == exit_codes.DATABASE


def test_the_invite_link_asks_for_what_is_needed_and_no_more() -> None:
    assert application_of(TOKEN) == APPLICATION
    assert application_of("nonsense") is None
    assert invite_link(APPLICATION) == (
        f"https://discord.com/oauth2/authorize?client_id={APPLICATION}"
        f"&scope=bot+applications.commands&permissions={PERMISSIONS.value}"
    )
    assert missing_permissions(PERMISSIONS) == ()
    assert {name for name, needed in PERMISSIONS if needed} == set(NEEDED)


@pytest.mark.parametrize("as_json", [False, True])
def test_in_the_terminal(
    chosen: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, as_json: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in chosen.items():
        monkeypatch.setenv(name.upper(), TOKEN if name == "discord_token" else str(value))

    said = CliRunner().invoke(app, ["doctor", "--offline", *(["--json"] if as_json else [])], catch_exceptions=False)

    assert said.exit_code == 0, said.output
    assert TOKEN not in said.output
    assert invite_link(APPLICATION) in said.stdout
    if as_json:
        *findings, last = map(json.loads, said.stdout.splitlines())
        assert last == {"invite": invite_link(APPLICATION), "code": 0}
        assert {"subject": "model", "level": "well"}.items() <= findings[1].items()
    else:
        assert said.stdout.rstrip().endswith("Nothing keeps the bot from starting.")


def test_settings_that_cannot_be_read_are_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOG_LEVEL", "loud")

    said = CliRunner().invoke(app, ["doctor"], catch_exceptions=False)

    assert said.exit_code == exit_codes.SETTINGS
    assert said.stderr.startswith("LOG_LEVEL cannot be used")
