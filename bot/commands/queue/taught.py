"""Takes questions off the queue whose very words some entry has learned meanwhile, wherever that was done."""

import discord

from bot.commands.queue.telling import Telling
from bot.commands.services import Services
from bot.knowledge.checks import fold
from bot.servers.waiting import Reason


async def settle_taught(services: Services, client: discord.Client, homes: tuple[int, ...]) -> int:
    """Settle them, tell who wanted to know; how many there were."""
    entries = services.desk.knowledge.entries
    learned = {fold(text): entry for entry in entries for text in (*entry.asked_as, entry.question)}
    settled = 0
    for waiting in await services.queue.waiting(homes):
        entry = learned.get(fold(waiting.question))
        if entry is None or waiting.reason is Reason.THUMBS_DOWN:
            continue
        wishes = await services.queue.settle([waiting.number], homes)
        await Telling(services).tell(client, wishes, entry)
        settled += 1
    return settled
