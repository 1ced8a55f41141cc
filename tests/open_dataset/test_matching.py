"""Which record is about which platform."""

from bot.open_dataset.matching import match_companies
from tests.listings.importing.pages import platform
from tests.open_dataset.made import company

PLATFORMS = {
    "acme": platform("Acme", "acme.example", "parent.example", aliases=("acme ai", "acme labs")),
    "acme-crowd": platform("Acme Crowd", "crowd.example", "parent.example"),
    "bolt": platform("Bolt", "bolt.example/work"),
}


def matched(*records: dict[str, object]) -> tuple[dict[str, str], list[str]]:
    matches = match_companies([company(**each) for each in records], PLATFORMS)
    return {slug: each.id for slug, each in matches.ours.items()}, [each.id for each in matches.others]


def test_by_name_website_alias_or_another_domain() -> None:
    assert matched({"id": "acme-com", "name": "ACME", "website": None}) == ({"acme": "acme-com"}, [])
    assert matched({"id": "bolt-ai", "name": "Bolt AI", "website": "https://www.bolt.example/work/"}) == (
        {"bolt": "bolt-ai"},
        [],
    )
    assert matched({"id": "labs", "name": "Acme Labs", "website": None}) == ({"acme": "labs"}, [])
    assert matched({"id": "x", "name": "X", "website": "https://jobs.crowd.example"}) == ({"acme-crowd": "x"}, [])


def test_the_parent_company_is_not_taken_for_its_platform() -> None:
    parent = {"id": "parent", "name": "Parent", "website": "https://parent.example"}
    crowd = {"id": "crowd", "name": "Acme Crowd", "website": "https://crowd.example"}
    acme = {"id": "acme", "name": "Acme", "website": "https://acme.example"}
    assert matched(parent, crowd, acme) == ({"acme": "acme", "acme-crowd": "crowd"}, [])


def test_two_equally_alike_are_neither() -> None:
    assert matched({"id": "one", "name": "Bolt"}, {"id": "two", "name": "bolt"}) == ({}, [])


def test_strangers() -> None:
    stranger = {"id": "cog", "name": "Cog", "website": "https://cog.example"}
    same_host = {"id": "shop", "name": "Shop", "website": "https://bolt.example/shop"}
    assert matched(stranger, same_host) == ({}, ["cog", "shop"])
