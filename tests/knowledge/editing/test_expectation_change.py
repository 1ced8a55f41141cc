"""Other answers for test questions: the lines that were meant change, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.editing.expectation_change import NewReach, with_reaches
from bot.knowledge.expectations import Expectation, ExpectationFile
from bot.knowledge.yaml_file import read_model

HEAD = "# Ours.\n\ntests:\n"


def read(text: str) -> ExpectationFile:
    model = read_model(text, ExpectationFile, "tests.yaml")
    assert isinstance(model, ExpectationFile)
    return model


@pytest.mark.parametrize(
    ("before", "reach", "offered", "after"),
    [
        ("  - ask: a\n    reach: x/y  # why\n", "x/z", False, "  - ask: a\n    reach: x/z  # why\n"),
        ("  - ask: a\n    reach: x/y\n", "nothing", False, "  - ask: a\n    reach: nothing\n"),
        (
            "  - ask: a\n    reach: x/y  # why\n    mode: passive\n",
            "x/z", True,
            "  - ask: a\n    reach: x/z  # why\n    offered: true\n    mode: passive\n",
        ),
        (
            "  - offered: false\n    reach: \"x/y\"\n    ask: a\n",
            "x/z", True,
            "  - offered: true\n    reach: x/z\n    ask: a\n",
        ),
        (
            "  - ask: a\n    reach: x/y\n    offered: true\n",
            "x/z", True,
            "  - ask: a\n    reach: x/z\n    offered: true\n",
        ),
        ("  - {ask: a, reach: x/y}\n", "x/z", True, "  - {ask: a, reach: x/z, offered: true}\n"),
        ("  - {offered: no, ask: a, reach: x/y} #\n", "x/zz", True, "  - {offered: true, ask: a, reach: x/zz} #\n"),
        ("  - ask: a\n    reach: >-\n      x/y\n", "x/z", False, "  - ask: a\n    reach: x/z\n"),
        ("  - ask: a\n    reach: x/y", "x/z", True, "  - ask: a\n    reach: x/z\n    offered: true\n"),
    ],
)  # fmt: skip
def test_only_what_a_question_must_reach_changes(before: str, reach: str, offered: bool, after: str) -> None:
    around = "  # The other one.\n  - ask: b\n    reach: x/y\n"
    text = HEAD + around + before
    expected = read(text).tests[1]
    changed = with_reaches(text.encode(), [NewReach(expected, reach, offered)])
    assert isinstance(changed, bytes)
    assert changed.decode() == HEAD + around + after
    asked = read(changed.decode()).tests[1]
    assert (asked.reach, asked.offered) == (reach, offered or expected.offered)


def test_lines_keep_the_ends_they_have() -> None:
    text = "tests:\r\n  - ask: a\r\n    reach: x/y\r\n  - ask: b\n    reach: x/y\n"
    changed = with_reaches(text.encode(), [NewReach(read(text).tests[0], "x/z")])
    assert changed == text.replace("reach: x/y\r\n", "reach: x/z\r\n").encode()


def test_a_question_that_is_not_there_changes_nothing() -> None:
    text = (HEAD + "  - ask: b\n    reach: x/y\n").encode()
    assert with_reaches(text, [NewReach(Expectation(ask="a", reach="x/y"), "x/z")]) == text


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.booleans(), st.booleans()), min_size=1, max_size=6), st.data())
def test_there_and_back_again_gives_the_same_bytes(kinds: list[tuple[str, bool, bool]], data: st.DataObject) -> None:
    items = [
        f"  - {{ask: {ask}{number}, reach: x/y}}" if flow else f"  - ask: {ask}{number}\n    reach: x/y"
        for number, (ask, flow, _) in enumerate(kinds)
    ]
    text = HEAD + "\n  # And:\n".join(items) + "\n"
    chosen = [expected for expected, (*_, changes) in zip(read(text).tests, kinds, strict=True) if changes]
    there = with_reaches(text.encode(), [NewReach(expected, "x/longer") for expected in chosen])
    assert isinstance(there, bytes)
    assert read(there.decode()).tests == tuple(
        expected.model_copy(update={"reach": "x/longer"}) if expected in chosen else expected
        for expected in read(text).tests
    )
    moved = [expected for expected in read(there.decode()).tests if expected.reach == "x/longer"]
    assert with_reaches(there, [NewReach(expected, "x/y") for expected in moved]) == text.encode()
