"""Changing an entry file: what was meant changes, and nothing else."""

import datetime as dt
import difflib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.editing.entry_change import EntryChange, EntryParts, changed, read_entry, with_phrasing
from bot.knowledge.editing.file_edit import FileEdit
from bot.knowledge.problems import Problem
from bot.knowledge.source import Source
from bot.knowledge.topics import Topic
from tests.conftest import ROOT

NAME = "faq/acme/legit.md"
FILE = """\
---
# Ada looks after this one.
question: "Is Acme legit?"   # as members say it
platform: acme
topic: legitimacy
asked_as:
  - is acme legit
  # heard in general chat
  - 'can i trust acme'   # twice
  - 'acme: scam or not'

reviewed: 2026-11-01
sources: [review]
related:
- acme/pay
---

Yes. {{ operator }} runs it.

Next: `/ask how do they pay`
"""
SHIPPED = sorted((ROOT / "knowledge" / "faq").rglob("*.md"))[::17]


def new(change: EntryChange, text: str = FILE) -> str:
    content = changed(text.encode(), change, NAME)
    assert isinstance(content, bytes), content
    return content.decode()


def lines_changed(before: str, after: str) -> list[str]:
    diff = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in diff if line[0] in "+-"]


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        pytest.param(
            EntryChange(question="Is Acme real?"),
            ['- question: "Is Acme legit?"   # as members say it', "+ question: Is Acme real?   # as members say it"],
            id="a value, and the comment behind it stays",
        ),
        pytest.param(EntryChange(question="Is Acme legit?"), [], id="the same value keeps its quotes"),
        pytest.param(EntryChange(topic=Topic.SCAM), ["- topic: legitimacy", "+ topic: scam"], id="the topic"),
        pytest.param(
            EntryChange(reviewed=dt.date(2026, 11, 29)),
            ["- reviewed: 2026-11-01", "+ reviewed: 2026-11-29"],
            id="the day of the review",
        ),
        pytest.param(
            EntryChange(asked_as=("is acme legit", "can i trust acme", "no", "acme: scam or not", "is it #1")),
            ["+   - 'no'", "+   - 'is it #1'"],
            id="more phrasings, quoted where YAML would misread them",
        ),
        pytest.param(
            EntryChange(asked_as=("can i trust acme",)),
            ["-   - is acme legit", "-   - 'acme: scam or not'"],
            id="fewer phrasings; comments stay",
        ),
        pytest.param(
            EntryChange(not_asked_as=("is this link real",)),
            ["+ not_asked_as:", "+   - is this link real"],
            id="a list that was not there goes where it belongs",
        ),
        pytest.param(
            EntryChange(sources=("review", Source(title="A: page", url="https://x.example", date=None))),
            [
                "- sources: [review]",
                "+ sources:",
                "+   - review",
                "+   - title: 'A: page'",
                "+     url: https://x.example",
            ],
            id="a list written in one line is written anew",
        ),
        pytest.param(
            EntryChange(related=("acme/pay", "acme/exam")), ["+ - acme/exam"], id="a list without indentation stays so"
        ),
        pytest.param(EntryChange(related=()), ["- related:", "- - acme/pay"], id="an empty list goes"),
        pytest.param(
            EntryChange(answer="Yes.\n\nReally."),
            [
                "- Yes. {{ operator }} runs it.",
                "- ",
                "- Next: `/ask how do they pay`",
                "+ Yes.",
                "+ ",
                "+ Really.",
            ],
            id="the answer",
        ),
    ],
)
def test_only_what_was_meant_changes(change: EntryChange, lines: list[str]) -> None:
    # ndiff may pair blank lines differently; what counts is which lines went and came.
    found = [line for line in lines_changed(FILE, new(change)) if line.strip("+- ")]
    assert sorted(found) == sorted(line for line in lines if line.strip("+- "))


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_keeps_both() -> None:
    windows = b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()
    change = EntryChange(question="Is it?", asked_as=("one", "two"), answer="No.\nNever.")

    content = changed(windows, change, NAME)

    assert isinstance(content, bytes)
    assert content.startswith(b"\xef\xbb\xbf---\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert content == b"\xef\xbb\xbf" + new(change).replace("\n", "\r\n").encode()


def test_a_phrasing_that_is_there_already_in_other_letters_changes_nothing() -> None:
    assert with_phrasing(FILE.encode(), "Is ACME legit??", NAME) == FILE.encode()


def test_a_new_phrasing_goes_to_the_end_of_its_list() -> None:
    content = with_phrasing(FILE.encode(), "  acme =\nreal? ", NAME)
    assert isinstance(content, bytes)
    assert lines_changed(FILE, content.decode()) == ["+   - acme = real?"]


def test_a_file_that_cannot_be_read_is_not_changed() -> None:
    broken = FILE.replace("topic: legitimacy", "topic: [")
    problems = changed(broken.encode(), EntryChange(question="x?"), NAME)
    assert isinstance(problems, list)
    assert isinstance(problems[0], Problem)
    assert problems[0].file == NAME


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
)
PHRASES = LINES.filter(bool)
CHANGES = st.builds(
    EntryChange,
    question=st.none() | PHRASES,
    asked_as=st.none() | st.lists(PHRASES, max_size=5).map(tuple),
    not_asked_as=st.none() | st.lists(PHRASES, max_size=3).map(tuple),
    reviewed=st.none() | st.dates(min_value=dt.date(2020, 1, 1)),
    related=st.none() | st.lists(PHRASES, max_size=3).map(tuple),
    answer=st.none() | st.lists(LINES, min_size=1, max_size=4).map("\n".join).filter(str.strip),
)
FILES = st.sampled_from([Path(path).read_bytes() for path in SHIPPED] + [FILE.encode()])


@given(FILES, CHANGES)
def test_what_is_written_is_read_back_and_its_undo_gives_the_same_bytes(content: bytes, change: EntryChange) -> None:
    after = changed(content, change, NAME)
    assert isinstance(after, bytes), after
    before, read = read_entry(content, NAME), read_entry(after, NAME)
    assert isinstance(before, EntryParts)
    assert isinstance(read, EntryParts), read

    for name in ("question", "asked_as", "not_asked_as", "reviewed", "related"):
        wanted = getattr(change, name)
        assert getattr(read.front, name) == (getattr(before.front, name) if wanted is None else wanted)
    assert read.front.sources == before.front.sources
    assert read.answer == (before.answer if change.answer is None else "\n".join(change.answer.strip().splitlines()))
    edit = FileEdit(NAME, content, after)
    undone = edit.undone.onto(after)
    assert undone is not None
    assert undone.after == content


@given(FILES, CHANGES)
def test_comments_and_untouched_keys_stay_line_by_line(content: bytes, change: EntryChange) -> None:
    after = changed(content, EntryChange(question=change.question, reviewed=change.reviewed), NAME)
    assert isinstance(after, bytes)
    old, new_ = content.decode().splitlines(), after.decode().splitlines()
    assert len(old) == len(new_)
    assert [line for line in old if not line.startswith(("question:", "reviewed:"))] == [
        line for line in new_ if not line.startswith(("question:", "reviewed:"))
    ]


@given(FILES, st.lists(PHRASES, min_size=1, max_size=4, unique=True))
def test_adding_phrasings_and_taking_them_away_again_gives_the_same_bytes(content: bytes, added: list[str]) -> None:
    parts = read_entry(content, NAME)
    assert isinstance(parts, EntryParts)
    kept = parts.front.asked_as
    more = changed(content, EntryChange(asked_as=(*kept, *added)), NAME)
    assert isinstance(more, bytes)
    assert changed(more, EntryChange(asked_as=kept), NAME) == content
