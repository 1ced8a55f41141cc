"""What feeds offered, kept with its history."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.listings.listing import Eligibility, PayRange, RateUnit
from bot.listings.sources import Merge
from bot.storage.engine import Database, StorageError
from bot.storage.listings import ListingRepository
from tests.conftest import NOON, StoppedClock
from tests.listings.made import FEED, listing

pytestmark = pytest.mark.both_databases

OTHER = "https://other.example/feed.xml"


@pytest.fixture
def listings(database: Database, clock: StoppedClock) -> ListingRepository:
    return ListingRepository(database, clock)


async def test_a_listing_comes_back_as_it_went_in(listings: ListingRepository) -> None:
    rich = listing(
        job_reference="SME-7",
        apply_url="https://acme.example/apply?job_id=SME-7",
        pay=PayRange(Decimal("40.50"), Decimal(65), RateUnit.HOUR, "EUR", open_ended=True),
        eligibility=Eligibility(frozenset({"KE", "DE"}), frozenset({"US"})),
        remote=True,
        languages=("en", "fr"),
        roles=("Coder",),
        domains=("software",),
        tags=("python",),
        description="Read code — and say what is wrong with it.",
        posted=dt.date(2026, 11, 20),
        expires=NOON + dt.timedelta(days=30),
    )

    await listings.merge(FEED, [rich])

    assert await listings.open_listings() == (replace(rich, first_seen=NOON),)


async def test_the_life_of_a_feed(listings: ListingRepository, clock: StoppedClock) -> None:
    first, second = listing("Reviewer"), listing("Translator")
    assert await listings.merge(FEED, [first, second], etag='"1"') == Merge(added=2)

    clock.pass_time(days=1)
    raised = replace(first, pay=PayRange(Decimal(30)))
    assert await listings.merge(FEED, [raised], etag='"2"') == Merge(changed=1, closed=1)
    [still] = await listings.open_listings()
    assert (still.pay, still.first_seen, still.last_checked) == (PayRange(Decimal(30)), NOON, clock.now.date())
    gone = next(each for each in await listings.from_source(FEED) if each.id == second.id)
    assert gone.closed_at == clock.now

    clock.pass_time(days=1)
    assert await listings.merge(FEED, [raised, second]) == Merge(unchanged=1, reopened=1)
    assert {each.first_seen for each in await listings.open_listings()} == {NOON}
    assert {each.closed_at for each in await listings.from_source(FEED)} == {None}


async def test_not_changed_means_seen_again(listings: ListingRepository, clock: StoppedClock) -> None:
    await listings.merge(FEED, [listing()], etag='"1"', last_modified="Mon, 23 Nov 2026 12:00:00 GMT")
    clock.pass_time(days=3)

    await listings.unchanged(FEED)

    [seen] = await listings.open_listings()
    state = await listings.source(FEED)
    assert state is not None
    assert seen.last_checked == clock.now.date()
    assert (state.etag, state.last_modified, state.last_ok) == ('"1"', "Mon, 23 Nov 2026 12:00:00 GMT", clock.now)


async def test_a_failure_keeps_the_last_good_state(listings: ListingRepository, clock: StoppedClock) -> None:
    await listings.merge(FEED, [listing()])
    clock.pass_time(hours=1)
    await listings.failed(FEED, "The server answered 500.")
    await listings.failed(OTHER, "No answer within ten seconds.")

    acme, other = await listings.sources()
    assert len(await listings.open_listings()) == 1
    assert (acme.failing, acme.last_ok, acme.last_error, acme.open_listings) == (
        True,
        NOON,
        "The server answered 500.",
        1,
    )
    assert (other.failing, other.last_ok, other.open_listings) == (True, None, 0)
    clock.pass_time(hours=1)
    await listings.merge(FEED, [listing()])
    again = await listings.source(FEED)
    assert again is not None
    assert not again.failing


async def test_a_listing_is_open_as_long_as_one_feed_has_it(listings: ListingRepository, clock: StoppedClock) -> None:
    await listings.merge(FEED, [listing()])
    clock.pass_time(hours=1)
    newer = listing(source_url=OTHER, description="Longer here.")
    await listings.merge(OTHER, [newer])
    assert [each.description for each in await listings.open_listings()] == ["Longer here."]

    await listings.merge(OTHER, [])

    assert [each.source_url for each in await listings.open_listings()] == [FEED]


async def test_an_import_that_breaks_changes_nothing(listings: ListingRepository, clock: StoppedClock) -> None:
    await listings.merge(FEED, [listing()])
    clock.pass_time(hours=1)
    too_long = replace(listing("Another"), id=None)  # type: ignore[arg-type]

    with pytest.raises(StorageError):
        await listings.merge(FEED, [too_long])

    state = await listings.source(FEED)
    assert state is not None
    assert state.last_ok == NOON
    assert [each.title for each in await listings.open_listings()] == ["Python code reviewer"]


async def test_a_sighting_is_the_first_one(listings: ListingRepository, clock: StoppedClock) -> None:
    assert await listings.sight(["a", "b", "a"]) == 2
    clock.pass_time(hours=1)
    assert await listings.sight(["b", "c"]) == 1

    later = NOON + dt.timedelta(hours=1)
    assert await listings.sighted_since(NOON) == {"c": later}
    assert await listings.sighted_since(NOON - dt.timedelta(seconds=1)) == {"a": NOON, "b": NOON, "c": later}
