"""A new entry: its name, and a file that the loader takes."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.editing.entry_change import EntryParts, read_entry
from bot.knowledge.editing.new_entry import NewEntry, slug_of
from bot.knowledge.files import read_folder
from bot.knowledge.loader import load
from bot.knowledge.source import Source
from bot.knowledge.topics import Topic
from tests import tiny
from tests.conftest import NOON

ENTRY = NewEntry(
    slug="paid-twice",
    question="Was I paid twice?",
    topic=Topic.PAYMENT_TIMING,
    answer="No.\n\nAsk support.",
    reviewed=dt.date(2026, 11, 23),
    platform="acme",
    asked_as=("acme paid me twice", "no: really?"),
    sources=("review", Source(title="Help: money", url="https://acme.example/help", date=dt.date(2026, 11, 1))),
)
FILE = """\
---
question: Was I paid twice?
platform: acme
topic: payment_timing
asked_as:
  - acme paid me twice
  - 'no: really?'
reviewed: 2026-11-23
sources:
  - review
  - title: 'Help: money'
    url: https://acme.example/help
    date: 2026-11-01
---
No.

Ask support.
"""


def test_the_file_looks_like_the_others() -> None:
    assert (ENTRY.id, ENTRY.file) == ("acme/paid-twice", "faq/acme/paid-twice.md")
    assert ENTRY.content.decode() == FILE


def test_the_loader_reads_it_from_memory_before_it_is_written(tmp_path: Path) -> None:
    root = tiny.write(tmp_path)

    loaded = load(root, NOON.date(), overlay={ENTRY.file: ENTRY.content})

    assert loaded.knowledge is not None, loaded.problems
    assert loaded.knowledge.by_id["acme/paid-twice"].sources[0].title == "A review of Acme"
    assert not (root / ENTRY.file).exists()
    now = load(root, NOON.date()).knowledge
    assert now is not None
    assert now.version != loaded.knowledge.version


def test_a_folder_read_with_files_laid_over_it_is_the_folder_after_they_are_written(tmp_path: Path) -> None:
    overlay = {ENTRY.file: ENTRY.content, tiny.PAY: None, tiny.BOLT: b"name: Bolt 2\n", "faq/stray.txt": None}
    before = tiny.write(tmp_path / "before")
    written = {name: content for name, content in overlay.items() if name != "faq/stray.txt"}
    after = tiny.write(tmp_path / "after", written)
    assert read_folder(before, overlay) == read_folder(after)


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("When do I get paid by Acme?", "get-paid-acme"),
        ("How do I?", "how-do-i"),
        ("¿Qué?", "que"),
        ("支払い", "answer"),
        ("taken", "taken-3"),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_file_is_named_after_the_telling_words(question: str, slug: str) -> None:
    assert slug_of(question, frozenset({"taken", "taken-2"})) == slug


@given(st.text(min_size=1).filter(str.strip), st.lists(st.text(min_size=1).filter(str.strip), max_size=4))
def test_whatever_is_typed_makes_a_file_that_can_be_read(question: str, asked_as: list[str]) -> None:
    entry = NewEntry(slug_of(question), question, Topic.GENERAL, "Yes.", NOON.date(), asked_as=tuple(asked_as))
    read = read_entry(entry.content, entry.file)
    assert isinstance(read, EntryParts), read
    assert read.front.question == " ".join(question.split())
