"""Tells people who asked to be told that there is an answer now: one direct message each, and no second try."""

import logging
from collections.abc import Iterable

import discord

from bot.cards.card import Card
from bot.cards.controls import PressButton
from bot.cards.custom_ids import key
from bot.cards.presses import OpenEntry
from bot.cards.queue import words
from bot.cards.queue.card import quoted
from bot.commands.errors import DROPPED
from bot.commands.sending import send_to
from bot.commands.services import Services
from bot.knowledge.entry import Entry
from bot.storage.queue import Wish

log = logging.getLogger(__name__)


class Telling:
    """Sends what members wished for; their wishes are deleted before, so that nobody is told twice."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def tell(self, client: discord.Client, wishes: Iterable[Wish], entry: Entry) -> int:
        """How many could be told."""
        told = 0
        for wish in wishes:
            told += await self._one(client, wish, entry)
        return told

    async def _one(self, client: discord.Client, wish: Wish, entry: Entry) -> bool:
        text = words.THERE_IS_AN_ANSWER.format(question=quoted(wish.question))
        card = Card([text], [[PressButton(OpenEntry(key(entry.id)), entry.question)]])
        try:
            channel = await client.create_dm(discord.Object(wish.user))
            return await send_to(channel, card) is not None
        except (discord.HTTPException, *DROPPED) as error:
            # Nobody waits for it any more: the moderator who answered is told that somebody could not be reached.
            log.info("Somebody who wanted to be told could not be: %s", type(error).__name__)
            return False
