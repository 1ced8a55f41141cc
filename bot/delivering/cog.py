"""Starts the delivery with the bot, and stops it before the connection is closed."""

import discord
from discord.ext import commands

from bot.clock import Clock
from bot.delivering.pace import Pace
from bot.delivering.sender import Sender
from bot.delivering.tempo import Tempo
from bot.delivering.waiter import Waiter
from bot.fleet import Fleet
from bot.storage.reminders import ReminderRepository

# Together with what the running handlers are given, below the ten seconds in which a bot should stop.
FINISH_SECONDS = 4


class Delivery(commands.Cog):
    """Delivers reminders for as long as it is loaded."""

    def __init__(
        self,
        client: discord.Client,
        reminders: ReminderRepository,
        clock: Clock,
        pace: Pace,
        tempo: Tempo,
        fleet: Fleet,
    ) -> None:
        sender = Sender(client, pace, clock, tempo, reminders.counts)
        self._waiter = Waiter(reminders, sender, clock, tempo, fleet)

    async def cog_load(self) -> None:
        """Begin; the bot has logged in by now and can send."""
        self._waiter.start()

    async def cog_unload(self) -> None:
        """Finish what has begun, and give the rest back."""
        await self._waiter.stop(FINISH_SECONDS)
