"""Settings from the environment and `.env`."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot import exit_codes
from bot.app import NO_PLATFORM, run
from bot.listings.importing.source import ListingSource, Place
from bot.settings import Settings, SettingsError, chosen_settings, load_settings
from bot.storage.connecting import without_password
from tests.conftest import ROOT
from tests.tiny import write

TOKEN = "a-secret-token-nobody-may-see"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is set on this machine does not count."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_without_anything_set_the_defaults_hold() -> None:
    settings = load_settings(None)

    assert settings.discord_token is None
    assert settings.passive_channels == frozenset()
    assert settings.passive_cooldown_minutes == 10


def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSIVE_CHANNELS", "123, 456,")
    monkeypatch.setenv("SCAM_FLAG_CHANNELS", "789")
    monkeypatch.setenv("CHANNEL_PLATFORMS", "123=outlier, 456 = sme-careers")

    settings = load_settings(None)

    assert settings.passive_channels == {123, 456}
    assert settings.scam_flag_channels == {789}
    assert settings.channel_platforms == {123: "outlier", 456: "sme-careers"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PASSIVE_CHANNELS", "#questions"),
        ("SCAM_FLAG_CHANNELS", "#general"),
        ("MODERATOR_CHANNEL", "#mods"),
        ("CHANNEL_PLATFORMS", "123:outlier"),
        ("PASSIVE_COOLDOWN_MINUTES", "soon"),
        ("PASSIVE_COOLDOWN_MINUTES", "-1"),
        ("LOG_LEVEL", "loud"),
        ("DATABASE_URL", "mongodb://somewhere"),
        ("DATABASE_URL", "bot.db"),
        ("DATABASE_URL", "sqlite:///x.db?timeout=x"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", f"postgresql://bot:{TOKEN}@host"),
        ("DATABASE_URL", f"postgresql://bot:{TOKEN}@host:port/bot"),
        ("DATABASE_URL", f"postgresql://bot:{TOKEN}@host/bot?user=other"),
        ("DATABASE_URL", f"postgresql://bot:{TOKEN}@host/bot?sslmode=maybe"),
        ("DEV_GUILD_ID", "0"),
        ("LISTING_SOURCES", "jobs.example"),
        ("LISTING_SOURCES", "outlier=ftp://jobs.example"),
        ("LISTING_HOSTS", "someone@jobs.example"),
        ("LISTING_HOSTS", "jobs.example:80"),
        ("LISTING_INTERVAL_HOURS", "0"),
    ],
)
def test_a_bad_value_is_one_kind_sentence(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as error:
        load_settings(None)

    sentence = str(error.value)
    assert sentence.startswith(name)
    assert sentence.endswith("(see .env.example).")
    assert "\n" not in sentence
    assert TOKEN not in sentence


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_postgresql_is_one_address_whose_password_nobody_sees(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    address = f"{scheme}://bot:{TOKEN}@db.example:5433/bot?sslmode=require"
    monkeypatch.setenv("DATABASE_URL", address)

    settings = load_settings(None)

    assert settings.database_url == address
    assert TOKEN not in repr(settings)
    assert TOKEN not in str(settings)
    assert without_password(settings.database_url) == f"{scheme}://bot:***@db.example:5433/bot?sslmode=require"


def test_the_token_is_in_no_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    settings = load_settings(None)

    assert TOKEN not in repr(settings)
    assert TOKEN not in str(settings)
    assert TOKEN not in settings.model_dump_json()


POSTGRESQL = "postgresql://bot@db.example/bot"


@pytest.mark.parametrize(
    ("given", "shards"),
    [
        ("", None),
        ("COUNT=4", (0, 1, 2, 3)),
        ("COUNT=16 IDS=0-3", (0, 1, 2, 3)),
        ("COUNT=16 IDS=12,2-4,9", (2, 3, 4, 9, 12)),
        ("COUNT=16 PROCESSES=4 PROCESS=1", (4, 5, 6, 7)),
        ("COUNT=16 PROCESSES=5 PROCESS=answers-bot-4", (12, 13, 14, 15)),
        ("COUNT=2 PROCESSES=1 PROCESS=0", (0, 1)),
    ],
)
def test_the_shards_of_a_process(given: str, shards: tuple[int, ...] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    set_shards(monkeypatch, given, POSTGRESQL)

    settings = load_settings(None)

    assert settings.shards == shards
    assert settings.one_of_several == (shards is not None and len(shards) < (settings.shard_count or 0))


@pytest.mark.parametrize(
    ("given", "database", "sentence"),
    [
        ("COUNT=none", POSTGRESQL, "SHARD_COUNT cannot be used: input should be a valid integer"),
        ("IDS=0-3", POSTGRESQL, "SHARD_IDS cannot be used: set SHARD_COUNT, too, to the same number for all processes"),
        ("COUNT=16 IDS=first", POSTGRESQL, "SHARD_IDS cannot be used: write numbers and ranges separated by commas"),
        ("COUNT=16 IDS=3-0", POSTGRESQL, "SHARD_IDS cannot be used: 3-0 runs backwards"),
        ("COUNT=16 IDS=0-3,2", POSTGRESQL, "SHARD_IDS cannot be used: a shard is named twice"),
        ("COUNT=16 IDS=16", POSTGRESQL, "SHARD_IDS cannot be used: with SHARD_COUNT=16 there is no shard 16"),
        ("COUNT=16 IDS=0-3", "sqlite:///bot.db", "SHARD_IDS cannot be used: several processes share their work"),
        ("COUNT=8 IDS=0 PROCESSES=4", POSTGRESQL, "SHARD_PROCESSES cannot be used: set either SHARD_IDS, or"),
        ("PROCESSES=4 PROCESS=0", POSTGRESQL, "SHARD_PROCESSES cannot be used: set SHARD_COUNT, too"),
        ("COUNT=2 PROCESSES=4 PROCESS=0", POSTGRESQL, "SHARD_PROCESSES cannot be used: with SHARD_COUNT=2 some of 4"),
        ("COUNT=8 PROCESSES=4", POSTGRESQL, "SHARD_PROCESS cannot be used: say which of the 4 processes this is"),
        ("COUNT=8 PROCESSES=4 PROCESS=4", POSTGRESQL, "SHARD_PROCESS cannot be used: with SHARD_PROCESSES=4 it is one"),
        ("COUNT=8 PROCESSES=4 PROCESS=web", POSTGRESQL, "SHARD_PROCESS cannot be used: use a number from 0"),
        ("COUNT=8 PROCESS=1", POSTGRESQL, "SHARD_PROCESS cannot be used: set SHARD_PROCESSES to the number"),
    ],
)
def test_shards_that_cannot_be_are_one_sentence(
    given: str, database: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_shards(monkeypatch, given, database)

    with pytest.raises(SettingsError) as error:
        load_settings(None)

    assert str(error.value).startswith(sentence)


def set_shards(monkeypatch: pytest.MonkeyPatch, given: str, database: str) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    for pair in given.split():
        name, _, value = pair.partition("=")
        monkeypatch.setenv(f"SHARD_{name}", value)


def test_a_bad_neighbour_does_not_print_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("LOG_LEVEL", "loud")

    with pytest.raises(SettingsError) as error:
        load_settings(None)

    assert TOKEN not in str(error.value)
    assert error.value.__cause__ is None


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        chosen_settings().__setattr__("log_level", "DEBUG")


def test_a_missing_token_points_at_the_demo(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(chosen_settings()) == exit_codes.SETTINGS

    error = capsys.readouterr().err
    assert "make demo" in error
    assert error.count("\n") == 1


def test_a_channel_of_an_unknown_platform_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    platforms = {1: "acme", 2: "outlyer"}
    settings = chosen_settings(discord_token=TOKEN, knowledge_dir=write(tmp_path), channel_platforms=platforms)

    assert run(settings) == exit_codes.SETTINGS

    error = capsys.readouterr().err
    assert error == f"{NO_PLATFORM.format(setting='CHANNEL_PLATFORMS', unknown='outlyer', known='acme, bolt')}\n"


def test_a_source_of_an_unknown_platform_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = ListingSource("https://jobs.example/feed", "outlyer")
    settings = chosen_settings(discord_token=TOKEN, knowledge_dir=write(tmp_path), listing_sources=(source,))

    assert run(settings) == exit_codes.SETTINGS

    expected = NO_PLATFORM.format(setting="LISTING_SOURCES", unknown="outlyer", known="acme, bolt")
    assert capsys.readouterr().err == f"{expected}\n"


def test_sources_of_listings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LISTING_SOURCES", "https://jobs.example/feed?a=b  outlier=https://outlier.example/jobs")
    monkeypatch.setenv("LISTING_HOSTS", "apply.example, boards.example/acme")

    settings = load_settings(None)

    assert settings.listing_sources == (
        ListingSource("https://jobs.example/feed?a=b"),
        ListingSource("https://outlier.example/jobs", "outlier"),
    )
    assert settings.listing_hosts == (Place("apply.example"), Place("boards.example", "/acme"))


def test_the_example_file_explains_every_setting_and_can_be_used_as_it_is() -> None:
    example = ROOT / ".env.example"
    names = {line.partition("=")[0] for line in example.read_text().splitlines() if line and line[0] != "#"}

    assert names == {name.upper() for name in Settings.model_fields}
    assert load_settings(example) == load_settings(None)
