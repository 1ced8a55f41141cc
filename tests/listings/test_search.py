"""What a member finds among listings, and in which order."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.listings.listing import Eligibility, Fit, Listing, PayRange, RateUnit
from bot.listings.search import Found, LeftOut, ListingIndex
from bot.listings.wanted import Wanted
from tests.conftest import NOON
from tests.listings.made import TODAY, listing

DAY = dt.timedelta(days=1)


def titles(found: Found) -> list[str]:
    return [hit.listing.title for hit in found.hits]


def find(listings: list[Listing], wanted: Wanted | None = None, **synonyms: tuple[str, ...]) -> Found:
    return ListingIndex(listings, synonyms).search(wanted or Wanted(), NOON)


def test_nothing_to_search_in() -> None:
    assert find([], Wanted(words="python", country="KE", min_rate=Decimal(10))) == Found((), 0)


def test_expired_and_closed_listings_never_appear() -> None:
    listings = [
        listing("Open", expires=NOON + dt.timedelta(seconds=1)),
        listing("Expired this second", expires=NOON),
        listing("Closed", closed_at=NOON - DAY),
        listing("Without an end"),
    ]
    assert set(titles(find(listings))) == {"Open", "Without an end"}


def test_a_listing_not_looked_at_for_two_weeks_says_so() -> None:
    fresh, old = listing("Fresh", last_checked=TODAY - 14 * DAY), listing("Old", last_checked=TODAY - 15 * DAY)
    assert {hit.listing.title: hit.stale for hit in find([fresh, old]).hits} == {"Fresh": False, "Old": True}


def test_a_country_decides_between_open_closed_and_unknown() -> None:
    listings = [
        listing("Says nothing"),
        listing("Kenya only", eligibility=Eligibility(frozenset({"KE"}))),
        listing("Germany only", eligibility=Eligibility(frozenset({"DE"}))),
        listing("Worldwide", eligibility=Eligibility(worldwide=True)),
        listing("Worldwide but Kenya", eligibility=Eligibility(None, frozenset({"KE"}), worldwide=True)),
        listing("Not in Kenya", eligibility=Eligibility(None, frozenset({"KE"}))),
        listing("Not in Cuba", eligibility=Eligibility(None, frozenset({"CU"}))),
    ]
    found = find(listings, Wanted(country="KE"))

    assert {hit.listing.title: hit.fit for hit in found.hits} == {
        "Kenya only": Fit.OPEN,
        "Worldwide": Fit.OPEN,
        "Says nothing": Fit.UNKNOWN,
        "Not in Cuba": Fit.UNKNOWN,
    }
    assert [hit.fit for hit in found.hits] == [Fit.OPEN, Fit.OPEN, Fit.UNKNOWN, Fit.UNKNOWN]
    assert {hit.fit for hit in find(listings).hits} == {None}


@pytest.mark.parametrize(
    ("pay", "fits"),
    [
        (PayRange(Decimal(40)), True),
        (PayRange(Decimal(20), Decimal(40)), True),
        (PayRange(Decimal(20), Decimal("39.99")), False),
        (PayRange(Decimal(20), open_ended=True), True),
        (PayRange(None, Decimal(60)), True),
        (PayRange(Decimal(39)), False),
    ],
)
def test_a_rate_fits_when_it_reaches_what_is_wanted(pay: PayRange, fits: bool) -> None:
    assert bool(find([listing(pay=pay)], Wanted(min_rate=Decimal(40))).hits) is fits


def test_what_names_no_comparable_rate_is_left_out_and_counted() -> None:
    listings = [
        listing("Named", pay=PayRange(Decimal(50))),
        listing("Silent"),
        listing("Per task", pay=PayRange(Decimal(50), unit=RateUnit.TASK)),
        listing("In euros", pay=PayRange(Decimal(50), currency="EUR")),
        listing("Too little", pay=PayRange(Decimal(5))),
    ]
    found = find(listings, Wanted(min_rate=Decimal(40)))
    assert (titles(found), found.left_out) == (["Named"], LeftOut(rate=3))


def test_languages_and_dates_that_are_not_named_are_left_out_and_counted() -> None:
    listings = [
        listing("French", languages=("fr",), posted=TODAY),
        listing("German", languages=("de",), posted=TODAY),
        listing("No language", posted=TODAY),
        listing("French, undated", languages=("fr",)),
        listing("French, old", languages=("fr",), posted=TODAY - 30 * DAY),
        listing("French, seen today", languages=("en", "fr"), first_seen=NOON),
    ]
    found = find(listings, Wanted(language="fr", since=TODAY - 7 * DAY))
    assert set(titles(found)) == {"French", "French, seen today"}
    assert found.left_out == LeftOut(language=1, date=1)


PYTHON = listing("Python code reviewer", tags=("software",))
JAVA = listing("Java developer", description="Some python helps.")
CPP = listing("C++ engineer")
DOCTOR = listing("Physician for medical prompts", domains=("medicine",))
FRENCH = listing("Audio annotator", languages=("fr",))
MATHS = listing("Mathématiques tutor")
WORK = [PYTHON, JAVA, CPP, DOCTOR, FRENCH, MATHS]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("python", [PYTHON, JAVA]),
        ("Python jobs", [PYTHON, JAVA]),
        ("pyhton", [PYTHON, JAVA]),
        ("review", [PYTHON]),
        ("reviewing", [PYTHON]),
        ("reviewer python", [PYTHON]),
        ("c++", [CPP]),
        ("annot", [FRENCH]),
        ("french annotation", [FRENCH]),
        ("mathematiques", [MATHS]),
        ("doctor", [DOCTOR]),
        ("acme physician", [DOCTOR]),
        ("bricklayer", []),
    ],
)
def test_words_are_found_as_people_write_them(words: str, expected: list[Listing]) -> None:
    found = find(WORK, Wanted(words=words), doctor=("md", "physician"))
    assert [hit.listing for hit in found.hits] == expected
    assert not found.partly


def test_where_nothing_has_all_words_most_of_them_will_do() -> None:
    found = find(WORK, Wanted(words="python bricklayer"))
    assert (set(titles(found)), found.partly) == ({PYTHON.title, JAVA.title}, True)


def test_a_role_is_looked_for_in_title_and_labels_only() -> None:
    assert titles(find(WORK, Wanted(role="python"))) == [PYTHON.title]
    assert titles(find(WORK, Wanted(role="software"))) == [PYTHON.title]


def test_fit_comes_before_freshness() -> None:
    listings = [
        listing("Old reviewer", posted=TODAY - 9 * DAY),
        listing("New reviewer", posted=TODAY),
        listing("Newest", description="reviewer", posted=TODAY),
    ]
    assert titles(find(listings, Wanted(words="reviewer"))) == ["New reviewer", "Old reviewer", "Newest"]
    assert titles(find(listings))[2] == "Old reviewer"


def test_a_platform_filters() -> None:
    assert titles(find([listing("A"), listing("B", platform="bolt")], Wanted(platform="bolt"))) == ["B"]


made = st.builds(
    lambda number, **values: listing(f"Job {number}", **values),
    st.integers(0, 10_000),
    posted=st.none() | st.dates(TODAY - 60 * DAY, TODAY),
    expires=st.none()
    | st.datetimes(NOON.replace(tzinfo=None) - DAY, NOON.replace(tzinfo=None) + DAY).map(
        lambda moment: moment.replace(tzinfo=dt.UTC)
    ),
    eligibility=st.sampled_from(
        [
            Eligibility(),
            Eligibility(worldwide=True),
            Eligibility(frozenset({"KE"})),
            Eligibility(None, frozenset({"KE"})),
        ]
    ),
    pay=st.none() | st.decimals(1, 200, places=2).map(PayRange),
)
wishes = st.builds(
    Wanted,
    words=st.sampled_from(["", "job", "5", "nothing"]),
    country=st.sampled_from([None, "KE", "DE"]),
    min_rate=st.none() | st.decimals(1, 200, places=2),
    since=st.none() | st.dates(TODAY - 60 * DAY, TODAY),
)


@given(st.lists(made, max_size=30, unique_by=lambda each: each.id), wishes, st.integers(1, 7))
def test_pages_hold_each_fitting_listing_once_whatever_the_order_of_the_feed(
    listings: list[Listing], wanted: Wanted, size: int
) -> None:
    whole = ListingIndex(listings).search(wanted, NOON)
    other = ListingIndex(sorted(listings, key=lambda each: each.title)[::-1])

    pages = [other.search(wanted, NOON, start=start, count=size) for start in range(0, whole.total, size)]

    assert tuple(hit for page in pages for hit in page.hits) == whole.hits
    assert all(page.total == whole.total == len(whole.hits) for page in pages)
    for hit in whole.hits:
        assert hit.listing.is_open(NOON)
        assert hit.fit is not Fit.CLOSED
        if wanted.min_rate is not None:
            assert hit.listing.pay is not None
            assert hit.listing.pay.most is not None
            assert hit.listing.pay.most >= wanted.min_rate
        if wanted.since is not None:
            assert hit.listing.posted is not None
            assert hit.listing.posted >= wanted.since
