"""Puts the digest of a server's week together: by the clock, and whenever a moderator asks for it."""

import asyncio
import datetime as dt
import io

import discord

from bot.cards.card import Card
from bot.cards.dates import write_dates
from bot.cards.digests import words
from bot.cards.digests.card import Digest, chart_of, digest_card
from bot.commands.queue.groups import homes_of
from bot.commands.services import Services
from bot.digests.chart import draw
from bot.digests.week import WEEK
from bot.knowledge.reviews import due_by
from bot.sources.missing import missing

WEEKS_SHOWN = 6


async def digest_of(services: Services, client: discord.Client, guild: int, week: dt.datetime) -> Digest:
    """What happened in a server in a week (its Monday) and those before, and what waits for its moderators now."""
    mondays = tuple(week - WEEK * ago for ago in reversed(range(WEEKS_SHOWN)))
    up, down = await services.counts.votes(guild, week, week + WEEK)
    waiting = await services.queue.waiting(homes_of(guild, services.moderators, client))
    told = Digest(await services.counts.weeks(guild, mondays), up, down, len(waiting))
    if not services.moderators.keeps_knowledge(client, guild):
        return told
    known = services.desk.knowledge
    return Digest(
        told.weeks,
        told.up,
        told.down,
        told.waiting,
        stale=tuple(review.title for review in due_by(known, services.today)),
        failing=tuple(
            f"{source.url}: {source.last_error}" for source in await services.listings.sources() if source.failing
        ),
        gone=missing(known, await services.looks.all()),
    )


async def shown(services: Services, guild: int, digest: Digest, note: str) -> tuple[Card, discord.File]:
    """The digest as a card with its picture, dates as the server writes them; `note` stands below."""
    write_dates((await services.servers.of(guild)).dates)
    picture = await asyncio.to_thread(draw, chart_of(digest.weeks))
    return digest_card(digest, note), discord.File(io.BytesIO(picture), words.PICTURE)
