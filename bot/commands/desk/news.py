"""Tells the moderators when the knowledge files got a problem, are mended, or lead test questions elsewhere."""

import discord
from discord.ext import commands

from bot.answers.reloads import Reload, Unchanged
from bot.cards.desk.news import news_card
from bot.commands.services import Services


class KnowledgeNews(commands.Cog):
    """Posts in the moderators' channel of every server that keeps the knowledge."""

    def __init__(self, services: Services, client: discord.Client) -> None:
        self._services = services
        self._client = client

    async def cog_load(self) -> None:
        """Listen."""
        self._services.reloader.tell(self._hear)

    async def _hear(self, news: Reload) -> None:
        card = None if isinstance(news, Unchanged) else news_card(news)
        if card is None:
            return
        moderators = self._services.moderators
        for guild in moderators.knowledge_guilds(self._client):
            await moderators.tell(guild, card)
