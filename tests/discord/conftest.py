"""A simulated Discord server with the real bot in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import discord
import pytest
import simcord

from bot.app import create_bot
from bot.client import FaqBot
from bot.commands.services import Services
from bot.desk import Desk
from bot.settings import chosen_settings
from bot.storage.engine import Database
from tests.conftest import StoppedClock

# SimCord has no answer to how many shards there should be.
ONE_SHARD = {"shard_count": 1}
BotMaker = Callable[..., FaqBot]


@dataclass
class World:
    """A server with two channels, a member, another member and a moderator."""

    env: simcord.Env
    make_bot: BotMaker
    guild: simcord.GuildHandle
    questions: simcord.ChannelHandle
    general: simcord.ChannelHandle
    amina: simcord.MemberActor
    ben: simcord.MemberActor
    morgan: simcord.MemberActor

    @property
    def bot(self) -> FaqBot:
        """The bot that is running now."""
        assert isinstance(self.env.bot, FaqBot)
        return self.env.bot

    @property
    def services(self) -> Services:
        """What the running bot works with."""
        return self.bot.services

    @property
    def mention(self) -> str:
        """How to call the bot."""
        assert self.bot.user is not None
        return self.bot.user.mention

    async def restart(self, **settings: Any) -> None:
        """Stop the bot and start a new one, as an operator does."""
        await self.env.restart_bot(self.make_bot(**settings))

    async def listen_in(self, channel: simcord.ChannelHandle, **settings: Any) -> None:
        """Switch passive answering on in a channel."""
        await self.restart(passive_channels=frozenset({channel.id}), **settings)


@pytest.fixture
def make_bot(desk: Desk, database: Database, clock: StoppedClock) -> BotMaker:
    """Build a bot with other settings."""

    def make(**settings: Any) -> FaqBot:
        return create_bot(chosen_settings(**ONE_SHARD | settings), desk, database, clock)

    return make


@pytest.fixture
def simcord_bot(make_bot: BotMaker) -> FaqBot:
    """The bot that SimCord's own fixture `simcord_env` starts with."""
    return make_bot()


@pytest.fixture
def world(simcord_env: simcord.Env, make_bot: BotMaker) -> World:
    """A server to try the bot in; an error inside the bot fails the test."""
    guild = simcord_env.create_guild("AI training lounge")
    powers = discord.Permissions(manage_messages=True)
    moderators = guild.create_role("Moderators", permissions=powers)
    return World(
        simcord_env,
        make_bot,
        guild,
        guild.create_text_channel("questions"),
        guild.create_text_channel("general"),
        guild.add_member(simcord_env.create_user("amina")),
        guild.add_member(simcord_env.create_user("ben")),
        guild.add_member(simcord_env.create_user("morgan"), roles=[moderators]),
    )
