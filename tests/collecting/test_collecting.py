"""Sources visited over HTTP into a real database: what is kept, closed and opened again, and what a failure leaves."""

import datetime as dt

import pytest

from bot.collecting.collector import Collector
from bot.collecting.report import Failing, Imported, NothingNew, Report
from bot.feeds.fetcher import Fetcher
from bot.listings.importing.document import read_document
from bot.listings.importing.offer import Offers, Unreadable
from bot.listings.importing.source import ListingSource
from bot.listings.sources import Merge
from bot.storage.engine import Database
from bot.storage.listings import ListingRepository
from tests.conftest import NOON, StoppedClock
from tests.listings.importing.pages import PLATFORMS, html, json_feed, posting
from tests.web.site import Site, bomb, endless, moves, says


@pytest.fixture
def repository(database: Database, clock: StoppedClock) -> ListingRepository:
    return ListingRepository(database, clock)


@pytest.fixture
def collector(fetcher: Fetcher, repository: ListingRepository, clock: StoppedClock) -> Collector:
    return Collector(fetcher, repository, lambda: PLATFORMS, clock, read_here)


async def read_here(body: bytes, kind: str, charset: str | None, page: str) -> Offers | Unreadable:
    return read_document(body, kind, charset, page)


@pytest.fixture
def source(site: Site) -> ListingSource:
    return ListingSource(site.url("/jobs"), "acme")


def jobs(*titles: str) -> bytes:
    return html([posting(title) for title in titles])


def many(count: int) -> bytes:
    return jobs(*(f"Job {number}" for number in range(count)))


def failing(report: Report) -> Failing:
    assert isinstance(report, Failing), report
    return report


async def open_titles(repository: ListingRepository) -> set[str]:
    return {listing.title for listing in await repository.open_listings()}


async def test_from_first_to_last(
    site: Site, collector: Collector, repository: ListingRepository, source: ListingSource, clock: StoppedClock
) -> None:
    site.pages["/jobs"] = says(jobs("A", "B"), headers={"ETag": '"1"'})
    assert await collector.collect(source) == Imported(Merge(added=2))

    clock.pass_time(hours=6)
    site.pages["/jobs"] = says(b"", status=304)
    assert await collector.collect(source) == NothingNew(2)
    assert site.asked[-1].headers["If-None-Match"] == '"1"'
    assert {listing.last_checked for listing in await repository.open_listings()} == {clock().date()}

    site.pages["/jobs"] = says(jobs("B", "C"))
    assert await collector.collect(source) == Imported(Merge(added=1, unchanged=1, closed=1))
    assert await open_titles(repository) == {"B", "C"}
    (gone,) = (listing for listing in await repository.from_source(source.url) if listing.title == "A")
    assert gone.closed_at == clock()

    site.pages["/jobs"] = says(jobs("A", "B", "C"))
    assert await collector.collect(source) == Imported(Merge(unchanged=2, reopened=1))


async def test_afresh_asks_for_the_whole_page(site: Site, collector: Collector, source: ListingSource) -> None:
    site.pages["/jobs"] = says(jobs("A"), headers={"ETag": '"1"'})
    await collector.collect(source)
    await collector.collect(source, afresh=True)
    assert "If-None-Match" not in site.asked[-1].headers


@pytest.mark.parametrize(
    "page",
    [
        says(status=500),
        says(status=404),
        says(status=429),
        says(b"", status=304),
        says(b"%PDF", "application/pdf"),
        says("<p>We moved!</p>"),
        says("{", "application/json"),
        says(json_feed(), "application/feed+json"),
        says(html(posting("A") | {"url": "https://evil.example/"})),
        says(many(4)),
        says(b" " * 200_000),
        bomb(50_000_000),
        endless(b"", 5),
        moves("http://evil.example/jobs"),
        moves("http://169.254.169.254/"),
        moves("/jobs"),
    ],
    ids="500 404 429 304 pdf no-jobs bad-json empty hostile shrunk huge bomb silent elsewhere private loop".split(),
)
async def test_a_failing_source_keeps_its_last_good_state(
    site: Site, collector: Collector, repository: ListingRepository, source: ListingSource, clock: StoppedClock, page
) -> None:
    site.pages["/jobs"] = says(many(30))
    await collector.collect(source)
    before = await repository.open_listings()

    clock.pass_time(hours=6)
    site.pages["/jobs"] = page
    report = failing(await collector.collect(source))
    assert report.kept == 30
    assert await repository.open_listings() == before
    state = await repository.source(source.url)
    assert state is not None
    assert state.failing
    assert state.last_error == report.sentence
    assert state.last_ok == NOON

    clock.pass_time(days=1)
    site.pages["/jobs"] = says(many(31))
    assert await collector.collect(source) == Imported(Merge(added=1, unchanged=30))
    state = await repository.source(source.url)
    assert state is not None
    assert not state.failing


async def test_a_source_that_stays_empty_is_believed_in_the_end(
    site: Site, collector: Collector, repository: ListingRepository, source: ListingSource, clock: StoppedClock
) -> None:
    site.pages["/jobs"] = says(many(30))
    await collector.collect(source)
    site.pages["/jobs"] = says(json_feed(), "application/feed+json")
    for _ in range(3):
        assert "looks broken" in failing(await collector.collect(source)).sentence
        clock.pass_time(days=1)
    assert await collector.collect(source) == Imported(Merge(closed=30))
    assert not await repository.open_listings()


async def test_a_first_visit_that_brings_nothing(site: Site, collector: Collector, source: ListingSource) -> None:
    site.pages["/jobs"] = says(html(posting("A") | {"url": "https://evil.example/"}))
    assert "evil.example" in failing(await collector.collect(source)).sentence
    site.pages["/jobs"] = says(json_feed(), "application/feed+json")
    assert await collector.collect(source) == Imported(Merge())


async def test_what_cannot_be_taken_is_reported_and_the_rest_is_kept(
    site: Site, collector: Collector, repository: ListingRepository, source: ListingSource
) -> None:
    hostile = posting("@everyone free money") | {"url": "https://evil.example/"}
    site.pages["/jobs"] = says(html("{broken", posting("Good @everyone"), hostile))
    report = await collector.collect(source)
    assert isinstance(report, Imported)
    assert len(report.dropped) == 2
    assert str(report) == "1 new, 2 left out"
    assert await open_titles(repository) == {"Good everyone"}


async def test_busy_says_until_when(site: Site, collector: Collector, source: ListingSource) -> None:
    site.pages["/jobs"] = says(status=503, headers={"Retry-After": "7200"})
    assert failing(await collector.collect(source)).retry_at == NOON + dt.timedelta(hours=2)


async def test_redirects_within_the_platform(site: Site, collector: Collector, source: ListingSource) -> None:
    site.pages |= {"/jobs": moves(site.url("/board", "jobs.acme.example")), "/board": says(jobs("A"))}
    assert await collector.collect(source) == Imported(Merge(added=1))
