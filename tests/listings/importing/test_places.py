"""Countries of those who may apply."""

import pytest

from bot.listings.importing.places import read_eligibility
from bot.listings.listing import Eligibility

UNKNOWN = Eligibility()


def country(name: str) -> dict[str, object]:
    return {"@type": "Country", "name": name}


@pytest.mark.parametrize(
    ("requirements", "codes"),
    [
        (country("United States"), "US"),
        (country("USA"), "US"),
        ("de", "DE"),
        (["UK", country("South Korea"), {"@type": "https://schema.org/Country", "name": "Viet Nam"}], "GB KR VN"),
        ({"@type": ["Place", "Country"], "name": "Kenya"}, "KE"),
        ({"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "IN"}}, "IN"),
    ],
)
def test_named(requirements: object, codes: str) -> None:
    assert read_eligibility(requirements) == Eligibility(allowed=frozenset(codes.split()))


@pytest.mark.parametrize(
    "requirements", ["Worldwide", ["Anywhere"], country("Global"), [country("Kenya"), "Worldwide"]]
)
def test_everywhere(requirements: object) -> None:
    assert read_eligibility(requirements) == Eligibility(worldwide=True)


@pytest.mark.parametrize(
    "requirements",
    [
        None,
        "",
        [],
        {},
        5,
        True,
        "LATAM",
        "Untied States",
        "840",
        {"@type": "State", "name": "California"},
        {"@type": "Place", "address": {"addressRegion": "CA", "addressCountry": "US"}},
        [country("Kenya"), country("Atlantis")],
        [country("Kenya"), {"@type": "City", "name": "Nairobi"}],
        [["US"]],
        "x" * 500,
    ],
)
def test_what_is_not_wholly_understood_is_unknown(requirements: object) -> None:
    assert read_eligibility(requirements) == UNKNOWN
