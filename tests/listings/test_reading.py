"""What members type into the filters."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.platform import Platform
from bot.listings import compact
from bot.listings.elsewhere import elsewhere
from bot.listings.reading import Error, Refused, Typed, read_wanted
from bot.listings.wanted import Wanted
from tests.listings.made import TODAY

ACME = Platform(
    name="Acme",
    operator="Acme Inc.",
    website="https://acme.example",
    summary="Invented.",
    reviewed=TODAY,
    aliases=("acme ai",),
)
PLATFORMS = {"acme": ACME}


def read(**typed: str) -> Wanted | Refused:
    return read_wanted(Typed(**typed), PLATFORMS, TODAY)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ({}, {}),
        ({"platform": " ", "words": " ", "min_rate": "", "since": "  "}, {}),
        ({"platform": "Acme AI"}, {"platform": "acme"}),
        ({"words": "  python \n reviewer "}, {"words": "python reviewer"}),
        ({"country": "holland"}, {"country": "NL"}),
        ({"language": "frech"}, {"language": "fr"}),
        ({"min_rate": "40"}, {"min_rate": Decimal(40)}),
        ({"min_rate": "$40/h"}, {"min_rate": Decimal(40)}),
        ({"min_rate": "40.50 usd per hour"}, {"min_rate": Decimal("40.50")}),
        ({"min_rate": "40,5"}, {"min_rate": Decimal("40.5")}),
        ({"min_rate": "$70+"}, {"min_rate": Decimal(70)}),
        ({"min_rate": "0"}, {}),
        ({"since": "2026-11-20"}, {"since": dt.date(2026, 11, 20)}),
        ({"since": "7d"}, {"since": dt.date(2026, 11, 16)}),
        ({"since": "2 weeks ago"}, {"since": dt.date(2026, 11, 9)}),
        ({"since": "last 3 days"}, {"since": dt.date(2026, 11, 20)}),
        ({"since": "Yesterday"}, {"since": dt.date(2026, 11, 22)}),
        ({"since": "today"}, {"since": TODAY}),
    ],
)
def test_a_filter_is_understood(typed: dict[str, str], wanted: dict[str, Any]) -> None:
    assert read(**typed) == Wanted(**wanted)


@pytest.mark.parametrize(
    ("typed", "error", "options"),
    [
        ({"platform": "globex"}, Error.UNKNOWN_PLATFORM, ()),
        ({"platform": "acmee"}, Error.UNKNOWN_PLATFORM, ("Acme",)),
        ({"country": "mars"}, Error.UNKNOWN_COUNTRY, ()),
        ({"country": "korea"}, Error.AMBIGUOUS_COUNTRY, ("South Korea", "North Korea")),
        ({"language": "qxzzy"}, Error.UNKNOWN_LANGUAGE, ()),
        ({"min_rate": "a lot"}, Error.INVALID_RATE, ()),
        ({"min_rate": "-5"}, Error.INVALID_RATE, ()),
        ({"min_rate": "nan"}, Error.INVALID_RATE, ()),
        ({"min_rate": "1e3"}, Error.INVALID_RATE, ()),
        ({"min_rate": "10001"}, Error.INVALID_RATE, ()),
        ({"min_rate": "40 per task"}, Error.INVALID_RATE, ()),
        ({"since": "2026-11-24"}, Error.INVALID_DATE, ()),
        ({"since": "2026-02-30"}, Error.INVALID_DATE, ()),
        ({"since": "9999 months"}, Error.INVALID_DATE, ()),
        ({"since": "soon"}, Error.INVALID_DATE, ()),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_was_meant(
    typed: dict[str, str], error: Error, options: tuple[str, ...]
) -> None:
    refused = read(**typed)
    assert isinstance(refused, Refused), refused
    assert (refused.error, refused.given, refused.options) == (error, *typed.values(), options)


@given(*(st.text(max_size=30) for _ in range(5)))
def test_nothing_that_people_type_breaks_it(platform: str, country: str, language: str, rate: str, since: str) -> None:
    read(platform=platform, country=country, language=language, min_rate=rate, since=since)


words = st.text(max_size=60).map(lambda text: " ".join(text.replace(";", " ").split()))
filters = st.builds(
    Wanted,
    platform=st.sampled_from([None, "acme", "sme-careers"]),
    words=words,
    role=words,
    country=st.sampled_from([None, "KE"]),
    language=st.sampled_from([None, "yue"]),
    min_rate=st.none() | st.decimals(1, 9_999, places=2),
    since=st.none() | st.dates(),
)


@given(filters)
def test_a_filter_survives_being_written_down(wanted: Wanted) -> None:
    assert compact.read(compact.written(wanted)) == wanted


@pytest.mark.parametrize("text", ["x=1", "p", "r=much", "s=soon", "~digest"])
def test_a_text_that_is_no_filter(text: str) -> None:
    assert compact.read(text) is None


def test_where_to_look_when_we_have_nothing() -> None:
    found = elsewhere("acme", ACME)
    assert (found.website, found.listings_page, found.counted, found.source) == (
        "https://acme.example",
        None,
        None,
        None,
    )
