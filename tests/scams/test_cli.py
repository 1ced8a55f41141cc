"""`python -m bot scam` keeps the terminal contract."""

import json

import pytest
from typer.testing import CliRunner

from bot.cli import app

PAID = "They asked me to pay $50 for training"


def run(*arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
    """Exit code, output and remarks of a command."""
    done = CliRunner().invoke(app, ["scam", *arguments], input=stdin)
    return done.exit_code, done.stdout, done.stderr


def test_one_text_as_json() -> None:
    code, out, _ = run("apply at https://sme-careers-jobs.com", "--json")

    assert code == 0
    row = json.loads(out)
    assert list(row) == ["id", "verdict", "reasons", "links"]
    assert row["id"] is None
    assert row["verdict"] == "scam"
    assert all(list(reason) == ["code", "detail"] for reason in row["reasons"])
    assert row["links"] == [
        {
            "url": "https://sme-careers-jobs.com",
            "host": "sme-careers-jobs.com",
            "platform": "sme-careers",
            "official": False,
        }
    ]


def test_a_batch_answers_in_order_and_survives_bad_rows() -> None:
    rows = [json.dumps({"id": 1, "text": PAID}), "not json", json.dumps({"id": 3}), "",
            json.dumps({"id": "four", "text": "https://sme.careers"})]  # fmt: skip

    code, out, _ = run("--batch", "-", stdin="\n".join(rows))

    assert code == 0
    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, 3, "four"]
    assert [answer.get("ok") for answer in answers] == [None, False, False, None]
    assert [answers[0]["verdict"], answers[3]["verdict"]] == ["scam", "looks_official"]


def test_for_people_it_says_why_and_what_to_do() -> None:
    code, out, _ = run(f"{PAID} at sme careers")

    said = " ".join(out.replace("│", " ").split())
    assert code == 0
    assert "pay $50 for training" in said
    assert "Don't pay" in said
    assert "https://sme.careers" in said


@pytest.mark.parametrize("arguments", [[], ["text", "--batch", "-"]])
def test_one_of_text_and_batch_is_needed(arguments: list[str]) -> None:
    code, _, remarks = run(*arguments, stdin="")

    assert code == 2
    assert "python -m bot scam" in remarks
