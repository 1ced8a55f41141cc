"""What a release would change in a platform file, and what it leaves to a person."""

import datetime as dt

import pytest

from bot.knowledge.platform import Fact, NetDays, Payment, Platform, Schedule, Weekly
from bot.knowledge.source import Source
from bot.open_dataset.proposal import REPOSITORY, Proposal, propose
from tests.listings.importing.pages import platform
from tests.open_dataset.made import PROFILE, RELEASED, company

LISTINGS = "1,260 open listings on 30 October 2026, 1,300 over the 90 days before"
PAY = "a median of $85/h over 1,162 rates in its listings, the middle half at $70–112.5 (30 October 2026)"
RATING = (
    "4.61 out of 5 on average over the reviews that the dataset calls organic (87% of 567 collected, 25 September 2026)"
)
OLDER = dt.date(2026, 9, 29)


def acme(
    facts: dict[str, str] | None = None, source: str = "dataset", released: dt.date = OLDER, **more: object
) -> Platform:
    sources = {
        "dataset": Source(title="Open dataset", url=REPOSITORY, date=released),
        "faq": Source(title="FAQ", url="https://acme.example/faq"),
    }
    rows = {name: Fact(value=value, source=source) for name, value in (facts or {}).items()}
    return platform("Acme", "acme.example").model_copy(update={"facts": rows, "sources": sources, **more})


def proposal(ours: Platform, **theirs: object) -> Proposal:
    return propose("acme", ours, company(**theirs), RELEASED)


def test_what_the_file_does_not_say_yet() -> None:
    changes = {change.fact: change for change in proposal(acme()).changes}
    assert {name: change.text for name, change in changes.items()} == {
        "active-listings": LISTINGS,
        "observed-median": PAY,
        "trustpilot-organic": RATING,
    }
    assert changes["active-listings"].before is None
    assert changes["active-listings"].page == PROFILE


@pytest.mark.parametrize(
    "words",
    [
        LISTINGS,
        "1,260 open roles on 30 October 2026",
        "1260 open listings in October 2026, against 1,300 in the 90 days before",
    ],
)
@pytest.mark.parametrize("name", ["active-listings", "listings", "open-listings"])
def test_the_same_figures_in_other_words(name: str, words: str) -> None:
    found = proposal(acme({name: words}))
    assert found.agreed == 1
    assert {change.fact for change in found.changes} == {"observed-median", "trustpilot-organic"}


@pytest.mark.parametrize(
    "words",
    ["no open listings on 29 September 2026, 11 over the 90 days before", "7 open listings on 29 September 2026"],
)
def test_what_we_wrote_from_an_older_release_is_renewed(words: str) -> None:
    (change, *_) = proposal(acme({"listings": words})).changes
    assert (change.fact, change.before, change.text) == ("listings", words, LISTINGS)


@pytest.mark.parametrize(
    "words", ["about 7 open roles, all in software", "none in September", "plenty", "1,260 roles, 79 in testing"]
)
def test_what_a_person_wrote_is_never_changed_by_itself(words: str) -> None:
    ours = acme({"active-listings": words})
    found = proposal(ours)
    (conflict,) = found.conflicts
    assert (conflict.fact, conflict.ours, conflict.text) == ("active-listings", words, LISTINGS)
    assert "active-listings" not in {change.fact for change in found.changes}

    taken = propose("acme", ours, company(), RELEASED, taken=["acme.active-listings"])
    assert not taken.conflicts
    assert taken.changes[0].before == words


def test_a_fact_of_another_source_is_a_conflict_even_in_our_words() -> None:
    found = proposal(acme({"active-listings": "7 open listings on 29 September 2026"}, source="faq"))
    assert [conflict.fact for conflict in found.conflicts] == ["active-listings"]


def test_an_older_release_does_not_go_back() -> None:
    ours = acme({"active-listings": "7 open listings on 30 November 2026"}, released=dt.date(2026, 11, 30))
    assert proposal(ours).agreed == 1


@pytest.mark.parametrize(
    ("active", "words", "agrees"),
    [(0, "none open in October 2026", True), (0, "10 open", False), (5, "none open", False)],
)
def test_none_is_a_figure_too(active: int, words: str, agrees: bool) -> None:
    found = proposal(acme({"listings": words}), listings={"active": active})
    assert (found.agreed == 1) is agrees


def test_nothing_to_say() -> None:
    found = proposal(acme(), listings=None, pay_observed_hourly_usd=None, trustpilot_organic=None)
    assert (found.changes, found.conflicts, found.differences) == ((), (), ())


PAID = Payment(
    providers=("PayPal", "ACH"),
    schedules={"a": Schedule(summary="x", rule=Weekly(kind="weekly"), source="faq")},
)


@pytest.mark.parametrize(
    ("ours", "theirs", "where"),
    [
        ({"operator": "Acme Inc."}, {"operator": "Globex"}, ["operator"]),
        ({"operator": "Globex Inc."}, {"operator": "Globex"}, []),
        ({}, {"payment_methods": ["wise"]}, ["payment.providers"]),
        ({"payment": PAID}, {"payment_methods": ["paypal", "bank_transfer"], "payout_frequency": "weekly"}, []),
        ({"payment": PAID}, {"payment_methods": ["deel"]}, ["payment.providers"]),
        ({"payment": PAID}, {"payout_frequency": "monthly"}, ["payment.schedules"]),
        ({"payment": PAID}, {"payout_frequency": "varies"}, []),
        ({}, {"payout_frequency": "weekly"}, ["payment.schedules"]),
        ({"hiring_steps": ("sign-up", "exam")}, {"hiring_steps": ["application", "assessment"]}, []),
        ({"hiring_steps": ("sign-up", "exam")}, {"hiring_steps": ["id_verification"]}, ["hiring_steps"]),
        ({}, {"hiring_steps": ["telepathy"]}, ["hiring_steps"]),
        ({}, {"stated_pay": {"min": 10, "max": 280, "unit": "per_hour", "currency": "USD"}}, ["pay.rates"]),
        ({}, {"stated_pay": {"min": None, "max": None}}, []),
        ({}, {"eligible_countries": "95 countries"}, ["facts.countries"]),
    ],
)  # fmt: skip
def test_lists_and_words_are_for_a_person(ours: dict[str, object], theirs: dict[str, object], where: list[str]) -> None:
    found = proposal(acme(**ours), **theirs)
    assert [difference.where for difference in found.differences] == where
    assert all(isinstance(difference.ours, str) and difference.ours for difference in found.differences)


def test_net_days_count_as_monthly() -> None:
    rule = NetDays(kind="net_days", days=30)
    paid = Payment(providers=("Deel",), schedules={"a": Schedule(summary="x", rule=rule, source="faq")})
    assert not proposal(acme(payment=paid), payout_frequency="monthly").differences
