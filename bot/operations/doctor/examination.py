"""All checks, one after the other; what needs Discord comes last and only where it can be reached."""

import asyncio
from collections.abc import AsyncIterator

from bot.clock import Clock
from bot.operations.doctor.databases import check_database, chosen_channels
from bot.operations.doctor.discord_side import check_clock, check_discord, check_token
from bot.operations.doctor.findings import Finding, Level, unknown
from bot.operations.doctor.machine import check_disk, check_knowledge, check_model
from bot.settings import Settings


async def examine(settings: Settings, clock: Clock, *, offline: bool = False) -> AsyncIterator[Finding]:
    """Every finding, as soon as it is there."""
    for found in await asyncio.to_thread(lambda: list(check_knowledge(settings, clock().date()))):
        yield found
    yield await asyncio.to_thread(check_model, settings)
    yield await check_database(settings.database_url)
    for found in check_disk(settings):
        yield found
    token = check_token(settings)
    yield token
    if offline:
        yield unknown("Discord", "Not asked: no look at the clock, intents, permissions and starts.")
        return
    reached = await check_clock(clock)
    yield reached
    if token.level is Level.WELL and reached.subject == "clock":
        async for found in check_discord(settings, await chosen_channels(settings.database_url)):
            yield found
    else:
        yield unknown("Discord", "Not asked: intents, permissions and starts.")
