"""Imports listings while the bot runs, as its settings say."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.clock import Clock, utc_now
from bot.collecting.collector import Collector
from bot.collecting.schedule import Schedule, running
from bot.desk import Desk
from bot.feeds.fetcher import open_fetcher
from bot.fleet import Fleet
from bot.settings import Settings
from bot.storage.engine import Database
from bot.storage.listings import ListingRepository


@asynccontextmanager
async def collecting(
    settings: Settings, desk: Desk, database: Database, fleet: Fleet, clock: Clock = utc_now
) -> AsyncIterator[None]:
    """Visit LISTING_SOURCES in the background for as long as the block lasts and this process leads."""
    if not settings.listing_sources:
        yield
        return
    sources = [replace(source, places=settings.listing_hosts) for source in settings.listing_sources]
    every = dt.timedelta(hours=settings.listing_interval_hours)
    async with open_fetcher(clock) as fetcher:
        collector = Collector(fetcher, ListingRepository(database, clock), lambda: desk.knowledge.platforms, clock)
        schedule = Schedule(collector, sources, every, clock)
        async with running(schedule, fleet):
            yield
