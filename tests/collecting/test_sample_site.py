"""The demo's job site, imported from as the demo does."""

from bot.clock import Clock
from bot.collecting.collector import Collector
from bot.collecting.report import Imported
from bot.feeds.fetcher import Fetcher
from bot.knowledge.knowledge import Knowledge
from bot.listings.listing import Eligibility
from bot.sample_site import sample_site
from bot.storage.engine import Database
from bot.storage.listings import ListingRepository
from tests.conftest import NOON


async def test_every_listing_says_that_it_is_a_sample(
    fetcher: Fetcher, database: Database, clock: Clock, shipped_knowledge: Knowledge
) -> None:
    repository = ListingRepository(database, clock)
    collector = Collector(fetcher, repository, lambda: shipped_knowledge.platforms, clock)
    async with sample_site(NOON.date()) as sources:
        for source in sources:
            report = await collector.collect(source)
            assert isinstance(report, Imported)
            assert not report.dropped
    listings = {listing.job_reference: listing for listing in await repository.open_listings()}
    assert sorted(listings) == [f"SAMPLE-{number}" for number in (101, 102, 103, 201, 202, 301)]
    for reference, listing in listings.items():
        assert listing.title.startswith("Sample: ")
        assert "not a real job" in listing.description
        assert listing.apply_url is not None
        assert listing.apply_url.startswith("http://127.0.0.1:")
        assert listing.apply_url.endswith(str(reference))
    assert listings["SAMPLE-102"].eligibility == Eligibility(allowed=frozenset({"US"}))
    assert listings["SAMPLE-301"].platform == "mercor"
