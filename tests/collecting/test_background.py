"""Importing while the bot runs, as its settings say."""

import asyncio
from types import SimpleNamespace

import pytest

from bot.collecting.background import collecting
from bot.fleet import Fleet
from bot.listings.importing.source import ListingSource
from bot.settings import chosen_settings
from bot.storage.engine import Database
from bot.storage.listings import ListingRepository
from tests.conftest import StoppedClock
from tests.listings.importing.pages import PLATFORMS
from tests.web.site import Site


@pytest.fixture
def desk() -> SimpleNamespace:
    return SimpleNamespace(knowledge=SimpleNamespace(platforms=PLATFORMS))


async def test_a_running_bot_visits_its_sources_but_never_this_computer(
    desk: SimpleNamespace, database: Database, clock: StoppedClock, site: Site
) -> None:
    repository = ListingRepository(database, clock)
    source = ListingSource(site.url("/jobs"), "acme")
    async with collecting(chosen_settings(listing_sources=(source,)), desk, database, Fleet(), clock):
        for _ in range(100):
            await asyncio.sleep(0.02)
            if state := await repository.source(source.url):
                break
    assert state is not None
    assert "not on the public internet" in str(state.last_error)
    assert not site.asked


async def test_without_sources_nothing_is_asked(desk: SimpleNamespace, database: Database, clock: StoppedClock) -> None:
    async with collecting(chosen_settings(), desk, database, Fleet(), clock):
        assert [task.get_name() for task in asyncio.all_tasks() if "collecting" in task.get_name()] == []
