"""Small changes of vocabulary and platform files."""

import datetime as dt

import pytest

from bot.knowledge.editing.yaml_change import with_out_of_scope, with_platform_review
from bot.knowledge.problems import Problem
from tests.conftest import ROOT
from tests.knowledge.editing.test_entry_change import lines_changed

VOCABULARY = ROOT / "knowledge" / "vocabulary.yaml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("out_of_scope:\n  - good morning   # hi\n", "out_of_scope:\n  - good morning   # hi\n  - who won?\n"),
        ("spellings:\n  u: you\n", "spellings:\n  u: you\nout_of_scope:\n  - who won?\n"),
        ("out_of_scope:\n  - Who won\n", "out_of_scope:\n  - Who won\n"),
        ("out_of_scope:\n- a\n\n# later\n", "out_of_scope:\n- a\n- who won?\n\n# later\n"),
        ("out_of_scope:\r\n  - a", "out_of_scope:\r\n  - a\r\n  - who won?\r\n"),
        ("", "out_of_scope:\n  - who won?\n"),
    ],
)
def test_a_message_that_is_not_for_us_goes_to_the_end_of_the_list(text: str, expected: str) -> None:
    assert with_out_of_scope(text.encode(), " who\nwon?") == expected.encode()


def test_the_shipped_vocabulary_gets_one_line_more() -> None:
    before = VOCABULARY.read_bytes()
    after = with_out_of_scope(before, "which pizza is best")
    assert isinstance(after, bytes)
    assert lines_changed(before.decode(), after.decode()) == ["+   - which pizza is best"]


@pytest.mark.parametrize("path", sorted((ROOT / "knowledge" / "platforms").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_platform_that_was_checked_again_gets_its_day(path: object) -> None:
    assert isinstance(path, type(VOCABULARY))
    before = path.read_bytes()
    after = with_platform_review(before, dt.date(2030, 1, 2), path.name)
    assert isinstance(after, bytes)
    assert lines_changed(before.decode(), after.decode())[-1] == "+ reviewed: 2030-01-02"
    assert len(lines_changed(before.decode(), after.decode())) == 2


def test_a_file_that_cannot_be_read_is_not_changed() -> None:
    problems = with_out_of_scope(b"out_of_scope: [", "x")
    assert isinstance(problems, list)
    assert isinstance(problems[0], Problem)
