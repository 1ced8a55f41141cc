"""tests.yaml: its problems, and where questions lead."""

from pathlib import Path

import pytest

from bot import engine
from bot.answers.answerer import Answerer
from bot.answers.expected import Outcome, outcome, tried, turned
from bot.knowledge.expectations import Expectation
from bot.knowledge.loader import load
from tests import tiny
from tests.conftest import NOON


@pytest.mark.parametrize(
    ("tests", "problem"),
    [
        (
            "- ask: a\n    reach: acme/legt\n",
            "2: 'a' must reach 'acme/legt', which does not exist; did you mean 'acme/legit'?",
        ),
        ("- ask: a\n    reach: zzz\n", "2: 'a' must reach 'zzz', which does not exist, or write 'nothing'"),
        ("- ask: a\n    reach: comparison/acme+zip\n", "2: 'a': there is no platforms/zip.yaml"),
        ("- ask: a\n    reach: nothing\n    platform: zip\n", "2: 'a': there is no platforms/zip.yaml"),
        ("- ask: a\n", "2: 'tests.0.reach' is missing; add it"),
        ("- ask: a\n    reach: nothing\n  - ask: a\n    reach: nothing\n", "4: warning: 'a' stands here twice"),
        ("- ask: a\n    reach: nothing\n    mode: loud\n", "4: 'tests.0.mode': input should be 'direct' or 'passive'"),
    ],
)
def test_problems_are_named_with_their_line(tmp_path: Path, tests: str, problem: str) -> None:
    root = tiny.write(tmp_path, {"tests.yaml": f"tests:\n  {tests}"})
    assert [str(one) for one in load(root, NOON.date()).problems] == [f"tests.yaml:{problem}"]


@pytest.fixture
def answerer(tmp_path: Path) -> Answerer:
    knowledge = load(tiny.write(tmp_path), NOON.date()).knowledge
    assert knowledge is not None
    return engine.build(knowledge, lambda _: None, vectors=False)


def test_questions_are_asked_as_the_file_says(answerer: Answerer) -> None:
    expectations = [
        Expectation(ask="is acme legit", reach="acme/legit"),
        Expectation(ask="is acme legit", reach="nothing"),
        Expectation(ask="good morning", reach="nothing", mode="passive"),
        Expectation(ask="how much does it pay", reach="acme/pay", after=("is acme legit",)),
        Expectation(ask="acme or bolt", reach="comparison/acme+bolt"),
    ]
    results = tried(answerer, expectations)
    assert [(one.outcome.place, one.passes) for one in results] == [
        ("acme/legit", True),
        ("acme/legit", False),
        ("nothing", True),
        ("acme/pay", True),
        ("comparison/acme+bolt", True),
    ]


@pytest.mark.parametrize(
    ("reach", "offered", "outcome_", "met"),
    [
        ("a/b", False, Outcome("a/b"), True),
        ("a/b", False, Outcome(None, ("a/b", "a/c")), False),
        ("a/b", True, Outcome(None, ("a/c", "a/b")), True),
        ("nothing", False, Outcome(None), True),
        ("nothing", False, Outcome(None, ("a/b",)), False),
    ],
)
def test_what_counts_as_reached(reach: str, offered: bool, outcome_: Outcome, met: bool) -> None:
    assert outcome_.meets(Expectation(ask="?", reach=reach, offered=offered)) is met


def test_questions_that_go_elsewhere_are_found_the_worse_ones_first(answerer: Answerer, tmp_path: Path) -> None:
    moved = tiny.FILES[tiny.PAY].replace("  - acme hourly rate\n", "  - can i trust acme\n")
    left = tiny.FILES[tiny.LEGIT].replace("  - can i trust acme\n", "  - acme any good\n")
    knowledge = load(tiny.write(tmp_path, {tiny.PAY: moved, tiny.LEGIT: left}), NOON.date()).knowledge
    assert knowledge is not None
    expectations = [
        Expectation(ask="acme any good", reach="acme/legit"),
        Expectation(ask="can i trust acme", reach="acme/legit"),
        Expectation(ask="is acme legit", reach="acme/legit"),
    ]

    found = turned(answerer, answerer.over(knowledge), expectations)

    assert found[0].expected.ask == "can i trust acme"
    assert found[0].is_worse
    assert found[0].after == outcome(answerer.over(knowledge), expectations[1])
    assert "is acme legit" not in [one.expected.ask for one in found]
