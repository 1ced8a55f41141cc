"""The contract of `python -m bot when`."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app

NOW = "2026-11-24T10:00:00+01:00"
BERLIN = {"now": NOW, "tz": "Europe/Berlin"}


def when(*arguments: str, stdin: str | None = None) -> tuple[str, int]:
    found = CliRunner().invoke(app, ["when", *arguments], input=stdin)
    return found.stdout, found.exit_code


def rows(*asked: dict[str, Any] | str) -> list[dict[str, Any]]:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in asked]
    output, code = when("--batch", "-", stdin="\n".join(lines))
    assert code == 0
    return [json.loads(line) for line in output.splitlines()]


def test_a_moment() -> None:
    [row] = rows({"id": "a", "text": "in 1h30m", **BERLIN})
    assert list(row) == ["id", "ok", "due_at", "rule", "next"]
    assert row == {"id": "a", "ok": True, "due_at": "2026-11-24T10:30:00Z", "rule": None, "next": []}


def test_a_repeat_keeps_the_time_on_the_clock_over_summer_time() -> None:
    [row] = rows({"id": 7, "text": "every monday at 9", "now": "2027-03-16T10:00:00Z", "tz": "Europe/Berlin"})
    assert row == {
        "id": 7,
        "ok": True,
        "due_at": "2027-03-22T08:00:00Z",
        "rule": "FREQ=WEEKLY;BYDAY=MO",
        "next": ["2027-03-22T08:00:00Z", "2027-03-29T07:00:00Z", "2027-04-05T07:00:00Z"],
    }


@pytest.mark.parametrize(
    ("changed", "error", "told"),
    [
        ({"text": "at 10"}, "ambiguous", "Tuesday 24 November 2026 at 22:00, or Wednesday 25 November 2026 at 10:00"),
        ({"text": "05/06"}, "ambiguous", "Thursday 6 May 2027 at 09:00, or Saturday 5 June 2027 at 09:00"),
        ({"text": "this weekend"}, "ambiguous", "Saturday 28 November 2026"),
        ({"text": "yesterday"}, "past", "Monday 23 November 2026 at 09:00 is over"),
        ({"text": "2026-11-23"}, "past", "Monday 23 November 2026 at 09:00 is over"),
        ({"text": "in 4 years"}, "too_far", "3 years"),
        ({"text": "31 feb"}, "invalid", "February 2026 has no day 31"),
        ({"text": "every 30 min"}, "invalid", "at least 1 hour"),
        ({"text": "tomorrow foo at 9am"}, "invalid", '"foo"'),
        ({"text": ""}, "invalid", "Say when"),
        ({"text": None}, "invalid", '"text"'),
        ({"text": 7}, "invalid", '"text"'),
        ({"now": "this morning"}, "invalid", '"now"'),
        ({"now": 1796300000}, "invalid", '"now"'),
        ({"now": "0001-01-01T00:00:00+14:00"}, "invalid", '"now"'),
        ({"now": "9999-12-31T23:59:59-12:00"}, "invalid", '"now"'),
        ({"tz": "berlin"}, "invalid", "Perhaps Europe/Berlin?"),
        ({"tz": "Mars/Olympus"}, "invalid", "There is no time zone 'Mars/Olympus'"),
        ({"tz": "../../etc/passwd"}, "invalid", "There is no time zone"),
        ({"tz": ["UTC"]}, "invalid", '"tz"'),
    ],
)
def test_error_codes(changed: dict[str, Any], error: str, told: str) -> None:
    [row] = rows({"id": 3, "text": "tomorrow", **BERLIN, **changed})
    assert list(row) == ["id", "ok", "error", "message"]
    assert (row["id"], row["ok"], row["error"]) == (3, False, error)
    assert told in row["message"]
    assert row["message"].endswith((".", "?"))


@pytest.mark.parametrize(
    ("now", "tz", "due_at"),
    [
        ("2026-11-24T09:00:00Z", "Europe/Berlin", "2026-11-24T16:00:00Z"),
        ("2026-11-24T10:00", "Europe/Berlin", "2026-11-24T16:00:00Z"),
        ("2026-11-24", "europe/berlin", "2026-11-24T16:00:00Z"),
        ("2026-11-24T18:00:00.5+01:00", "Europe/Berlin", "2026-11-25T16:00:00Z"),
        ("2026-11-24T09:00:00Z", "UTC+5:30", "2026-11-24T11:30:00Z"),
        ("2026-11-24T09:00:00Z", None, "2026-11-24T17:00:00Z"),
    ],
)
def test_now_and_zone(now: str, tz: str | None, due_at: str) -> None:
    [row] = rows({"id": 1, "text": "5pm", "now": now, "tz": tz})
    assert row["due_at"] == due_at


def test_bad_rows_do_not_stop_the_others() -> None:
    found = rows("not JSON", {"id": 1, "text": "tomorrow", **BERLIN}, "[1]", "", {"id": 2, "text": "never", **BERLIN})
    assert [row["id"] for row in found] == [None, 1, None, 2]
    assert [row["ok"] for row in found] == [False, True, False, False]


def test_one_text_on_the_command_line() -> None:
    asked = ["--now", NOW, "--tz", "Europe/Berlin"]
    output, code = when("tomorrow noon", *asked, "--json")
    assert code == 0
    assert json.loads(output)["due_at"] == "2026-11-25T11:00:00Z"

    shown, code = when("every 31st", *asked)
    assert code == 0
    assert "Thursday 31 December 2026 at 09:00" in shown
    assert "FREQ=MONTHLY;BYMONTHDAY=-1" in shown


def test_what_is_no_time_is_told_and_ends_with_one() -> None:
    shown, code = when("at 10", "--now", NOW, "--tz", "Europe/Berlin")
    assert code == 1
    assert "- Wednesday 25 November 2026 at 10:00" in shown

    shown, code = when("31 feb", "--now", NOW)
    assert code == 1
    assert "no day 31" in shown


def test_the_time_of_the_clock_counts_unless_another_is_said() -> None:
    [row] = rows({"id": 1, "text": "in 2 hours"})
    assert row["ok"]


def test_a_text_or_a_batch() -> None:
    assert when()[1] == 2
    assert when("tomorrow", "--batch", "-")[1] == 2
