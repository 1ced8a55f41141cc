"""Cards, sentences and the picture."""

import asyncio
import datetime as dt
from dataclasses import replace

import discord
import pytest

from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS
from bot.cards.payouts.card import payout_card, refusal_card
from bot.cards.payouts.figures import gross_range, hours, short_span
from bot.cards.payouts.notes import all_notes
from bot.cards.payouts.picture import ALT_LIMIT, alt_text, chart_of
from bot.cards.payouts.presses import SharePayout, press_for
from bot.cards.payouts.refusals import refusal_text
from bot.cards.payouts.texts import terms_text
from bot.cards.payouts.words import STALE
from bot.cards.words import day as written_day
from bot.payouts.chart import draw
from bot.payouts.hours import read_hours
from bot.payouts.request import Request
from bot.payouts.results import Estimate
from tests.payouts.conftest import Asking
from tests.payouts.test_estimator import PLATFORMS, day


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("role", [None, "python developer"])
def test_every_card_stays_within_discords_limits(ask: Asking, platform: str, role: str | None) -> None:
    request = Request(
        platform, role, weekly_hours="2h20m", weeks=52, completed_on="2026-10-04", invoice_on="2026-10-05"
    )
    found = ask.estimator.estimate(request, ask.today)
    if isinstance(found, Estimate):
        card = payout_card(found, request, pictured=True, shared=False, late_entry="general/missing-payment")
        assert len(alt_text(found)) <= ALT_LIMIT
    else:
        card = refusal_card(found, request)
    assert card.content_length() <= CARD_CHARACTERS
    texts = [item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)]
    assert len("".join(texts).encode()) <= CARD_BYTES


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_platform_can_be_drawn(ask: Asking, platform: str) -> None:
    request = Request(platform, None, completed_on="2026-10-04", invoice_on="2026-10-05")
    found = ask.estimator.estimate(request, ask.today)
    chart = chart_of(found) if isinstance(found, Estimate) else None
    assert chart is None or draw(chart).startswith(b"\x89PNG")


@pytest.mark.parametrize("weeks", [1, 2, 13, 52])
def test_cash_flow_is_drawn_for_any_number_of_weeks(ask: Asking, weeks: int) -> None:
    found = ask.estimate(
        "sme-careers", "phd", weekly_hours=40, weeks=weeks, completed_on="2026-11-29", invoice_on="2026-11-30"
    )
    chart = chart_of(found)
    assert chart is not None
    assert len(chart.bars) == weeks + 1
    assert draw(chart).startswith(b"\x89PNG")


async def test_pictures_may_be_drawn_at_once_and_are_the_same_each_time(ask: Asking) -> None:
    found = ask.estimate("sme-careers", "phd", 3, completed_on="2026-11-29", invoice_on="2026-11-30")
    chart = chart_of(found)
    assert chart is not None
    charts = [replace(chart, subtitle=f"$ {number} $") for number in (1, 2, 1, 2)]
    one, two, again, twice = await asyncio.gather(*(asyncio.to_thread(draw.__wrapped__, chart) for chart in charts))
    assert one == again != two == twice


def test_nothing_is_drawn_without_a_day(ask: Asking) -> None:
    assert chart_of(ask.estimate("sme-careers", "phd", 3)) is None
    assert chart_of(ask.estimate("remotasks", completed_on="2026-11-01")) is None


def test_what_has_to_be_said_is_said(ask: Asking) -> None:
    found = ask.estimate("sme", "lawer", weekly_hours=10, completed_on="2026-03-15", invoice_on="2026-03-16")
    said = "\n".join(all_notes(found))
    for needed in (
        "I read “lawer” as “lawyer”.", "this is for one week", "The upper end is open", "before tax and before fees",
        "The rate in your contract decides", "The sources disagree", "calendar days",
        "Sun 22 Mar 2026 falls on a weekend",
        "Overdue", "Deel’s support", "https://sme.careers", "25 Feb 2026",
    ):  # fmt: skip
        assert needed in said


@pytest.mark.parametrize(
    ("platform", "said"),
    [
        ("outlier", "its FAQ as recorded in September 2026"),
        ("remotasks", "The source names no payday"),
        ("toloka", "You ask for the money yourself"),
        ("turing", "From then on it takes 3–14 days."),
        ("crowdgen", "The page with these terms shows no date."),
    ],
)
def test_terms_without_a_day_say_why(ask: Asking, platform: str, said: str) -> None:
    assert said in "\n".join(all_notes(ask.estimate(platform, completed_on="2026-11-20")))


def test_a_late_regular_payout_is_told_from_a_first_one(ask: Asking) -> None:
    found = ask.on(day("2026-04-20")).estimate("sme-careers", completed_on="2026-03-15", invoice_on="2026-03-16")
    assert "Overdue for 5 days as a regular payout; a first one may take until Wed 29 Apr 2026." in "\n".join(
        all_notes(found)
    )


@pytest.mark.parametrize(("days", "stale"), [(120, False), (121, True)])
def test_figures_that_nobody_checked_for_long_say_so(ask: Asking, days: int, stale: bool) -> None:
    checked = ask.estimate("sme-careers", "phd", 3).platform.reviewed
    found = ask.on(checked + dt.timedelta(days=days)).estimate("sme-careers", "phd", 3)

    warning = STALE.format(platform="SME Careers", day=written_day(checked))
    assert (warning in all_notes(found)) is stale
    assert (warning in terms_text(found)) is stale


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"platform": "outlierr ai tasks"}, "Did you mean Outlier"),
        ({"platform": "nowhere"}, "I know Alignerr"),
        ({"role": "astronaut", "hours": 1}, "sourced rates for Generalist / writer (generalist)"),
        ({"role": "legal translator", "hours": 1}, "fits more than one rate"),
        ({"hours": 1}, "Name a role at SME Careers."),
        ({"role": "phd", "hours": -1}, "below zero"),
        ({"role": "phd", "hours": "9,000"}, "more than the 8,736 hours"),
        ({"role": "phd", "weekly_hours": 200}, "A week has 168 hours"),
        ({"role": "phd", "hours": 1, "weeks": "{x}"}, "“{x}” is no number of weeks"),
        ({"completed_on": "3/4/2026"}, "Did you mean 2026-03-04 or 2026-04-03?"),
        ({"completed_on": "soon"}, "such as 2026-03-15"),
        ({"completed_on": "2026-03-15", "invoice_on": "2026-03-01"}, "before the work is completed (Sun 15 Mar 2026)"),
        ({"platform": "telus", "completed_on": "2026-03-15"}, "no sourced payment terms for TELUS"),
        ({"platform": "toloka", "role": "x", "hours": 1}, "no sourced pay rates for Toloka"),
        ({}, "Give a role and hours"),
    ],
)
def test_refusals_say_what_to_do(ask: Asking, asked: dict[str, object], said: str) -> None:
    found = ask(**asked)
    assert not isinstance(found, Estimate)
    assert said in refusal_text(found)


def test_figures_read_well(ask: Asking) -> None:
    for written, shown in (("12,5", "12.5 hours"), ("1h", "1 hour"), ("1,250", "1,250 hours"), ("2h20m", "2 h 20 min")):
        amount = read_hours(written)
        assert not isinstance(amount, str)
        assert hours(amount) == shown
    survey = ask.estimate("prolific", "survey", 1).gross
    assert survey is not None
    assert gross_range(survey, "$") == "$8+"
    assert short_span(dt.date(2026, 12, 29), dt.date(2027, 1, 3)) == "29 Dec – 3 Jan"


def test_a_request_too_long_for_a_button_has_none() -> None:
    assert press_for(SharePayout, Request("sme-careers", "x" * 100)) is None
    press = press_for(SharePayout, Request("sme-careers", "a:b%c", "12,5", weeks=3))
    assert press is not None
    assert press.request() == Request("sme-careers", "a:b%c", "12,5", weeks="3")
