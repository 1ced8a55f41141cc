"""Which offers become listings."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.listings.importing.admission import Admission
from bot.listings.importing.offer import Offer
from bot.listings.importing.source import ListingSource, Place, platform_at, read_place
from bot.listings.listing import Origin
from tests.conftest import NOON
from tests.listings.importing.pages import PAGE, PLATFORMS

FEED = "https://feeds.example/acme.json"


def admission(platform: str | None = "acme", *places: str) -> Admission:
    return Admission(ListingSource(FEED, platform, tuple(map(read_place, places))), PLATFORMS, NOON)


def offer(url: str | None = "https://acme.example/jobs/1", title: str = "Reviewer", **more: object) -> Offer:
    return Offer(title=title, url=url, **more)


def test_a_listing() -> None:
    (listing,) = admission().admit([offer("https://acme.example/jobs/1?job_id=PY-42", reference="99")], PAGE).listings
    assert (listing.platform, listing.origin, listing.source_url) == ("acme", Origin.IMPORT, FEED)
    assert listing.apply_url == "https://acme.example/jobs/1?job_id=PY-42"
    assert listing.job_reference == "PY-42"
    assert listing.last_checked == NOON.date()


@pytest.mark.parametrize(
    "url",
    [
        "https://acme.example/",
        "https://jobs.acme.example/1",
        "http://acme.example/1",
        "https://boards.example/acme/1",
        "https://boards.example/acme",
        "https://feeds.example/jobs/1",
        "https://ACME.example/1",
        "https://acme.example./1",
        "https://apply.partner.example/1",
        "https://shared.example/acme-inc/1",
    ],
)
def test_official_and_named_hosts(url: str) -> None:
    found = admission("acme", "partner.example", "shared.example/acme-inc").admit([offer(url)], PAGE)
    assert [listing.url for listing in found.listings] == [url]


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/1",
        "https://acme.example.evil.example/1",
        "https://notacme.example/1",
        "https://acme.example@evil.example/1",
        "https://evil.example/?https://acme.example/",
        "https://evil.example\\@acme.example/",
        "https://acme.example\\.evil.example/",
        "https://ａcme.example.evil.example/",
        "https://boards.example/other/1",
        "https://boards.example/acme-evil/1",
        "https://boards.example/acme/../evil",
        "https://boards.example/acme/%2e%2e/evil",
        "https://sub.feeds.example/1",
        "https://bolt.example/1",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://acme.example/1",
        "//acme.example/1",
        "https://acme.example/\u202e1",
        "https://acme.example/\ud800",
        "https://acme.example/a b",
        "https://acme.example/" + "x" * 600,
        "acme.example",
        "https://[acme.example/",
        "https:///1",
    ],
)
def test_any_other_address_drops_the_listing(url: str) -> None:
    for bad in (offer(url), offer(apply_url=url)):
        found = admission().admit([bad], PAGE)
        assert not found.listings
        assert str(found.dropped[0]).isprintable()


@given(st.text(max_size=40).filter(lambda text: "acme.example" not in text))
def test_no_other_host_gets_through(text: str) -> None:
    assert not admission().may_lead_to(f"https://{text}.evil/acme.example")


def test_without_an_address_of_its_own() -> None:
    page = "https://acme.example/jobs/7"
    assert admission().admit([offer(None)], page).listings[0].url == page
    found = admission().admit([offer(None), offer(None, "Other")], page)
    assert not found.listings
    assert len(found.dropped) == 2


def test_the_same_job_twice() -> None:
    found = admission().admit([offer(), offer("https://acme.example/jobs/1?utm_source=feed"), offer(title="x")], PAGE)
    assert len(found.listings) == 1
    assert len(found.dropped) == 2


@pytest.mark.parametrize("hostile", ["%40everyone", "a%00b", "%3C%401%3E", "a%0Ab", "%5Bx%5D(https://evil.example)"])
def test_a_hostile_reference_is_not_shown(hostile: str) -> None:
    (listing,) = admission().admit([offer(f"https://acme.example/jobs?job_id={hostile}")], PAGE).listings
    assert listing.job_reference is None


@pytest.mark.parametrize(("days", "kept"), [(-30, True), (0, True), (1, True), (2, False)])
def test_a_date_in_the_future_is_no_date_of_posting(days: int, kept: bool) -> None:
    day = NOON.date() + dt.timedelta(days=days)
    (listing,) = admission().admit([offer(posted=day)], PAGE).listings
    assert (listing.posted == day) is kept


class TestSeveralPlatforms:
    @pytest.mark.parametrize(
        ("url", "organisation", "platform"),
        [
            ("https://acme.example/1", None, "acme"),
            ("https://bolt.example/1", "Acme", "bolt"),
            ("https://feeds.example/1", "Bolt", "bolt"),
            ("https://feeds.example/1", "ACME AI", "acme"),
        ],
    )
    def test_by_address_then_by_name(self, url: str, organisation: str | None, platform: str) -> None:
        (listing,) = admission(None).admit([offer(url, organisation=organisation)], PAGE).listings
        assert listing.platform == platform

    @pytest.mark.parametrize("organisation", [None, "Cog"])
    def test_of_nobody_we_know(self, organisation: str | None) -> None:
        found = admission(None).admit([offer("https://feeds.example/1", organisation=organisation)], PAGE)
        assert "no platform we know" in str(found.dropped[0])


def test_the_platform_of_an_address() -> None:
    assert platform_at("https://jobs.bolt.example/feed", PLATFORMS) == "bolt"
    assert platform_at("https://boards.example/other", PLATFORMS) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("jobs.example.com", Place("jobs.example.com")),
        (" https://Boards.Example.com/acme/ ", Place("boards.example.com", "/acme")),
        ("boards.example.com/", Place("boards.example.com")),
    ],
)
def test_a_host_as_an_operator_writes_it(text: str, place: Place) -> None:
    assert read_place(text) == place


@pytest.mark.parametrize(
    "text", ["", "  ", "/acme", "a b", "http://jobs.example", "user@jobs.example", "jobs.example:80"]
)
def test_no_host(text: str) -> None:
    with pytest.raises(ValueError, match="is not a host"):
        read_place(text)
