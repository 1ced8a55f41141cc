"""`python -m bot listings` as a member or a program runs it."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app
from bot.clock import utc_now
from bot.storage.engine import Database
from bot.storage.listings import ListingRepository
from tests.listings.made import FEED, listing
from tests.tiny import ACME, FILES, write

LISTINGS = """\
listings:
  - title: Python reviewer
    url: https://acme.example/jobs/python
    apply_url: https://acme.example/apply?job_id=AC-7
    job_reference: AC-7
    pay: {min: 40, max: 65}
    countries: [Kenya, Germany]
    languages: [English]
    roles: [Coder]
    posted: 2026-11-20
    checked: 2026-11-23
  - title: Physician
    url: https://acme.example/jobs/doctor?job_id=AC-8
    pay: {min: 70, max: 130, open_ended: true}
    worldwide: true
    not_countries: [US]
    checked: 2026-10-01
  - title: German writer
    url: https://acme.example/jobs/writer
    languages: [de]
    posted: 2026-11-01
    checked: 2026-11-23
    open_until: 2026-11-30
"""
COUNTED = """\
facts:
  active-listings:
    value: 254 open roles on 25 October 2026
    source: review
"""


class Terminal:
    """Runs the command over three listings of Acme, as on 23 November 2026."""

    def __init__(self, folder: Path) -> None:
        acme = FILES[ACME].replace("sources:\n", f"{COUNTED}sources:\n", 1)
        self.folder = write(folder / "knowledge", {"listings/acme.yaml": LISTINGS, ACME: acme})
        self.database = folder / "bot.db"

    def run(self, *arguments: str, stdin: str = "") -> Result:
        command = ["listings", *arguments, "--knowledge", str(self.folder), "--today", "2026-11-23"]
        env = {"DATABASE_URL": f"sqlite:///{self.database}", "COLUMNS": "220"}
        return CliRunner().invoke(app, command, input=stdin, env=env)

    def rows(self, *rows: object) -> list[dict[str, Any]]:
        lines = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
        result = self.run("--batch", "-", stdin=lines)
        assert result.exit_code == 0, result.stderr
        return list(map(json.loads, result.stdout.splitlines()))

    def titles(self, **filters: object) -> list[str]:
        [row] = self.rows({"id": 1, "today": "2026-11-23", **filters})
        return [each["title"] for each in row["listings"]]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_for_people(terminal: Terminal) -> None:
    shown = terminal.run("python")
    assert shown.exit_code == 0, shown.stderr
    for part in (
        "1 open listing",
        "Acme · $40–65/h · Job Reference ID AC-7",
        "Only from Germany, Kenya · English",
        "posted 20 Nov 2026",
        "last checked 23 Nov 2026",
        "[1] Apply: https://acme.example/apply?job_id=AC-7\n",
    ):
        assert part in shown.stdout
    assert not terminal.database.exists()


def test_eligibility_is_never_guessed_and_what_nobody_checked_says_so(terminal: Terminal) -> None:
    shown = terminal.run("--country", "keneya").stdout
    assert "Open to Kenya" in shown
    assert "Kenya: read the listing · German" in shown
    assert "last checked 1 Oct 2026, so it may be closed by now" in shown


def test_for_programs(terminal: Terminal) -> None:
    row = json.loads(terminal.run("--json", "--min-rate", "30", "python").stdout)
    assert {key: row[key] for key in ("id", "ok", "total", "partly", "elsewhere")} == {
        "id": None, "ok": True, "total": 1, "partly": False, "elsewhere": []
    }  # fmt: skip
    [found] = row["listings"]
    assert found["pay"] == {"min": 40.0, "max": 65.0, "open_ended": False, "unit": "hour", "currency": "USD"}
    assert (found["platform"], found["job_reference"], found["countries"], found["fit"], found["stale"]) == (
        "acme", "AC-7", ["DE", "KE"], None, False
    )  # fmt: skip
    assert found["apply_url"] == "https://acme.example/apply?job_id=AC-7"


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        ({}, ["Python reviewer", "German writer", "Physician"]),
        ({"limit": 1}, ["Python reviewer"]),
        ({"platform": "Acme AI", "text": "pyhton"}, ["Python reviewer"]),
        ({"platform": "bolt"}, []),
        ({"country": "US"}, ["German writer"]),
        ({"country": "KE", "min_rate": 50}, ["Physician", "Python reviewer"]),
        ({"min_rate": "$100/h"}, ["Physician"]),
        ({"language": "deutsch"}, ["German writer"]),
        ({"role": "coder"}, ["Python reviewer"]),
        ({"since": "7d"}, ["Python reviewer"]),
        ({"since": "2026-11-01", "today": "2026-12-01"}, ["Python reviewer"]),
    ],
)
def test_filters(terminal: Terminal, filters: dict[str, object], titles: list[str]) -> None:
    assert terminal.titles(**filters) == titles


def test_bad_rows_say_what_is_wrong_and_the_rest_goes_on(terminal: Terminal) -> None:
    bad = {
        "unknown_platform": {"platform": "amce"},
        "unknown_country": {"country": "atlantis"},
        "ambiguous_country": {"country": "congo"},
        "unknown_language": {"language": 5},
        "invalid_rate": {"min_rate": -5},
        "invalid_date": {"since": "tomorrow"},
    }
    *refused, nan, broken, good = terminal.rows(
        *({"id": error, **row} for error, row in bad.items()),
        '{"id": "nan", "min_rate": NaN}',
        "not JSON",
        {"id": "good", "text": "python"},
    )
    assert [(row["id"], row["ok"], row["error"]) for row in refused] == [(error, False, error) for error in bad]
    assert refused[0]["message"] == "I don't know a platform called “amce”. Did you mean Acme?"
    assert refused[2]["nearest"] == ["Republic of the Congo", "DR Congo"]
    assert nan["error"] == "invalid_rate"
    assert (broken["id"], broken["ok"]) == (None, False)
    assert (good["id"], good["ok"], good["total"]) == ("good", True, 1)


def test_where_nothing_is_known_it_says_where_to_look(terminal: Terminal) -> None:
    shown = terminal.run("--platform", "acme", "violinist").stdout
    for part in (
        "I know of no open listing that fits this. Without the other filters there are 3 on Acme.",
        "Acme: https://acme.example",
        "254 open roles on 25 October 2026, says A review of Acme, 25 Feb 2026",
        "CC BY 4.0",
    ):
        assert part in shown
    assert terminal.run("--platform", "bolt").stdout.startswith("I know of no open listing on Bolt right now.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--platform", "globex"], "I don't know a platform called “globex”. I know Acme and Bolt."),
        (["--country", "xyzzyland"], "Write its English name or its code"),
        (["--min-rate", "lots"], "“lots” is no rate that I can use."),
    ],
)
def test_what_to_write_instead(terminal: Terminal, arguments: list[str], said: str) -> None:
    result = terminal.run(*arguments)
    assert result.exit_code == 1
    assert said in result.stderr


def test_imports_are_found_beside_the_files_and_a_file_wins(terminal: Terminal) -> None:
    async def bring_in() -> None:
        database = await Database.open(f"sqlite:///{terminal.database}")
        same = listing("Python reviewer, imported", job_reference="AC-7")
        await ListingRepository(database, utc_now).merge(FEED, [same, listing("Violin teacher")])
        await database.close()

    asyncio.run(bring_in())

    assert terminal.titles(text="violin") == ["Violin teacher"]
    assert terminal.titles(text="python") == ["Python reviewer"]
