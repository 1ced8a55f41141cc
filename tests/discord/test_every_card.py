"""Discord takes every card that the shipped knowledge can lead to.

The cards of all other stories are judged as they are sent, by `simcord_env` in `tests/conftest.py`.
"""

import datetime as dt
from dataclasses import replace
from itertools import combinations

import discord

from bot.answers.answerer import Answerer
from bot.answers.results import Suggestion
from bot.cards.answer import answer_card
from bot.cards.browse import browse_card
from bot.cards.card import Card
from bot.cards.choices import offer_card, suggestions_card
from bot.cards.desk.entries import entry_file_card, found_card
from bot.cards.listings.page import PAGE, listings_card
from bot.cards.payouts.card import payout_card, refusal_card
from bot.cards.platforms.comparison import comparison_card
from bot.cards.platforms.profile import profile_card
from bot.cards.presses import ALL, GENERAL, Browse
from bot.comparisons.profile import Profile, profile
from bot.comparisons.table import table
from bot.knowledge.editing.entry_change import EntryParts, read_entry
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.reviews import review_of
from bot.knowledge.subjects import Subject
from bot.knowledge.topics import Topic
from bot.listings.looking import look
from bot.listings.search import ListingIndex
from bot.listings.wanted import Wanted
from bot.payouts.estimator import Estimator
from bot.payouts.request import Request
from bot.payouts.results import Estimate
from tests.conftest import NOON, ROOT
from tests.listings import made
from tests.local_discord.openapi import validator

TODAY = NOON.date()
LONG_AFTER = TODAY + dt.timedelta(days=999)
SNOWFLAKE = 2**63 - 1


def problem(card: Card) -> str | None:
    """What Discord would not take about a card, written as discord.py writes it."""
    with discord.http.handle_message_parameters(view=card) as written:
        return validator().problem("POST", "/channels/1/messages", written.payload)


async def test_of_every_answer(real_answerer: Answerer) -> None:
    knowledge = real_answerer.knowledge
    for entry in knowledge.entries:
        answer = real_answerer.open(entry)
        back = Browse(entry.platform or GENERAL, entry.topic)
        for card in (
            answer_card(answer, knowledge, today=TODAY, dismissable_by=SNOWFLAKE),
            answer_card(answer, knowledge, today=LONG_AFTER, back=back),
            offer_card(answer, SNOWFLAKE),
        ):
            assert problem(card) is None, entry.id


async def test_of_every_file_at_the_desk(shipped_knowledge: Knowledge) -> None:
    for entry in shipped_knowledge.entries:
        file = ROOT / "knowledge" / review_of(entry).file
        parts = read_entry(file.read_bytes(), file.name) if file.suffix == ".md" else None
        assert isinstance(parts, EntryParts | None)
        assert problem(entry_file_card(entry, parts, TODAY)) is None, entry.id


async def test_of_suggestions_and_finds(shipped_knowledge: Knowledge) -> None:
    entries = shipped_knowledge.entries
    for start in range(0, len(entries), 3):
        three = entries[start : start + 3]
        assert problem(suggestions_card([Suggestion(entry, 0.5) for entry in three], SNOWFLAKE)) is None, three[0].id
    for start in range(0, len(entries), 25):
        assert problem(found_card(entries[start : start + 25], shipped_knowledge)) is None


async def test_of_every_menu_to_browse(shipped_knowledge: Knowledge) -> None:
    platforms = {entry.platform or GENERAL for entry in shipped_knowledge.entries}
    places = [Browse(platform, topic) for platform in platforms for topic in (ALL, *Topic)]
    for place in (Browse(), *places):
        for page in range(3):
            assert problem(browse_card(shipped_knowledge, replace(place, page=page))) is None, place


async def test_of_every_platform_and_any_two_on_everything_and_on_each_subject(shipped_knowledge: Knowledge) -> None:
    for name in shipped_knowledge.platforms:
        found = profile(shipped_knowledge, name)
        assert isinstance(found, Profile)
        assert problem(profile_card(found, shipped_knowledge, LONG_AFTER, listings=9)) is None, name
    for two in combinations(shipped_knowledge.platforms, 2):
        for subjects in (tuple(Subject), *((subject,) for subject in Subject)):
            card = comparison_card(table(shipped_knowledge, two, subjects), shipped_knowledge, LONG_AFTER)
            assert problem(card) is None, (two, subjects)


async def test_of_any_three_platforms(shipped_knowledge: Knowledge) -> None:
    for three in combinations(shipped_knowledge.platforms, 3):
        assert problem(comparison_card(table(shipped_knowledge, three), shipped_knowledge, LONG_AFTER)) is None, three


async def test_of_every_rate_and_payment_term(shipped_knowledge: Knowledge) -> None:
    estimator = Estimator(shipped_knowledge.platforms)
    dates = {"completed_on": "2026-10-04", "invoice_on": "2026-10-05"}
    for name, platform in shipped_knowledge.platforms.items():
        for role in (None, "astronaut", *(platform.pay.rates if platform.pay else ())):
            for request in (
                Request(name, role, "12,5"),
                Request(name, role, weekly_hours="2h20m", weeks=52, **dates),
                Request(name, None, **dates),
                Request(name, role, -1),
            ):
                found = estimator.estimate(request, TODAY)
                if isinstance(found, Estimate):
                    late = "general/missing-payment"
                    card = payout_card(found, request, pictured=True, shared=False, late_entry=late)
                else:
                    card = refusal_card(found, request)
                assert problem(card) is None, request


async def test_of_every_listing_there_may_be(shipped_knowledge: Knowledge) -> None:
    endless = {"roles": ("role " * 40,) * 30, "tags": ("tag " * 40,) * 30, "languages": ("en", "de", "sw") * 20}
    listings = [
        made.listing(title, platform=platform, url=f"https://acme.example/{platform}/{number}", **more)
        for platform in shipped_knowledge.platforms
        for number, (title, more) in enumerate(
            [("Python code reviewer", {}), ("語" * 500, {}), ("@everyone **x** " * 30, endless), ("🔥", {})] * 2
        )
    ]
    listings.append(made.listing(url="https://acme.example/" + "x" * 2_000))
    index = ListingIndex(listings)
    wishes = [Wanted(), Wanted(words="python"), Wanted(words="nothing like it"), Wanted(country="KE")]
    wishes += [Wanted(platform=platform) for platform in shipped_knowledge.platforms]
    for wanted in wishes:
        for start in range(0, len(listings), PAGE):
            looked = look(index, wanted, shipped_knowledge.platforms, NOON, start=start, count=PAGE)
            assert problem(listings_card(looked, shipped_knowledge)) is None, wanted
            if looked.start < start:
                break
