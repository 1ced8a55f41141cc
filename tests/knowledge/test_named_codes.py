"""Countries and languages as members type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import countries, languages
from bot.knowledge.named_codes import Ambiguous, Coded, Unrecognised


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Kenya", "KE"), ("KE", "KE"), ("ken", "KE"), ("keneya", "KE"), ("kenyan", "KE"), ("from Kenya", "KE"),
        ("uk", "GB"), ("U.K.", "GB"), ("England", "GB"), ("british", "GB"), ("united kindom", "GB"),
        ("usa", "US"), ("US", "US"), ("america", "US"), ("the states", "US"), ("untied states", "US"),
        ("holland", "NL"), ("the netherlands", "NL"), ("dutch", "NL"),
        ("south korea", "KR"), ("Republic of Korea", "KR"), ("north korea", "KP"),
        ("phillipines", "PH"), ("filipino", "PH"), ("germny", "DE"), ("Deutschland", "DE"), ("brasil", "BR"),
        ("cote d'ivoire", "CI"), ("Côte d’Ivoire", "CI"), ("ivory coast", "CI"), ("turkey", "TR"), ("Türkiye", "TR"),
        ("czech republic", "CZ"), ("viet nam", "VN"), ("papua", "PG"), ("trinidad", "TT"), ("st. lucia", "LC"),
        ("Kosovo", "XK"), ("taiwan", "TW"), ("hong kong", "HK"), ("drc", "CD"), ("columbia", "CO"), ("st", "ST"),
        ("kenia", "KE"), ("moldavia", "MD"),
        ("Myanmar (Burma)", "MM"), ("in", "IN"), ("niger", "NE"), ("iran", "IR"), ("georgia", "GE"),
    ],
)  # fmt: skip
def test_a_country_is_understood(typed: str, code: str) -> None:
    found = countries.look_up(typed)
    assert isinstance(found, Coded), found
    assert found.code == code


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("korea", ["KR", "KP"]),
        ("congo", ["CG", "CD"]),
        ("nigera", ["NG", "NE"]),
        ("austrlia", ["AU", "AT"]),
        ("virgin islands", ["VG", "VI"]),
        ("dominican", ["DM", "DO"]),
    ],
)
def test_a_country_that_may_be_two_is_asked_back(typed: str, codes: list[str]) -> None:
    found = countries.look_up(typed)
    assert isinstance(found, Ambiguous), found
    assert [option.code for option in found.options] == codes


@pytest.mark.parametrize("typed", ["", " ", "x", "europe", "worldwide", "mars", "texas", "???", "kqzwv"])
def test_what_is_no_country_is_not_taken_for_one(typed: str) -> None:
    assert isinstance(countries.look_up(typed), Unrecognised)


def test_a_near_miss_names_what_it_may_be() -> None:
    found = countries.look_up("laoland")
    assert isinstance(found, Unrecognised)
    assert "Laos" in [near.name for near in found.near]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("French", "fr"), ("frech", "fr"), ("français", "fr"), ("FR", "fr"), ("fra", "fr"), ("pt-BR", "pt"),
        ("en_US", "en"), ("mandarin", "zh"), ("Chinese", "zh"), ("cantonese", "yue"), ("tagalog", "tl"),
        ("farsi", "fa"), ("Swahili (Kenya)", "sw"), ("日本語", "ja"), ("portugese", "pt"), ("ukranian", "uk"),
    ],
)  # fmt: skip
def test_a_language_is_understood(typed: str, code: str) -> None:
    found = languages.look_up(typed)
    assert isinstance(found, Coded), found
    assert found.code == code


@pytest.mark.parametrize("coded", countries.countries().all(), ids=lambda coded: coded.code)
def test_what_we_call_a_country_leads_back_to_it(coded: Coded) -> None:
    for typed in (coded.code, coded.name, coded.name.upper()):
        found = countries.look_up(typed)
        assert coded in (found, *getattr(found, "options", ())), typed


@given(st.text(max_size=200))
def test_nothing_that_people_type_breaks_it(typed: str) -> None:
    countries.look_up(typed)
    languages.look_up(typed)


def test_names_that_start_so_come_first() -> None:
    assert [coded.name for coded in countries.countries().starting("ken")][:1] == ["Kenya"]
    assert countries.countries().starting("us")[0].code == "US"
    assert "South Korea" in [coded.name for coded in countries.countries().starting("kor")]
    assert len(countries.countries().starting("")) > 240
