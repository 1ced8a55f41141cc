"""Finding a question by its title while it is being typed."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answerer import Answerer
from bot.answers.titles import Titles
from bot.knowledge.entry import Entry
from bot.knowledge.topics import Topic

QUESTIONS = {
    "acme/legit": "Is Acme legit?",
    "acme/pay": "How much does Acme pay?",
    "bolt/pay": "How much does Bolt pay?",
    "general/exam": "What is on the exam?",
    "general/odd": "…?",
}
ENTRIES = [
    Entry(
        id=name,
        question=question,
        platform=None if name.startswith("general") else name.partition("/")[0],
        topic=Topic.GENERAL,
        asked_as=(),
        not_asked_as=(),
        reviewed=dt.date(2026, 11, 1),
        sources=(),
        related=(),
        body="Yes.",
    )
    for name, question in QUESTIONS.items()
]
TITLES = Titles(ENTRIES)


@pytest.mark.parametrize(
    ("typed", "platform", "first"),
    [
        ("legit", None, "acme/legit"),
        ("leg", None, "acme/legit"),
        ("How much does Acme pay?", None, "acme/pay"),
        ("how much does bolt pay", None, "bolt/pay"),
        ("exm", None, "general/exam"),
        ("what is on the ex", None, "general/exam"),
        ("acmee pya", None, "acme/pay"),
        ("how much", "bolt", "bolt/pay"),
        ("", None, "acme/legit"),
        ("🔥", None, "acme/legit"),
    ],
)
def test_the_likeliest_title_comes_first(typed: str, platform: str | None, first: str) -> None:
    assert TITLES.find(typed, 3, platform)[0].id == first


@given(typed=st.text(max_size=60), limit=st.integers(0, 9), platform=st.sampled_from([None, "acme", "nobody"]))
def test_whatever_is_typed_gives_as_many_as_asked_for(typed: str, limit: int, platform: str | None) -> None:
    found = TITLES.find(typed, limit, platform)

    assert len(found) == len({entry.id for entry in found}) == min(limit, len(ENTRIES))


def test_without_entries_nothing_is_found() -> None:
    assert Titles([]).find("legit", 5) == []


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("sme", "sme-careers/"),
        ("outlier pay", "outlier/pay"),
        ("deel withd", "general/deel-withdraw"),
        ("vpn", "general/vpn"),
        ("how do i get my money out of deel", "general/deel-withdraw"),
        ("is data annotation le", "dataannotation/legit"),
    ],
)
def test_autocomplete_over_the_shipped_questions(real_answerer: Answerer, typed: str, wanted: str) -> None:
    found = real_answerer.find(typed)

    assert len(found) == 25
    assert any(entry.id.startswith(wanted) for entry in found[:3]), [entry.id for entry in found[:3]]


def test_autocomplete_is_fast_enough_to_type_with(real_answerer: Answerer) -> None:
    real_answerer.find("warm up")
    started = time.perf_counter()
    for end in range(1, 41):
        real_answerer.find("how long until the first sme payout comes"[:end])

    assert (time.perf_counter() - started) / 40 < 0.05
