"""Estimates and refusals over the shipped platform files."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.knowledge import Knowledge
from bot.payouts.hours import HoursFault
from bot.payouts.results import (
    Estimate,
    InvalidDate,
    InvalidHours,
    InvoiceBeforeCompletion,
    Missing,
    NoData,
    Standing,
    UnknownPlatform,
    UnknownRole,
)
from tests.conftest import ROOT
from tests.payouts.conftest import Asking

PLATFORMS = sorted(file.stem for file in (ROOT / "knowledge" / "platforms").glob("*.yaml"))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("role", "rate"),
    [
        ("lawyer", "advanced"),
        ("Lawyers", "advanced"),
        ("MD", "advanced"),
        ("M.D.", "advanced"),
        ("JD", "advanced"),
        ("registered nurse", "advanced"),
        ("PhD in physics", "advanced"),
        ("Ph.D. (chemistry)", "advanced"),
        ("advanced", "advanced"),
        ("Advanced professional", "advanced"),
        ("python developer", "coding"),
        ("senior C++ engineer", "coding"),
        ("data scientist", "coding"),
        ("biology master's", "stem"),
        ("master’s in maths", "stem"),
        ("physics PhD student", "stem"),
        ("STEM", "stem"),
        ("writer", "generalist"),
        ("Generalist / writer", "generalist"),
        ("no degree", "generalist"),
    ],
)
def test_a_role_finds_its_rate_at_sme_careers(ask: Asking, role: str, rate: str) -> None:
    found = ask.estimate("sme-careers", role, 10)
    assert found.row is not None
    assert found.row.id == rate
    assert found.read_as == ()


@pytest.mark.parametrize(
    ("role", "rate", "meant"), [("lawer", "advanced", "lawyer"), ("programer", "coding", "programmer")]
)
def test_a_misspelled_role_is_understood_and_said(ask: Asking, role: str, rate: str, meant: str) -> None:
    found = ask.estimate("sme-careers", role, 10)
    assert found.row is not None
    assert found.row.id == rate
    assert [(read.given, read.meant) for read in found.read_as] == [(role, meant)]


@pytest.mark.parametrize("role", ["astronaut", "medical student", "xyzzy", "", " ", "🦆", 7, True, ["lawyer"]])
def test_an_unknown_role_is_told_the_choices(ask: Asking, role: object) -> None:
    refusal = ask("sme-careers", role, 10)
    assert isinstance(refusal, UnknownRole)
    assert {id_ for id_, _ in refusal.choices} == {"generalist", "stem", "coding", "advanced"}
    assert not refusal.undecided


def test_a_role_between_two_rates_is_not_guessed(ask: Asking) -> None:
    refusal = ask("sme-careers", "legal translator", 10)
    assert isinstance(refusal, UnknownRole)
    assert [id_ for id_, _ in refusal.choices] == ["generalist", "advanced"]
    assert refusal.undecided


def test_a_rate_for_all_work_covers_a_role_known_elsewhere(ask: Asking) -> None:
    found = ask.estimate("alignerr", "lawyer", 10)
    assert found.row is not None
    assert found.row.covers_all
    assert found.gross is not None
    assert (found.gross.minimum, found.gross.maximum) == (100, 2800)
    assert isinstance(ask("alignerr", "astronaut", 10), UnknownRole)


def test_the_open_end_stays_open(ask: Asking) -> None:
    gross = ask.estimate("sme-careers", "lawyer", 10).gross
    assert gross is not None
    assert (str(gross.minimum), str(gross.maximum), gross.open_ended) == ("700.00", "1300.00", True)
    survey = ask.estimate("prolific", "survey", "1h").gross
    assert survey is not None
    assert (str(survey.minimum), survey.maximum, survey.open_ended) == ("8.00", None, True)


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("sme-careers", "sme-careers"), ("SME Careers", "sme-careers"), ("superannotate", "sme-careers"),
        ("sme.careers", "sme-careers"), ("da", "dataannotation"), ("DataAnnotation.tech", "dataannotation"),
        ("https://www.outlier.ai/", "outlier"), ("micro-1", "micro1"),
    ],
)  # fmt: skip
def test_a_platform_by_any_of_its_names(ask: Asking, name: str, platform: str) -> None:
    assert ask.estimate(name, completed_on="2026-11-20").platform_id == platform


@pytest.mark.parametrize("name", ["uber", "", "🦆", 5, None, ["sme-careers"], "sme careers and outlier"])
def test_an_unknown_platform_is_told_what_there_is(ask: Asking, name: object) -> None:
    refusal = ask(name, "lawyer", 10)
    assert isinstance(refusal, UnknownPlatform)
    assert len(refusal.known) == len(PLATFORMS)


def test_a_near_platform_is_offered(ask: Asking) -> None:
    refusal = ask("outlyer", "lawyer", 10)
    assert isinstance(refusal, UnknownPlatform)
    assert refusal.near[0] == "Outlier"


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"hours": 0}, HoursFault.ZERO),
        ({"hours": -3}, HoursFault.NEGATIVE),
        ({"hours": "NaN"}, HoursFault.ENDLESS),
        ({"hours": "many"}, HoursFault.UNREADABLE),
        ({"hours": 8737}, HoursFault.TOO_MANY),
        ({"hours": 337, "weeks": 2}, HoursFault.TOO_MANY),
        ({"weekly_hours": 168.01}, HoursFault.TOO_MANY_A_WEEK),
        ({"weekly_hours": 10, "weeks": 0}, HoursFault.WEEKS),
        ({"weekly_hours": 10, "weeks": 53}, HoursFault.WEEKS),
        ({"hours": 10, "weekly_hours": 10}, HoursFault.TWO_WAYS),
        ({}, HoursFault.MISSING),
        ({"weeks": 2}, HoursFault.MISSING),
    ],
)
def test_hours_that_cannot_be(ask: Asking, more: dict[str, object], fault: HoursFault) -> None:
    refusal = ask("sme-careers", "lawyer", **more)
    assert isinstance(refusal, InvalidHours)
    assert refusal.fault is fault


def test_weekly_hours_are_multiplied(ask: Asking) -> None:
    found = ask.estimate("sme-careers", "writer", weekly_hours="12,5", weeks="3")
    assert found.hours is not None
    assert (found.hours.total, found.hours.weekly) == (Fraction("37.5"), Fraction("12.5"))
    assert found.gross is not None
    assert found.gross.minimum == Decimal("562.50")
    assert ask.estimate("sme-careers", "writer", weekly_hours=10).one_week_assumed


def test_dates_that_cannot_be(ask: Asking) -> None:
    wrong = ask("sme-careers", "lawyer", 10, completed_on="2026-02-30")
    assert isinstance(wrong, InvalidDate)
    assert (wrong.field, wrong.possible) == ("completed_on", (day("2026-02-28"),))
    other = ask("sme-careers", "lawyer", 10, invoice_on="03/04/2026")
    assert isinstance(other, InvalidDate)
    assert (other.field, len(other.possible)) == ("invoice_on", 2)
    early = ask("sme-careers", "lawyer", 10, completed_on="2026-03-15", invoice_on="2026-03-14")
    assert early == InvoiceBeforeCompletion(day("2026-03-14"), day("2026-03-15"))
    assert isinstance(ask("sme-careers", completed_on="2026-03-15", invoice_on="2026-03-15"), Estimate)


def test_both_terms_of_sme_careers_stand_with_their_sources(ask: Asking) -> None:
    found = ask.estimate("sme-careers", "lawyer", "12,5", completed_on="2026-03-15", invoice_on="2026-03-16")

    weekly, net = found.schedules
    assert weekly.id == "weekly"
    assert weekly.timeline.pays is not None
    assert weekly.timeline.pays.latest == day("2026-03-22")
    assert weekly.source.date == day("2026-03-19")
    assert weekly.weekend_days == (day("2026-03-22"),)
    assert net.id == "net-30"
    assert net.timeline.first is not None
    assert (net.timeline.first.earliest, net.timeline.first.latest) == (day("2026-04-14"), day("2026-04-29"))
    assert net.timeline.pays is not None
    assert net.timeline.pays.latest == day("2026-04-15")
    assert net.source.date == day("2026-02-25")


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        ("2026-03-22", Standing.AHEAD),
        ("2026-03-23", Standing.OVERDUE),
    ],
)
def test_a_day_that_is_over_is_overdue(ask: Asking, today: str, standing: Standing) -> None:
    found = ask.on(day(today)).estimate("sme-careers", completed_on="2026-03-15")
    assert found.schedules[0].standing is standing


@pytest.mark.parametrize(("today", "standing"), [("2026-04-29", Standing.AHEAD), ("2026-04-30", Standing.PASSED)])
def test_a_window_without_an_invoice_passes(ask: Asking, today: str, standing: Standing) -> None:
    found = ask.on(day(today)).estimate("sme-careers", completed_on="2026-03-15")
    assert found.schedules[1].standing is standing


def test_dates_alone_ask_for_no_money(ask: Asking) -> None:
    found = ask.estimate("sme-careers", completed_on="2026-03-15")
    assert (found.row, found.gross, found.hours, found.asked_role) == (None, None, None, None)


def test_a_role_with_dates_but_no_hours_has_a_rate_but_no_sum(ask: Asking) -> None:
    found = ask.estimate("sme-careers", "lawyer", completed_on="2026-03-15")
    assert found.row is not None
    assert found.gross is None


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_platform_says_what_its_file_holds_and_no_more(
    ask: Asking, shipped_knowledge: Knowledge, platform: str
) -> None:
    known = shipped_knowledge.platforms[platform]
    rates = known.pay.rates if known.pay else {}
    schedules = known.payment.schedules if known.payment else {}

    for id_, rate in rates.items():
        found = ask.estimate(platform, id_, 2, completed_on="2026-11-20", invoice_on="2026-11-21")
        assert found.row is not None
        assert (found.row.id, found.row.source) == (id_, known.sources[rate.source])
        assert found.gross is not None
        assert found.gross.minimum == 2 * rate.min
        assert [dated.id for dated in found.schedules] == list(schedules)
    if not rates:
        refusal = ask(platform, "lawyer", 2)
        assert isinstance(refusal, NoData)
        assert refusal.missing is Missing.RATES
    timed = ask(platform, completed_on="2026-11-20")
    if schedules:
        assert isinstance(timed, Estimate)
        assert [dated.source for dated in timed.schedules] == [known.sources[s.source] for s in schedules.values()]
    else:
        assert isinstance(timed, NoData)
        assert timed.missing is Missing.TERMS


def test_where_no_rate_is_known_the_dates_still_are(ask: Asking) -> None:
    refusal = ask("crowdgen", "lawyer", 10, completed_on="2026-11-20")
    assert isinstance(refusal, NoData)
    assert refusal.instead is not None
    assert refusal.instead.schedules[0].timeline.pays is not None


anything = (
    st.none() | st.text(max_size=12) | st.integers() | st.floats() | st.booleans() | st.lists(st.text(), max_size=1)
)


@given(anything, anything, anything, anything, anything, anything)
def test_any_row_gives_an_estimate_or_a_refusal(
    ask: Asking, role: object, hours: object, weekly: object, weeks: object, completed: object, invoiced: object
) -> None:
    more = {"weekly_hours": weekly, "weeks": weeks, "completed_on": completed, "invoice_on": invoiced}
    found = ask("sme-careers", role, hours, **more)
    assert isinstance(found, Estimate) or found.code
