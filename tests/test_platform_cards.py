"""Cards of platforms stay within Discord's limits and leave no statement without its page."""

import datetime as dt
import re
from itertools import combinations
from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards import words as common
from bot.cards.custom_ids import MENU, decode, encode
from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS
from bot.cards.platforms import presses, words
from bot.cards.platforms.comparison import comparison_card
from bot.cards.platforms.footnotes import Footnotes
from bot.cards.platforms.profile import profile_card
from bot.cards.platforms.refusals import not_compared_card, unknown_card
from bot.comparisons.compare import TooFew, TooMany, compare
from bot.comparisons.profile import Profile, profile
from bot.comparisons.table import Statement, table
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform import ComparisonRow, Pay, Platform, Rate
from bot.knowledge.platform_names import UnknownPlatform
from bot.knowledge.source import Source
from bot.knowledge.subjects import Subject
from tests.tiny import platforms as tiny_platforms

DISCORD_COMPONENTS = 40
TODAY = REVIEWED = dt.date(2026, 11, 23)


def parts_of(card: discord.ui.LayoutView) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    waiting = list(card.to_components())
    while waiting:
        part = waiting.pop(0)
        found.append(part)
        waiting = [*part.get("components", []), *waiting]
    return found


def text_of(card: discord.ui.LayoutView) -> str:
    return "\n".join(part["content"] for part in parts_of(card) if "content" in part)


def custom_ids_of(card: discord.ui.LayoutView) -> list[str]:
    return [part["custom_id"] for part in parts_of(card) if "custom_id" in part]


def labels_of(card: discord.ui.LayoutView) -> list[str]:
    return [part["label"] for part in parts_of(card) if "label" in part]


def options_of(card: discord.ui.LayoutView) -> list[dict[str, Any]]:
    return [option for part in parts_of(card) for option in part.get("options", [])]


def assert_fits(card: discord.ui.LayoutView) -> None:
    text, parts = text_of(card), parts_of(card)
    assert text.strip()
    assert len(text) <= CARD_CHARACTERS + 1
    assert len(text.encode()) <= CARD_BYTES + 1
    assert len(parts) <= DISCORD_COMPONENTS
    assert all(len(label) <= 80 for label in labels_of(card))
    assert all(len(custom_id) <= 100 for custom_id in custom_ids_of(card))
    assert all(1 <= len(part["options"]) <= 25 for part in parts if "options" in part)
    assert all(len(one["label"]) <= 100 and len(one["value"]) <= 100 for one in options_of(card))


def test_every_platform_at_a_glance(shipped_knowledge: Knowledge) -> None:
    for name, platform in shipped_knowledge.platforms.items():
        found = profile(shipped_knowledge, name)
        assert isinstance(found, Profile)
        card = profile_card(found, shipped_knowledge, TODAY)
        assert_fits(card)
        for part in (platform.summary, platform.operator, "**Pay:**", "**Payout:**", "**Countries:**", "reviewed "):
            assert part in text_of(card), name
        assert [part["url"] for part in parts_of(card) if "url" in part] == [platform.website]


@pytest.mark.parametrize("size", [2, 3])
def test_any_platforms_side_by_side(shipped_knowledge: Knowledge, size: int) -> None:
    for platforms in list(combinations(shipped_knowledge.platforms, size))[::7]:
        card = comparison_card(table(shipped_knowledge, platforms), shipped_knowledge, TODAY)
        assert_fits(card)
        for platform in platforms:
            assert f"- **{shipped_knowledge.platform_name(platform)}:**" in text_of(card)
        assert_every_mark_has_its_page(text_of(card))


def assert_every_mark_has_its_page(text: str) -> None:
    body, pages = text[: text.index("\n-# ")], text[text.index("\n-# ") :]
    marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", body)}
    numbers = [int(mark) for mark in re.findall(r"^-# \[(\d+)\] ", pages, re.M)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert marks == set(numbers)
    for line in body.splitlines():
        if line.lstrip().startswith("- "):
            assert line.endswith(("]", "not known")), line


def test_a_subject_alone_is_told_in_detail(shipped_knowledge: Knowledge) -> None:
    card = comparison_card(
        table(shipped_knowledge, ["sme-careers", "outlier"], [Subject.PAYMENT]), shipped_knowledge, TODAY
    )

    assert "### SME Careers and Outlier · Payout" in text_of(card)
    assert "  - Weekly, says the official help page" in text_of(card)
    assert "  - Net-30, says the aitrainer.work review" in text_of(card)
    assert labels_of(card) == ["SME Careers", "Outlier", words.EVERYTHING]


def test_rows_that_do_not_fit_are_in_the_menu(shipped_knowledge: Knowledge) -> None:
    card = comparison_card(
        table(shipped_knowledge, ["sme-careers", "dataannotation", "mercor"]), shipped_knowledge, TODAY
    )
    left_out = re.search(r"^-# In the menu below: (.*)$", text_of(card), re.M)

    assert left_out
    assert "work" in left_out[1]
    assert "**Work**" not in text_of(card)
    assert set(Subject) <= {option["value"] for option in options_of(card)}


@pytest.mark.parametrize(("days", "stale"), [(120, False), (121, True)])
def test_facts_that_nobody_checked_for_long_say_so(days: int, stale: bool) -> None:
    checked = tiny_platforms()["acme"].model_copy(update={"reviewed": TODAY})
    fresh = checked.model_copy(update={"reviewed": TODAY + dt.timedelta(days=days)})
    known, today = Knowledge((), {"acme": checked, "bolt": fresh, "bolt-two": fresh}), TODAY + dt.timedelta(days=days)
    found = profile(known, "acme")
    assert isinstance(found, Profile)

    assert checked.pay, "figures hold for 120 days"
    assert (common.STALE in text_of(profile_card(found, known, today))) is stale
    assert (common.STALE in text_of(comparison_card(table(known, known.platforms), known, today))) is stale
    assert common.STALE not in text_of(comparison_card(table(known, ["bolt", "bolt-two"]), known, today))


def test_platforms_of_which_nothing_is_known_say_so() -> None:
    known = Knowledge((), {name: tiny_platforms()["bolt"] for name in ("bolt", "bolt-two")})

    card = comparison_card(table(known, ["bolt", "bolt-two"]), known, TODAY)

    assert text_of(card).count("not known") == 2 * len(Subject)


long_text = st.text(min_size=1, max_size=2_000).filter(lambda text: text.strip())


@given(long_text, st.integers(1, 30), st.integers(1, 12))
def test_whatever_stands_in_the_files_a_card_can_be_sent(text: str, rates: int, pages: int) -> None:
    sources = {
        f"s{number}": Source(title=text, url=f"https://example.org/{number}/" + "y" * 300, licence=text)
        for number in range(pages)
    }
    platform = Platform(
        name=text[:60],
        operator=text,
        website="https://example.org",
        summary=text,
        reviewed=REVIEWED,
        strengths=(text,) * 9,
        weaknesses=(text,) * 9,
        pay=Pay.model_validate(
            {"summary": text, "rates": {f"r{n}": Rate(role=text, min=n + 1, source="s0") for n in range(rates)}}
        ),
        comparison={subject: ComparisonRow(value=text, sources=tuple(sources)) for subject in Subject},
        sources=sources,
    )
    known = Knowledge((), dict.fromkeys(("a", "b", "x" * 200), platform))
    found = profile(known, "a")
    assert isinstance(found, Profile)

    assert_fits(profile_card(found, known, TODAY))
    assert_fits(comparison_card(table(known, known.platforms), known, TODAY))


def test_the_same_page_has_one_number() -> None:
    notes = Footnotes()
    first, second = (Source(title=title, url="https://example.org") for title in ("First", "Second"))

    assert notes.marked(Statement("a", (second,))) == "a [1]"
    assert notes.marked(Statement("b", (first, second))) == "b [1][2]"
    assert [source.title for _, source in notes.numbered()] == ["Second", "First"]


def test_an_unknown_name_leads_to_the_nearest(shipped_knowledge: Knowledge) -> None:
    card = unknown_card(UnknownPlatform("outlyer", ("outlier", "mercor")), shipped_knowledge)

    assert text_of(card) == "I don't know a platform called “outlyer”. Did you mean Outlier or Mercor?"
    assert labels_of(card) == ["Outlier", "Mercor"]


def test_a_wrong_name_among_two_offers_the_comparison_that_was_meant(shipped_knowledge: Knowledge) -> None:
    names = [" outlyer ", "sme"]
    unknown = compare(shipped_knowledge, names)
    assert isinstance(unknown, UnknownPlatform)

    card = not_compared_card(unknown, names, shipped_knowledge)

    assert custom_ids_of(card)[0] == encode(presses.side_by_side(["outlier", "sme-careers"]))


def test_two_wrong_names_are_told_one_after_the_other(shipped_knowledge: Knowledge) -> None:
    names = ["outlyer", "globex"]
    unknown = compare(shipped_knowledge, names)
    assert isinstance(unknown, UnknownPlatform)

    assert custom_ids_of(not_compared_card(unknown, names, shipped_knowledge)) == []


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (TooFew(()), "Name two or three platforms that I should compare."),
        (TooFew(("outlier",)), "That is only Outlier. Name another platform to compare it with."),
        (
            TooMany(("outlier", "mercor", "xai", "micro1")),
            "Outlier, Mercor, xAI tutor programme and micro1 are too many to read side by side. Choose 2 or 3 of them.",
        ),
    ],
)
def test_a_wrong_number_is_said_kindly(shipped_knowledge: Knowledge, refusal: TooFew | TooMany, sentence: str) -> None:
    assert words.wrong_number(refusal, shipped_knowledge) == sentence


platform_ids = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda slug: len(slug) < 200)


@given(st.lists(platform_ids, min_size=2, max_size=3, unique=True), st.sampled_from([None, *Subject]))
def test_a_comparison_of_any_platforms_fits_into_a_custom_id(platforms: list[str], about: Subject | None) -> None:
    press = presses.side_by_side(platforms, about)

    assert decode(encode(press), [presses.ShowComparison]) == press
    assert decode(encode(press, MENU), [presses.ShowComparison]) == press


def test_words_fit_where_discord_puts_them() -> None:
    descriptions = (words.PLATFORM_DESCRIPTION, words.COMPARE_DESCRIPTION, words.PLATFORM_NAME, *words.COMPARE_NAMES)
    assert all(len(description) <= 100 for description in (*descriptions, words.COMPARE_ABOUT, words.PRIVATE))
