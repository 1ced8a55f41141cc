"""Cards stay within Discord's limits whatever is written in the knowledge files."""

import datetime as dt
import json
import subprocess
import sys
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.results import Answer, Comparison, Suggestion
from bot.cards import presses, words
from bot.cards.answer import answer_card
from bot.cards.browse import browse_card
from bot.cards.choices import help_card, no_match_card, reply_picker, suggestions_card
from bot.cards.controls import PressButton
from bot.cards.custom_ids import Press, decode, encode, key
from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS, clip, cut
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.source import Source
from bot.knowledge.topics import Topic
from tests.conftest import ROOT

DISCORD_CHARACTERS = 4_000
DISCORD_BYTES = 10_170
DISCORD_COMPONENTS = 40
TODAY = dt.date(2026, 11, 23)
SNOWFLAKE = 2**63 - 1

SOURCE = Source(title="The official page", url="https://example.org/a_(b)", date=dt.date(2026, 3, 19))
ENTRY = Entry(
    id="general/example",
    question="What is an example?",
    platform=None,
    topic=Topic.GENERAL,
    asked_as=(),
    not_asked_as=(),
    reviewed=dt.date(2026, 11, 23),
    sources=(SOURCE,),
    related=(),
    body="Short.",
)
KNOWLEDGE = Knowledge((ENTRY,))


def answer(body: str = "Short.", **changes: Any) -> Answer:
    plain = Answer(
        title=ENTRY.question,
        body=body,
        platforms=(),
        topics=(Topic.GENERAL,),
        confidence=1.0,
        reviewed=ENTRY.reviewed,
        sources=ENTRY.sources,
        entry=ENTRY,
    )
    return replace(plain, **changes)


def text(card: discord.ui.LayoutView) -> str:
    return "\n".join(item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay))


def card_size(card: discord.ui.LayoutView) -> tuple[int, int]:
    """Characters and bytes of all texts of a card."""
    texts = [item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)]
    return sum(map(len, texts)), sum(len(text.encode()) for text in texts)


def assert_fits(card: discord.ui.LayoutView) -> None:
    payload = json.dumps(card.to_components(), ensure_ascii=False)  # type: ignore[no-untyped-call]
    assert card.content_length() <= DISCORD_CHARACTERS
    assert len(payload.encode()) <= DISCORD_BYTES
    assert len(list(card.walk_children())) <= DISCORD_COMPONENTS
    for item in card.walk_children():
        assert len(getattr(item, "custom_id", "") or "") <= 100
        assert len(getattr(getattr(item, "item", item), "label", "") or "") <= 80


async def test_every_shipped_answer_is_shown_whole(shipped_knowledge: Knowledge) -> None:
    for entry in shipped_knowledge.entries:
        related = tuple(shipped_knowledge.by_id[other] for other in entry.related)
        whole = answer(entry.body, title=entry.question, sources=entry.sources, entry=entry, related=related)
        card = answer_card(whole, shipped_knowledge, today=TODAY, dismissable_by=SNOWFLAKE)
        assert_fits(card)
        assert entry.body.strip() in text(card), entry.id


@pytest.mark.parametrize("filling", ["word ", "🔥", "語", "a line\n", "[link](https://example.org/x) "])
async def test_an_endless_answer_is_cut_and_keeps_its_source(filling: str) -> None:
    many = tuple(replace_source(number) for number in range(30))
    card = answer_card(
        answer(filling * 3_000, sources=many, title="t " * 900), KNOWLEDGE, today=TODAY, dismissable_by=SNOWFLAKE
    )

    assert_fits(card)
    characters, size = card_size(card)
    assert characters <= CARD_CHARACTERS
    assert size <= CARD_BYTES
    assert "Source: [" in text(card)
    assert words.day(ENTRY.reviewed) in text(card)


async def test_endless_names_fit_into_buttons_and_menus() -> None:
    entries = tuple(
        replace(ENTRY, id=f"{'very-long-folder' * 9}/{'slug' * 30}-{n}", question="long question " * 40)
        for n in range(60)
    )
    knowledge = Knowledge(entries)
    for card in (
        answer_card(answer(related=entries, entry=entries[0]), knowledge, today=TODAY, dismissable_by=SNOWFLAKE),
        suggestions_card([Suggestion(entry, 0.3) for entry in entries], SNOWFLAKE),
        reply_picker(entries, SNOWFLAKE),
        browse_card(knowledge, presses.Browse("general", Topic.GENERAL, 1)),
        no_match_card(kept=SNOWFLAKE),
        help_card(),
    ):
        assert_fits(card)
    assert presses.find_entry(entries, key(entries[59].id)) == entries[59]


async def test_an_answer_names_its_sources_dates_licence_and_platform() -> None:
    licensed = SOURCE.model_copy(update={"licence": "Data by example.org, CC BY 4.0", "date": None})
    card = answer_card(answer(sources=(SOURCE, licensed), assumed_platform="outlier"), KNOWLEDGE, today=TODAY)

    assert "Speaking for outlier" in text(card)
    assert "Source: [The official page](https://example.org/a_%28b%29), 19 Mar 2026" in text(card)
    assert text(card).count("reviewed 23 Nov 2026") == 1
    assert text(card).endswith("-# Data by example.org, CC BY 4.0")


async def test_an_answer_without_a_source_still_says_when_it_was_reviewed() -> None:
    assert text(answer_card(answer(sources=()), KNOWLEDGE, today=TODAY)).endswith("-# Reviewed 23 Nov 2026")


async def test_platforms_side_by_side_are_lists_that_fit_a_phone() -> None:
    table = Comparison(("outlier", "alignerr"), (("Pay", ("$15", "$20")), ("Payment", ("weekly", ""))))
    card = answer_card(answer("Both.", comparison=table, entry=None, platforms=table.platforms), KNOWLEDGE, today=TODAY)

    assert "**outlier**\n- Pay: $15\n- Payment: weekly" in text(card)
    assert "**alignerr**\n- Pay: $20\n" in text(card)
    assert "Payment: \n" not in text(card)


async def test_other_questions_of_the_message_come_before_related_ones() -> None:
    other = replace(ENTRY, id="general/other", question="The other question?")
    related = tuple(replace(ENTRY, id=f"general/r{n}", question=f"Related {n}?") for n in range(5))
    card = answer_card(answer(also=(Suggestion(other, 0.9),), related=(ENTRY, *related)), KNOWLEDGE, today=TODAY)

    labels = [item.item.label for item in card.walk_children() if isinstance(item, PressButton)]
    assert [label for label in labels if label] == ["The other question?", "Related 0?", "Related 1?"]


@dataclass(frozen=True)
class Everything(Press):
    """A press with a field of every kind."""

    kind: ClassVar[str] = "everything"
    text: str
    number: int
    yes: bool
    day: dt.date | None = None


KINDS = (
    presses.OpenEntry, presses.PickEntry, presses.NoneOfThese, presses.Vote,
    presses.Dismiss, presses.ReplyWith, presses.Browse, presses.Choose,
)  # fmt: skip

PRESSES = st.one_of(
    st.builds(presses.OpenEntry, st.from_regex(r"[a-z-]{1,30}/[a-z-]{1,30}", fullmatch=True)),
    st.builds(presses.Vote, st.from_regex(r"[a-z-]{1,30}/[a-z-]{1,30}", fullmatch=True), st.booleans()),
    st.builds(presses.Dismiss, st.integers(1, SNOWFLAKE)),
    st.builds(presses.NoneOfThese, st.integers(1, SNOWFLAKE)),
    st.builds(presses.PickEntry, st.from_regex(r"[a-z-]{1,60}", fullmatch=True), st.integers(1, SNOWFLAKE)),
    st.builds(presses.ReplyWith, st.from_regex(r"[a-z-]{1,60}", fullmatch=True), st.integers(1, SNOWFLAKE)),
    st.builds(presses.Browse, st.just("outlier"), st.sampled_from(list(Topic)), st.integers(0, 99)),
    st.builds(presses.Choose, st.just("outlier"), st.sampled_from(list(Topic))),
)


@given(PRESSES)
def test_a_press_comes_back_from_its_custom_id(press: Press) -> None:
    custom_id = encode(press)

    assert len(custom_id) <= 100
    assert decode(custom_id, KINDS) == press


@given(st.text())
def test_a_strange_custom_id_is_read_as_a_press_or_as_nothing(custom_id: str) -> None:
    assert isinstance(decode(f"press:{custom_id}", KINDS), Press | None)


@given(st.text(max_size=20), st.integers(), st.booleans(), st.dates())
def test_every_kind_of_field_comes_back(text: str, number: int, yes: bool, day: dt.date) -> None:
    press = Everything(text or "-", number, yes, day)

    assert decode(encode(press), [Everything]) == press


def test_a_press_that_does_not_fit_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="Discord allows 100"):
        encode(presses.OpenEntry("x" * 100))


@given(st.text(max_size=400), st.integers(20, 200), st.integers(40, 400))
def test_a_cut_text_always_fits(long: str, characters: int, size: int) -> None:
    short = cut(long, characters, size)

    assert len(short) <= characters
    assert len(short.encode()) <= size


def test_cutting_keeps_sentences_and_links_whole() -> None:
    assert cut("One sentence. Another sentence.", 20, 100) == "One sentence. …"
    assert cut("See [the page](https://example.org/a/long/path) for more", 30, 100) == "See …"
    assert clip("a  b\n c", 10) == "a b c"
    assert clip("abcdefgh", 5) == "abcd…"


def replace_source(number: int) -> Source:
    return Source(title=f"Source {number} " + "x" * 200, url=f"https://example.org/{number}/" + "y" * 300)


def test_words_fit_where_discord_puts_them() -> None:
    for label in (words.REASON_TITLE, words.QUESTION_TITLE, words.REASON_LABEL, words.QUESTION_LABEL):
        assert len(label) <= 45
    for description in (words.ASK_DESCRIPTION, words.ASK_QUESTION, words.REASON_HELP, words.QUESTION_HELP):
        assert len(description) <= 100
    assert set(words.TOPICS) == set(Topic)


def test_the_terminal_does_not_load_discord() -> None:
    program = "import sys, bot.cli; sys.exit('discord' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(
    ("topic", "days", "stale"),
    [
        (Topic.PAY_RATES, 120, False),
        (Topic.PAY_RATES, 121, True),
        (Topic.PAYMENT_TIMING, 121, True),
        (Topic.ELIGIBILITY_COUNTRY, 180, False),
        (Topic.ELIGIBILITY_COUNTRY, 181, True),
        (Topic.GENERAL, 365, False),
        (Topic.GENERAL, 366, True),
    ],
)
def test_a_card_whose_review_was_too_long_ago_for_its_topic_says_so(topic: Topic, days: int, stale: bool) -> None:
    card = answer_card(answer(topics=(topic,)), KNOWLEDGE, today=ENTRY.reviewed + dt.timedelta(days=days))
    assert (words.STALE in text(card)) is stale
