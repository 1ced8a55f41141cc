"""`python -m bot knowledge …` as somebody uses it."""

import datetime as dt
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.knowledge.loader import load
from bot.knowledge.reviews import due_by
from tests import tiny
from tests.conftest import NOON

TESTS = "tests:\n  - ask: is acme legit\n    reach: acme/legit\n  - ask: acme hourly rate\n    reach: acme/pay\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tiny.write(tmp_path / "knowledge", {"tests.yaml": TESTS})


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["knowledge", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


def test_questions_that_reach_what_they_must(root: Path) -> None:
    code, out, err = run("test", root, "--no-vectors")
    assert (code, out) == (0, "")
    assert "2 of 2 questions reach what they must." in err


def test_a_question_that_does_not_is_named_and_fails_the_run(root: Path) -> None:
    (root / "tests.yaml").write_text(TESTS.replace("acme/pay", "acme/legit"))
    code, out, _ = run("test", root, "--no-vectors")
    assert code == 1
    assert out == "“acme hourly rate” must reach acme/legit, but leads to acme/pay\n"
    _, rows, _ = run("test", root, "--no-vectors", "--json")
    assert [json.loads(row)["ok"] for row in rows.splitlines()] == [True, False]


def test_without_tests_it_says_where_they_belong(root: Path) -> None:
    (root / "tests.yaml").unlink()
    code, _, err = run("test", root, "--no-vectors")
    assert code == 2
    assert "tests.yaml is missing or empty" in err


def test_two_folders_are_compared(root: Path, tmp_path: Path) -> None:
    moved = tiny.FILES[tiny.PAY].replace("  - acme hourly rate\n", "  - is acme legit\n")
    left = tiny.FILES[tiny.LEGIT].replace("  - is acme legit\n", "").replace("Is Acme legit?", "Who is Acme?")
    other = tiny.write(tmp_path / "other", {tiny.PAY: moved, tiny.LEGIT: left, "tests.yaml": TESTS})

    code, out, _ = run("diff", root, other, "--no-vectors")
    assert code == 1
    assert "changed: acme/legit, acme/pay" in out
    assert "worse: “is acme legit”: acme/legit -> acme/pay" in out
    assert "“is acme legit” must reach acme/legit: acme/pay" in out
    _, comment, _ = run("diff", root, other, "--no-vectors", "--markdown")
    assert "| ⚠️ is acme legit | acme/legit | acme/pay |" in comment

    assert run("diff", root, root, "--no-vectors", "--markdown")[:2] == (
        0,
        "### What this changes\n\nAll 2 test questions lead where they led before.\n",
    )


def test_a_new_answer_is_started_in_its_place(root: Path) -> None:
    code, out, err = run(
        "new", "entry", "Does Acme pay on Sundays?", "--topic", "payment_timing", "--platform", "acme",
        "--asked-as", "acme sunday pay", "--answer", "No.", "--knowledge", root,
    )  # fmt: skip
    assert code == 0, err
    path = Path(out.strip())
    assert path == root / "faq/acme/acme-pay-sundays.md"
    assert "  - acme sunday pay\n" in path.read_text()
    assert load(root, dt.date.today()).knowledge is not None  # noqa: DTZ011 - the command dates by the real day


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Q?", "--topic", "pay_rates", "--platform", "zip"), "There is no platforms/zip.yaml. There are: acme, bolt."),
        (("Q?", "--topic", "pay_rates", "--slug", "No Good"), "'No Good' cannot be a file's name"),
        (("Q?", "--topic", "pay_rates", "--platform", "acme", "--slug", "pay"), "exists already."),
    ],
)
def test_a_new_answer_that_cannot_be_is_explained(root: Path, arguments: tuple[str, ...], said: str) -> None:
    code, _, err = run("new", "entry", *arguments, "--knowledge", root)
    assert code == 2
    assert said in err


def test_a_new_platform_is_sound_at_once(root: Path) -> None:
    options = ("--website", "https://beans.example", "--operator", "Beans: Inc.", "--summary", "It counts beans.")
    code, out, _ = run("new", "platform", "Bean Labs", *options, "--knowledge", root)
    assert (code, out.strip()) == (0, str(root / "platforms/bean-labs.yaml"))
    knowledge = load(root, NOON.date()).knowledge
    assert knowledge is not None
    assert knowledge.platforms["bean-labs"].operator == "Beans: Inc."


def test_what_is_due_depends_on_what_it_is_about(root: Path) -> None:
    knowledge = load(root, NOON.date()).knowledge
    assert knowledge is not None
    reviewed = dt.date(2026, 11, 1)
    due = {
        days: [one.file for one in due_by(knowledge, reviewed + dt.timedelta(days=days))] for days in (120, 121, 366)
    }
    assert due == {
        120: [],
        121: ["faq/acme/pay.md", "platforms/acme.yaml"],
        366: ["faq/acme/pay.md", "platforms/acme.yaml", "faq/acme/legit.md", "platforms/bolt.yaml"],
    }


def test_the_terminal_lists_and_counts(root: Path) -> None:
    code, out, _ = run("stale", root, "--within", 10_000)
    assert code == 0
    assert out.splitlines()[0] == "faq/acme/pay.md: reviewed 2026-11-01, due 2027-03-01: How much does Acme pay?"
    rows = [json.loads(row) for row in run("stats", root, "--json")[1].splitlines()]
    assert [(row["platform"], row["answers"], row["tests"]) for row in rows] == [
        ("General", 0, 0), ("Acme", 2, 2), ("Bolt", 0, 0), ("all", 2, 2),
    ]  # fmt: skip
    assert "Acme" in run("stats", root)[1]
