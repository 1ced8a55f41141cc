"""Platforms by the names that people write into a field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform_names import MOST_NEAREST, UnknownPlatform, alike, find_platform
from tests.tiny import platforms as tiny_platforms


@pytest.mark.parametrize(
    ("written", "platform"),
    [
        ("sme-careers", "sme-careers"),
        ("SME Careers", "sme-careers"),
        ("  superannotate ", "sme-careers"),
        ("sme", "sme-careers"),
        ("Outlier", "outlier"),
        ("scale ai", "outlier"),
        ("OUTLIER.AI", "outlier"),
        ("https://www.outlier.ai/", "outlier"),
        ("data annotation", "dataannotation"),
        ("DataAnnotation.tech", "dataannotation"),
        ("Micro 1", "micro1"),
        ("micro-1", "micro1"),
        ("x.ai", "xai"),
        ("ＭＥＲＣＯＲ", "mercor"),
    ],
)
def test_a_platform_is_found_by_id_name_alias_and_address(
    shipped_knowledge: Knowledge, written: str, platform: str
) -> None:
    assert find_platform(written, shipped_knowledge.platforms) == platform


@pytest.mark.parametrize(
    ("written", "nearest"),
    [("outlyer", "outlier"), ("alinger", "alignerr"), ("mercer", "mercor"), ("data anotation", "dataannotation")],
)
def test_a_slip_is_offered_and_never_guessed(shipped_knowledge: Knowledge, written: str, nearest: str) -> None:
    found = find_platform(written, shipped_knowledge.platforms)

    assert isinstance(found, UnknownPlatform)
    assert found.name == written
    assert found.nearest[0] == nearest
    assert len(found.nearest) <= MOST_NEAREST


@pytest.mark.parametrize("written", ["", "  ", "?!", "qqqqqq"])
def test_what_resembles_nothing_has_no_near_choice_or_only_what_it_may_become(
    shipped_knowledge: Knowledge, written: str
) -> None:
    assert isinstance(find_platform(written, shipped_knowledge.platforms), UnknownPlatform)


def test_every_name_in_the_files_finds_its_own_platform(shipped_knowledge: Knowledge) -> None:
    for slug, platform in shipped_knowledge.platforms.items():
        for name in (slug, platform.name, *platform.aliases, *platform.ambiguous_aliases):
            assert find_platform(name, shipped_knowledge.platforms) == slug, name


@pytest.mark.parametrize(
    ("typed", "first"),
    [("", "alignerr"), ("m", "mercor"), ("sca", "outlier"), ("surge", "dataannotation"), ("hand", "handshake-ai")],
)
def test_what_is_being_typed_is_completed(shipped_knowledge: Knowledge, typed: str, first: str) -> None:
    assert alike(typed, shipped_knowledge.platforms)[0] == first


def test_nothing_typed_offers_every_platform(shipped_knowledge: Knowledge) -> None:
    assert set(alike("", shipped_knowledge.platforms)) == set(shipped_knowledge.platforms)


@given(st.text())
def test_any_text_is_a_platform_or_unknown(name: str) -> None:
    platforms = tiny_platforms()
    found = find_platform(name, platforms)

    assert found in platforms or isinstance(found, UnknownPlatform)
