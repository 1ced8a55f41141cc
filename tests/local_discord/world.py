"""Who and what there is, and every message that was sent."""

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

EPOCH_MS = 1_420_070_400_000
BOT_ID = 9_000_000_000_000_001
NONCE_SECONDS = 180.0
TEXT_CHANNEL = 0
DIRECT = 1

_numbers = itertools.count()


def snowflake() -> int:
    """A new id that carries this moment."""
    return (int(time.time() * 1000) - EPOCH_MS << 22) | (next(_numbers) & 0xFFF)


def made_at(id_: int) -> float:
    """The moment that an id carries, in seconds since 1970."""
    return ((id_ >> 22) + EPOCH_MS) / 1000


@dataclass(slots=True)
class Sent:
    """A message as Discord keeps it."""

    id: int
    channel: int
    body: dict[str, Any]
    at: float
    author: int = BOT_ID

    @property
    def text(self) -> str:
        """All that is written on it."""
        return "\n".join([self.body.get("content") or "", *_texts(self.body.get("components") or [])]).strip()


@dataclass(slots=True)
class Guild:
    """A server and its text channels."""

    id: int
    channels: list[int]
    roles: int = 0


@dataclass
class World:
    """One bot, servers, members, channels; `now` is the clock of nonces."""

    guilds: dict[int, Guild] = field(default_factory=dict)
    channels: dict[int, int | None] = field(default_factory=dict)
    directs: dict[int, int] = field(default_factory=dict)
    members: dict[int, int] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    by_channel: dict[int, list[Sent]] = field(default_factory=dict)
    recognised: int = 0
    _nonces: dict[tuple[int, str], Sent] = field(default_factory=dict)

    def add_guild(self, *channels: int, id_: int | None = None, roles: int = 0) -> Guild:
        """A server with these channels; new ones where none are given."""
        guild = Guild(id_ or snowflake(), list(channels) or [snowflake()], roles)
        self.guilds[guild.id] = guild
        self.channels.update(dict.fromkeys(guild.channels, guild.id))
        return guild

    def direct_with(self, member: int) -> int:
        """The channel between the bot and a member, always the same."""
        if member not in self.directs:
            channel = self.directs[member] = snowflake()
            self.channels[channel] = None
            self.members[channel] = member
        return self.directs[member]

    def member_of(self, channel: int) -> int | None:
        """Whose direct messages a channel holds."""
        return self.members.get(channel)

    def keep(self, channel: int, body: dict[str, Any], author: int = BOT_ID) -> Sent:
        """The new message, or the one that this nonce has made in the last three minutes."""
        now = time.monotonic()
        key = (channel, str(body.get("nonce")))
        known = self._nonces.get(key) if body.get("enforce_nonce") else None
        if known is not None and now - known.at < NONCE_SECONDS:
            self.recognised += 1
            return known
        message = Sent(snowflake(), channel, body, now, author)
        self.sent.append(message)
        self.by_channel.setdefault(channel, []).append(message)
        if body.get("nonce") is not None:
            self._nonces[key] = message
        return message


def user(id_: int, *, bot: bool = False) -> dict[str, Any]:
    """A user object."""
    name = "FAQ" if bot else f"member{id_}"
    return {
        "id": str(id_), "username": name, "global_name": None, "discriminator": "0", "avatar": None, "bot": bot,
        "public_flags": 0,
    }  # fmt: skip


def channel_object(world: World, id_: int) -> dict[str, Any]:
    """A channel object."""
    guild = world.channels[id_]
    if guild is None:
        member = world.member_of(id_)
        return {"id": str(id_), "type": DIRECT, "last_message_id": None, "recipients": [user(member or 0)]}
    return {
        "id": str(id_), "type": TEXT_CHANNEL, "guild_id": str(guild), "name": f"channel-{id_}", "position": 0,
        "permission_overwrites": [], "nsfw": False, "parent_id": None, "topic": None, "rate_limit_per_user": 0,
        "last_message_id": None,
    }  # fmt: skip


def guild_object(world: World, guild: Guild) -> dict[str, Any]:
    """What GUILD_CREATE carries."""
    names = {guild.id: "@everyone", **{guild.id + number: f"role {number}" for number in range(1, guild.roles + 1)}}
    roles = [
        {
            "id": str(id_), "name": name, "color": 0, "hoist": False, "position": 0, "managed": False,
            "permissions": str(2**52 - 1), "mentionable": False, "flags": 0,
        }
        for id_, name in names.items()
    ]  # fmt: skip
    me = {
        "user": user(BOT_ID, bot=True), "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False,
        "mute": False, "flags": 0,
    }  # fmt: skip
    return {
        "id": str(guild.id), "name": f"server {guild.id}", "icon": None, "owner_id": "1", "roles": roles,
        "emojis": [], "stickers": [], "features": [], "threads": [],
        "channels": [channel_object(world, id_) for id_ in guild.channels],
        "members": [me], "member_count": 2, "voice_states": [], "presences": [], "stage_instances": [],
        "guild_scheduled_events": [], "soundboard_sounds": [], "unavailable": False, "large": False,
        "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0,
        "afk_timeout": 300, "afk_channel_id": None, "system_channel_id": None, "system_channel_flags": 0,
        "rules_channel_id": None, "public_updates_channel_id": None, "application_id": None, "premium_tier": 0,
        "preferred_locale": "en-US", "nsfw_level": 0, "premium_progress_bar_enabled": False,
        "joined_at": "2026-01-01T00:00:00+00:00", "description": None, "banner": None, "vanity_url_code": None,
    }  # fmt: skip


def message_object(world: World, message: Sent) -> dict[str, Any]:
    """A message object; components come back with an id each, as from Discord."""
    body = message.body
    return {
        "id": str(message.id), "channel_id": str(message.channel), "type": 0,
        "author": user(message.author, bot=message.author == BOT_ID), "content": body.get("content") or "",
        "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "tts": False, "mention_everyone": False,
        "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": False,
        "flags": body.get("flags") or 0, "components": body.get("components") or [], "nonce": body.get("nonce"),
    }  # fmt: skip


def _texts(parts: list[dict[str, Any]]) -> list[str]:
    found: list[str] = []
    for part in parts:
        found += [part["content"]] if part.get("content") else []
        found += _texts(part.get("components") or [])
    return found
