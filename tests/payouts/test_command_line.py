"""The contract of `python -m bot payout`."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.conftest import ROOT

KEYS = ["id", "ok", "platform", "role", "gross_min", "gross_max", "open_ended", "currency", "schedules", "notes"]
SCHEDULE = ["basis", "first_payout_from", "first_payout_to", "pay_by", "source", "as_of"]


def payout(*arguments: str, stdin: str | None = None) -> tuple[str, int]:
    found = CliRunner().invoke(app, ["payout", "--knowledge", str(ROOT / "knowledge"), *arguments], input=stdin)
    return found.stdout, found.exit_code


def rows(*asked: dict[str, Any] | str) -> list[dict[str, Any]]:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in asked]
    output, code = payout("--batch", "-", stdin="\n".join(lines))
    assert code == 0
    return [json.loads(line) for line in output.splitlines()]


LAWYER = {"platform": "sme-careers", "role": "lawyer", "hours": "12,5", "today": "2026-03-01"}


def test_a_row_has_the_form_of_the_contract() -> None:
    [row] = rows({"id": "a", **LAWYER, "completed_on": "2026-03-15", "invoice_on": "2026-03-16"})

    assert list(row) == KEYS
    assert (row["id"], row["ok"], row["platform"], row["role"]) == ("a", True, "sme-careers", "advanced")
    assert (row["gross_min"], row["gross_max"], row["open_ended"], row["currency"]) == (875, 1625, True, "USD")
    weekly, net = row["schedules"]
    assert list(weekly) == list(net) == SCHEDULE
    assert weekly == {
        "basis": "weekly",
        "first_payout_from": "2026-03-20",
        "first_payout_to": "2026-03-22",
        "pay_by": "2026-03-22",
        "source": "https://docs.sme.careers/docs/frequently-asked-questions",
        "as_of": "2026-03-19",
    }
    assert net == {
        "basis": "net-30",
        "first_payout_from": "2026-04-14",
        "first_payout_to": "2026-04-29",
        "pay_by": "2026-04-15",
        "source": "https://aitrainer.work/guides/sme-careers-review",
        "as_of": "2026-02-25",
    }
    assert all(isinstance(note, str) for note in row["notes"])


def test_what_was_not_asked_is_null() -> None:
    dates, money = rows(
        {"id": 1, "platform": "sme-careers", "completed_on": "2026-03-15"},
        {"id": 2, **LAWYER},
    )
    assert [dates[key] for key in ("role", "gross_min", "gross_max", "open_ended", "currency")] == [None] * 5
    assert dates["schedules"][1]["pay_by"] is None
    assert {schedule[key] for schedule in money["schedules"] for key in SCHEDULE[1:4]} == {None}
    assert money["gross_min"] == 875


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"hours": "NaN"}, "invalid_hours"),
        ({"hours": 0}, "invalid_hours"),
        ({"hours": -1}, "invalid_hours"),
        ({"hours": True}, "invalid_hours"),
        ({"hours": None}, "invalid_hours"),
        ({"hours": 10**30}, "invalid_hours"),
        ({"hours": [1]}, "invalid_hours"),
        ({"completed_on": "2026-02-30"}, "invalid_date"),
        ({"completed_on": 20260301}, "invalid_date"),
        ({"today": "yesterday"}, "invalid_date"),
        ({"role": "astronaut"}, "unknown_role"),
        ({"role": None}, "unknown_role"),
        ({"platform": "nowhere"}, "unknown_platform"),
        ({"platform": 7}, "unknown_platform"),
        ({"platform": "toloka"}, "no_data_for_platform"),
        ({"completed_on": "2026-03-15", "invoice_on": "2026-03-14"}, "invoice_before_completion"),
    ],
)
def test_error_codes(changed: dict[str, Any], error: str) -> None:
    [row] = rows({"id": 3, **LAWYER, **changed})
    assert list(row) == ["id", "ok", "error", "message"]
    assert (row["id"], row["ok"], row["error"]) == (3, False, error)
    assert row["message"].endswith((".", "?"))


def test_bad_rows_do_not_stop_the_others() -> None:
    nan = '{"id": 2, "platform": "sme", "role": "md", "hours": NaN}'
    absurd = [{"id": 3, **LAWYER, "hours": 1e308}, {"id": 4, "platform": "sme", "role": "md", "weekly_hours": 10**400}]
    found = rows("not JSON", {"id": 1, **LAWYER}, "[1]", nan, "", *absurd)
    assert [row["id"] for row in found] == [None, 1, None, 2, 3, 4]
    assert [row["ok"] for row in found] == [False, True, False, False, False, False]
    assert {row["error"] for row in found[3:]} == {"invalid_hours"}
    assert "more than the 8,736 hours" in found[4]["message"]


def test_one_request_on_the_command_line(tmp_path: Path) -> None:
    picture = tmp_path / "payout.png"
    asked = ["--platform", "sme", "--role", "lawyer", "--hours", "2h30m", "--completed-on", "2026-03-15"]
    output, code = payout(*asked, "--today", "2026-03-01", "--json", "--picture", str(picture))
    assert code == 0
    assert json.loads(output)["gross_min"] == 175
    assert picture.read_bytes().startswith(b"\x89PNG")

    shown, code = payout(*asked, "--today", "2026-03-01")
    assert code == 0
    assert "$175–325+" in shown


def test_a_refusal_is_told_and_ends_with_one() -> None:
    shown, code = payout("--platform", "crowdgen", "--role", "lawyer", "--hours", "5", "--completed-on", "2026-11-20")
    assert code == 1
    assert "no sourced pay rates" in shown
    assert "Mon 14 Dec 2026" in shown


def test_it_wants_either_a_platform_or_rows() -> None:
    assert payout()[1] == 2
    assert payout("--platform", "sme", "--batch", "-")[1] == 2
