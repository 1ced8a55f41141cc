"""Settings from the environment and `.env`: read once, immutable, passed in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.listings.importing.source import ListingSource, Place, read_place, read_source
from bot.sharding.shards import MOST, ordinal, read_shards, share_of
from bot.storage.connecting import read_address, sqlite_file

Snowflake = Annotated[int, Field(gt=0, lt=2**63)]
MINUTES_IN_A_DAY = 24 * 60
HOURS_IN_A_WEEK = 7 * 24
SHARED_DATABASE = "several processes share their work through PostgreSQL; set DATABASE_URL to one"


class SettingsError(Exception):
    """A setting that cannot be used; the message is one sentence for the operator."""


class Settings(BaseSettings):
    """Everything an operator can choose; `.env.example` explains each."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    discord_token: SecretStr | None = None
    database_url: Annotated[str, Field(repr=False)] = "sqlite:///data/bot.db"
    knowledge_dir: Path = Path("knowledge")
    sentence_vectors: bool = True
    model_folder: Path | None = None
    passive_channels: Annotated[frozenset[Snowflake], NoDecode] = frozenset()
    channel_platforms: Annotated[dict[Snowflake, str], NoDecode] = {}
    passive_cooldown_minutes: Annotated[int, Field(ge=0, le=MINUTES_IN_A_DAY)] = 10
    scam_flag_channels: Annotated[frozenset[Snowflake], NoDecode] = frozenset()
    moderator_channel: Snowflake | None = None
    message_content: bool | None = None
    knowledge_servers: Annotated[frozenset[Snowflake], NoDecode] = frozenset()
    privacy_policy_url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    operator_contact: Annotated[str, Field(max_length=200)] | None = None
    review_max_age_days: Annotated[int, Field(ge=1)] = 365
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    metrics_port: Annotated[int, Field(ge=1, le=65_535)] | None = None
    metrics_host: str = "127.0.0.1"
    requests_per_second: Annotated[int, Field(ge=1, le=10_000)] = 50
    dev_guild_id: Snowflake | None = None
    shard_count: Annotated[int, Field(ge=1, lt=MOST)] | None = None
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = None
    shard_processes: Annotated[int, Field(ge=1, lt=MOST)] | None = None
    shard_process: Annotated[int | None, Field(validate_default=True)] = None
    listing_sources: Annotated[tuple[ListingSource, ...], NoDecode] = ()
    listing_hosts: Annotated[tuple[Place, ...], NoDecode] = ()
    listing_interval_hours: Annotated[int, Field(ge=1, le=HOURS_IN_A_WEEK)] = 6
    source_checks: bool = False

    @property
    def reads_messages(self) -> bool:
        """Whether the bot asks Discord for the words of messages that nobody addressed to it."""
        if self.message_content is None:
            return bool(self.passive_channels or self.scam_flag_channels)
        return self.message_content

    @property
    def shards(self) -> tuple[int, ...] | None:
        """The shards of this process, None for all there are."""
        if self.shard_ids is not None or self.shard_count is None:
            return self.shard_ids
        if self.shard_processes is not None and self.shard_process is not None:
            return share_of(self.shard_process, self.shard_processes, self.shard_count)
        return tuple(range(self.shard_count))

    @property
    def one_of_several(self) -> bool:
        """Whether other processes hold other shards."""
        return self.shard_count is not None and self.shards is not None and len(self.shards) < self.shard_count

    @field_validator("passive_channels", "scam_flag_channels", "knowledge_servers", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return _ids(part.strip() for part in value.split(",") if part.strip())

    @field_validator("channel_platforms", mode="before")
    @classmethod
    def _split_pairs(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs: dict[int, str] = {}
        for part in filter(None, (part.strip() for part in value.split(","))):
            channel, equals, platform = part.partition("=")
            if not equals or not channel.strip().isdecimal() or not platform.strip():
                raise ValueError("write it as channel=platform, for instance 123=outlier,456=sme-careers")
            pairs[int(channel)] = platform.strip()
        return pairs

    @field_validator("listing_sources", mode="before")
    @classmethod
    def _split_sources(cls, value: object) -> object:
        return tuple(map(read_source, value.split())) if isinstance(value, str) else value

    @field_validator("listing_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        return tuple(map(read_place, value.replace(",", " ").split())) if isinstance(value, str) else value

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _read_shards(cls, value: object) -> object:
        return read_shards(value) if isinstance(value, str) else value

    @field_validator("shard_ids")
    @classmethod
    def _shards_there_are(cls, value: tuple[int, ...] | None, info: ValidationInfo) -> tuple[int, ...] | None:
        if not value:
            return None
        count = _count(info)
        if beyond := [number for number in value if not 0 <= number < count]:
            raise ValueError(f"with SHARD_COUNT={count} there is no shard {beyond[0]}; the last is {count - 1}")
        if len(value) < count:
            _require_shared_database(info)
        return value

    @field_validator("shard_processes")
    @classmethod
    def _as_many_processes_as_shards(cls, value: int | None, info: ValidationInfo) -> int | None:
        if value is None:
            return value
        if info.data.get("shard_ids"):
            raise ValueError("set either SHARD_IDS, or SHARD_PROCESSES and SHARD_PROCESS")
        if value > _count(info):
            raise ValueError(f"with SHARD_COUNT={_count(info)} some of {value} processes would have no shard")
        if value > 1:
            _require_shared_database(info)
        return value

    @field_validator("shard_process", mode="before")
    @classmethod
    def _read_ordinal(cls, value: object) -> object:
        return ordinal(value) if isinstance(value, str) else value

    @field_validator("shard_process")
    @classmethod
    def _process_there_is(cls, value: int | None, info: ValidationInfo) -> int | None:
        if "shard_processes" not in info.data:
            return value
        processes = info.data["shard_processes"]
        if value is None and processes is not None:
            raise ValueError(f"say which of the {processes} processes this is: a number from 0, or the pod's name")
        if value is not None and processes is None:
            raise ValueError("set SHARD_PROCESSES to the number of processes, too")
        if value is not None and not 0 <= value < processes:
            raise ValueError(f"with SHARD_PROCESSES={processes} it is one of 0 to {processes - 1}")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        read_address(value)
        return value


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the settings, or raise `SettingsError` with one sentence about the first bad one."""
    try:
        # pydantic-settings takes the file as an init argument that its types do not show.
        return Settings(_env_file=env_file)
    except ValidationError as error:
        # From None: the original error would print the value, and the value may be the token.
        raise SettingsError(_sentence(error)) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file} is not UTF-8 text; save it again as UTF-8.") from None


def chosen_settings(**values: Any) -> Settings:
    """Settings given in code, for the demo and tests; no `.env` is read."""
    return Settings(_env_file=None, **values)


def _ids(parts: Iterable[str]) -> list[int]:
    ids: list[int] = []
    for part in parts:
        if not part.isdecimal():
            raise ValueError("use ids separated by commas, for instance 123,456")
        ids.append(int(part))
    return ids


def _count(info: ValidationInfo) -> int:
    """SHARD_COUNT, which all processes must agree on; asked of Discord, each might hear another number."""
    if info.data.get("shard_count") is None:
        raise ValueError("set SHARD_COUNT, too, to the same number for all processes")
    return int(info.data["shard_count"])


def _require_shared_database(info: ValidationInfo) -> None:
    if "database_url" in info.data and sqlite_file(info.data["database_url"]) is not None:
        raise ValueError(SHARED_DATABASE)


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    name = str(first["loc"][0]).upper() if first["loc"] else "A setting"
    message = first["msg"].removeprefix("Value error, ")
    return f"{name} cannot be used: {message[:1].lower()}{message[1:]} (see .env.example)."
