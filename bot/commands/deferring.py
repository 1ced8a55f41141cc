"""Discord gives up on a command after three seconds; who needs longer says in time that an answer is coming."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import discord

from bot.metrics import Metrics

Interaction: TypeAlias = discord.Interaction[Any]

AFTER_SECONDS = 1.5
"""The command has been on its way for a while, and so will be what we say."""


@asynccontextmanager
async def deferring(interaction: Interaction, metrics: Metrics) -> AsyncIterator[None]:
    """Say so where the block takes long; what follows is then for the asker alone, as `followup`."""
    is_time = False

    async def defer() -> None:
        nonlocal is_time
        await asyncio.sleep(AFTER_SECONDS)
        is_time = True
        metrics.relieved("deferred")
        await interaction.response.defer(ephemeral=True, thinking=True)

    waiting = asyncio.create_task(defer(), name="deferring")
    try:
        yield
    finally:
        if is_time:
            await waiting
        else:
            waiting.cancel()
