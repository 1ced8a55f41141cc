"""`platform` and `compare` in the terminal."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app
from bot.knowledge.subjects import Subject
from tests.conftest import ROOT
from tests.tiny import write

SHIPPED = str(ROOT / "knowledge")


def invoke(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, arguments, input=stdin, env={"COLUMNS": "120"})


def row_of(result: Result) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(result.stdout)
    return row


@pytest.fixture
def tiny(tmp_path: Path) -> str:
    return str(write(tmp_path))


def test_a_platform_for_people() -> None:
    shown = invoke("platform", "super annotate", "--knowledge", SHIPPED)

    assert shown.exit_code == 0, shown.stderr
    for part in ("SME Careers", "SuperAnnotate", "Coding specialist: $40–65/h [1]", "For it", "[1] aitrainer.work"):
        assert part in shown.stdout
    assert shown.stdout.rstrip().endswith("reviewed 23 Nov 2026")


def test_a_platform_for_programs(tiny: str) -> None:
    row = row_of(invoke("platform", "Acme AI", "--json", "--knowledge", tiny))

    source = {
        "title": "A review of Acme",
        "url": "https://example.org/review",
        "date": "2026-02-25",
        "licence": "CC BY 4.0",
    }
    assert (row["id"], row["ok"], row["platform"], row["name"]) == (None, True, "acme", "Acme")
    assert list(row["subjects"]) == list(Subject)
    assert row["subjects"]["pay"] == {
        "text": "$40–65/h",
        "sources": [source],
        "details": [{"text": "Coder: $40–65/h", "sources": [source]}],
    }
    assert row["subjects"]["growth"] == {"text": None, "sources": [], "details": []}
    assert row["questions"] == ["acme/legit", "acme/pay"]
    assert row["reviewed"] == "2026-11-01"


def test_platforms_side_by_side_for_people() -> None:
    shown = invoke("compare", "sme", "outlier", "--about", "support", "--knowledge", SHIPPED)

    assert shown.exit_code == 0, shown.stderr
    for part in ("SME Careers", "Outlier", "Support", "support.outlier.ai", "[1] "):
        assert part in shown.stdout
    assert "Countries" not in shown.stdout


def test_platforms_side_by_side_for_programs(tiny: str) -> None:
    row = row_of(invoke("compare", "bolt", "acme", "--json", "--knowledge", tiny))

    assert (row["ok"], row["platforms"]) == (True, ["bolt", "acme"])
    assert [each["subject"] for each in row["rows"]] == list(Subject)
    assert [(cell["platform"], cell["text"]) for cell in row["rows"][0]["cells"]] == [
        ("bolt", None),
        ("acme", "$40–65/h"),
    ]


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        (("platform", "acmee"), "unknown_platform", "I don't know a platform called “acmee”. Did you mean Acme?"),
        (("platform", "globex"), "unknown_platform", "I don't know a platform called “globex”. I know Acme and Bolt."),
        (("compare", "acme", "globex"), "unknown_platform", "I don't know a platform called “globex”."),
        (("compare", "acme", "Acme AI"), "too_few_platforms", "That is only Acme. Name another platform"),
        (("compare", "acme"), "too_few_platforms", "That is only Acme."),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_sentence(
    tiny: str, arguments: tuple[str, ...], error: str, sentence: str
) -> None:
    said = invoke(*arguments, "--knowledge", tiny)
    row = invoke(*arguments, "--json", "--knowledge", tiny)

    assert said.exit_code == row.exit_code == 1
    assert said.stderr.startswith(sentence)
    assert (row_of(row)["ok"], row_of(row)["error"]) == (False, error)
    assert row_of(row)["message"].startswith(sentence)


@pytest.mark.parametrize("arguments", [("platform",), ("platform", "acme", "--batch", "-"), ("compare",)])
def test_how_to_call_it_is_said(tiny: str, arguments: tuple[str, ...]) -> None:
    result = invoke(*arguments, "--knowledge", tiny)

    assert result.exit_code == 2
    assert "such as: python -m bot " in result.stderr


def test_batches_keep_their_order_and_survive_bad_rows(tiny: str) -> None:
    given = (
        '{"id": 1, "platforms": ["acme", "bolt"], "about": "pay"}\n{"id": 2}\n[]\n{"id": 3, "platforms": ["acme"]}\n'
    )
    rows = [
        json.loads(line)
        for line in invoke("compare", "--batch", "-", "--knowledge", tiny, stdin=given).stdout.splitlines()
    ]

    assert [(row["id"], row["ok"]) for row in rows] == [(1, True), (2, False), (None, False), (3, False)]
    assert [each["subject"] for each in rows[0]["rows"]] == ["pay"]
    assert rows[1]["error"].startswith("platforms: ")

    (named,) = invoke(
        "platform", "--batch", "-", "--knowledge", tiny, stdin='{"id": "a", "name": "bolt"}'
    ).stdout.splitlines()
    assert (json.loads(named)["id"], json.loads(named)["platform"]) == ("a", "bolt")
