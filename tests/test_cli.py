"""The terminal contract that other programs rely on."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app
from bot.knowledge import schema
from tests.conftest import ROOT
from tests.tiny import BOLT, FILES, LEGIT, PAY, edited, write

Process = subprocess.CompletedProcess[str]
CONTRACT = ["id", "decision", "entry", "platforms", "topics", "confidence", "answer", "suggestions"]
ROWS = [
    '{"id": "a", "text": "is sme careers legit?"}',
    "this is not JSON",
    '{"id": "b", "turns": ["how much does sme careers pay coders", "same for lawyers?"]}',
    "",
    '{"id": "c"}',
    '{"id": "d", "text": "one", "turns": ["two"]}',
    '["id", "e"]',
    '{"id": 7, "text": "is temu legit", "note": "a key we do not know"}',
    '{"id": "f", "text": "sme careers vs outlier"}',
    '{"id": "g", "text": 5}',
    '{"id": "h", "turns": []}',
    '{"id": "i", "text": "is sme careers legit", "mode": "shouting"}',
    '{"id": "j", "text": "hm", "mode": "passive"}',
    '{"id": "ü🔥", "text": "\\ud800 \\u202e is outlier legit?"}',
    '{"id": "k", "text": ""}',
]


def bot(*arguments: str, stdin: str = "", cwd: Path = ROOT, **env: str) -> Process:
    """`python -m bot …` as a process of its own, as other programs run it."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        timeout=120,
        check=False,
    )


def rows(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Two small answers."""
    return write(tmp_path / "knowledge")


def invoke(*arguments: str, stdin: str = "") -> Result:
    """The same without a process of its own, where only the command itself is looked at."""
    return CliRunner().invoke(app, arguments, input=stdin, catch_exceptions=False)


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Process:
    """What comes out when the rows are read from a file."""
    file = tmp_path_factory.mktemp("batch") / "rows.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(ROWS).encode())
    return bot("ask", "--batch", str(file))


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("[" * 200_000, "nested too deeply"),
        ('{"id": NaN, "text": "hi"}', "id: Input should be a valid string"),
        ('{"id": {"a": 1}, "text": "hi"}', "id: "),
    ],
    ids=["nested", "not a number", "an object for an id"],
)
def test_no_row_ends_the_batch(tiny: Path, line: str, error: str) -> None:
    result = invoke(
        "ask", "--knowledge", str(tiny), "--batch", "-", stdin=f'{line}\n{{"id": 1, "text": "is acme legit"}}\n'
    )

    bad, good = rows(result.stdout)
    assert bad["id"] is None
    assert error in bad["error"]
    assert good["id"] == 1
    assert "entry" in good


class TestBatch:
    """One process reads a file of good and bad rows, another the same from standard input."""

    def test_one_line_comes_out_for_each_that_went_in_and_in_order(self, batch: Process) -> None:
        assert batch.returncode == 0, batch.stderr
        assert batch.stderr == ""
        assert [row["id"] for row in rows(batch.stdout)] == [
            "a", None, "b", "c", "d", None, 7, "f", "g", "h", "i", "j", "ü🔥", "k",
        ]  # fmt: skip

    def test_a_good_row_has_the_keys_of_the_contract(self, batch: Process) -> None:
        good = [row for row in rows(batch.stdout) if row.get("ok", True)]

        assert [row["id"] for row in good] == ["a", "b", 7, "f", "j", "ü🔥", "k"]
        assert all(list(row) == CONTRACT for row in good)
        assert {row["decision"] for row in good} <= {"answer", "suggest", "none"}

    def test_a_bad_row_says_what_is_wrong(self, batch: Process) -> None:
        bad = {row["id"]: row["error"] for row in rows(batch.stdout) if row.get("ok") is False and row["id"]}
        unnamed = [row["error"] for row in rows(batch.stdout) if row["id"] is None]

        assert all(list(row) == ["id", "ok", "error"] for row in rows(batch.stdout) if "ok" in row)
        assert bad["c"] == bad["d"] == "give either 'text' or 'turns'"
        assert bad["g"].startswith("text: ")
        assert bad["h"].startswith("turns: ")
        assert bad["i"].startswith("mode: ")
        assert unnamed[0].startswith("not valid JSON: ")
        assert unnamed[1] == "a row is a JSON object with 'id'"

    def test_an_answer_is_the_whole_text_that_a_reader_sees(self, batch: Process) -> None:
        answer, *_ = rows(batch.stdout)

        assert (answer["decision"], answer["entry"]) == ("answer", "sme-careers/legit")
        assert (answer["platforms"], answer["topics"]) == (["sme-careers"], ["legitimacy"])
        assert 0.5 <= answer["confidence"] <= 1
        for part in ("**Is SME Careers legit?**", "Yes, ", "Source: [", "25 Feb 2026", "Reviewed ", "See also:"):
            assert part in answer["answer"]
        assert "{{" not in answer["answer"]

    def test_turns_are_one_conversation(self, batch: Process) -> None:
        assert [row["entry"] for row in rows(batch.stdout) if row["id"] == "b"] == ["sme-careers/pay-advanced"]

    def test_a_comparison_names_both_platforms_and_shows_all_its_rows(self, batch: Process) -> None:
        (row,) = (row for row in rows(batch.stdout) if row["id"] == "f")

        assert row["topics"][0] == "comparison"
        assert set(row["platforms"]) == {"sme-careers", "outlier"}
        for part in ("**SME Careers**", "**Outlier**", "- Pay: $", "- Payout: ", "- Countries: ", "CC BY 4.0"):
            assert part in row["answer"]

    def test_what_is_not_known_is_said(self, batch: Process) -> None:
        (row,) = (row for row in rows(batch.stdout) if row["id"] == 7)

        assert (row["decision"], row["entry"], row["platforms"], row["topics"]) == ("none", None, [], [])
        assert row["suggestions"] == []
        assert row["answer"].startswith("I don't know that one")

    def test_standard_input_gives_the_same(self, batch: Process) -> None:
        piped = bot("ask", "--batch", "-", stdin="\n".join(ROWS))

        assert piped.returncode == 0, piped.stderr
        assert piped.stdout == batch.stdout


def test_any_folder_in_the_same_format_will_do(tmp_path: Path) -> None:
    folder = write(tmp_path / "knowledge")

    asked = bot("ask", "is acme legit?", "--json", "--knowledge", str(folder), cwd=tmp_path)

    assert asked.returncode == 0, asked.stderr
    (row,) = rows(asked.stdout)
    assert list(row) == CONTRACT
    assert (row["id"], row["decision"], row["entry"], row["platforms"]) == (None, "answer", "acme/legit", ["acme"])
    assert "Acme Inc. runs it." in row["answer"]
    assert "CC BY 4.0" in row["answer"]


def test_without_a_token_one_kind_sentence_points_at_the_demo(tmp_path: Path) -> None:
    started = bot("run", cwd=tmp_path, DISCORD_TOKEN="")

    assert started.returncode == 78
    assert started.stdout == ""
    assert started.stderr.count("\n") == 1
    assert "make demo" in started.stderr


def test_a_bad_setting_is_one_sentence_too(tmp_path: Path) -> None:
    started = bot("run", cwd=tmp_path, LOG_LEVEL="loud")

    assert started.returncode == 78
    assert started.stderr.startswith("LOG_LEVEL")
    assert "Traceback" not in started.stderr


class TestAsk:
    """The command itself, over two small answers."""

    def test_a_person_reads_the_answer_and_how_sure_it_is(self, tiny: Path) -> None:
        asked = invoke("ask", "how much does acme pay", "--knowledge", str(tiny))

        assert asked.exit_code == 0
        assert "Coders get $40–65/h." in asked.stdout
        assert "% sure" in asked.stdout

    def test_overheard_what_asks_nothing_gets_silence(self, tiny: Path) -> None:
        as_json = invoke("ask", "acme is legit", "--mode", "passive", "--json", "--knowledge", str(tiny))
        shown = invoke("ask", "acme is legit", "--mode", "passive", "--knowledge", str(tiny))

        (row,) = rows(as_json.stdout)
        assert (row["decision"], row["answer"]) == ("none", "")
        assert "(silence)" in shown.stdout

    def test_the_mode_of_a_batch_holds_for_rows_without_their_own(self, tiny: Path) -> None:
        lines = '{"id": 1, "text": "acme is legit"}\n{"id": 2, "text": "globex?", "mode": "direct"}\n'

        asked = invoke("ask", "--batch", "-", "--mode", "passive", "--knowledge", str(tiny), stdin=lines)

        assert [bool(row["answer"]) for row in rows(asked.stdout)] == [False, True]

    def test_it_says_why(self, tiny: Path) -> None:
        as_json = invoke("ask", "is acme legit?", "--explain", "--json", "--knowledge", str(tiny))
        shown = invoke("ask", "is acme legit?", "--explain", "--knowledge", str(tiny))

        (row,) = rows(as_json.stdout)
        assert list(row) == [*CONTRACT, "explanation"]
        assert "Platforms: Acme" in row["explanation"]
        assert "Platforms: Acme" in shown.stdout

    @pytest.mark.parametrize("arguments", [[], ["  "], ["is acme legit?", "--batch", "-"]])
    def test_it_wants_one_question_or_a_batch(self, arguments: list[str]) -> None:
        asked = invoke("ask", *arguments)

        assert asked.exit_code == 2
        assert asked.stdout == ""
        assert asked.stderr.startswith("Ask one question, such as: python -m bot ask")

    def test_a_batch_that_is_not_there(self, tmp_path: Path) -> None:
        for path in (tmp_path / "nowhere.jsonl", tmp_path):
            asked = invoke("ask", "--batch", str(path))

            assert asked.exit_code == 2
            assert asked.stdout == ""
            assert asked.stderr.startswith(f"{path} cannot be read: ")

    def test_with_errors_in_the_knowledge_nothing_is_answered(self, tiny: Path) -> None:
        write(tiny, edited(LEGIT, "topic: legitimacy", "topic: legit"))

        asked = invoke("ask", "is acme legit?", "--knowledge", str(tiny))

        assert asked.exit_code == 2
        assert asked.stdout == ""
        assert f"{LEGIT}:4: 'topic' cannot be 'legit'" in asked.stderr
        assert "nothing is answered until they are mended" in asked.stderr

    def test_an_unknown_mode(self) -> None:
        assert invoke("ask", "is acme legit?", "--mode", "loud").exit_code == 2


class TestCheck:
    """What moderators run before they save."""

    def test_a_good_folder(self, tiny: Path) -> None:
        checked = invoke("check", str(tiny))

        assert (checked.exit_code, checked.stdout) == (0, "")
        assert checked.stderr == "0 errors, 0 warnings. 2 answers are ready.\n"

    def test_a_warning_is_no_failure(self, tiny: Path) -> None:
        checked = invoke("check", str(tiny), "--max-age-days", "1")

        assert checked.exit_code == 0
        assert checked.stdout.startswith(f"{LEGIT}:10: warning: last reviewed ")
        assert checked.stderr == "0 errors, 4 warnings. 2 answers are ready.\n"

    def test_errors_are_named_by_file_and_line(self, tiny: Path) -> None:
        write(tiny, {**edited(LEGIT, "topic:", "topik:"), PAY: ""})

        checked = invoke("check", str(tiny))

        assert checked.exit_code == 1
        assert f"{LEGIT}:4: unknown key 'topik'; did you mean 'topic'?" in checked.stdout.splitlines()
        assert f"{PAY}:1: this file is empty; fill it in or delete it" in checked.stdout.splitlines()
        assert checked.stderr.endswith("Nothing goes live until the errors are mended.\n")

    def test_problems_as_json(self, tiny: Path) -> None:
        write(tiny, edited(BOLT, "- bolt work", "- acme ai"))

        checked = invoke("check", str(tiny), "--json")

        assert checked.exit_code == 1
        assert checked.stderr == ""
        assert rows(checked.stdout) == [
            {
                "file": BOLT,
                "line": 7,
                "severity": "error",
                "message": "the alias 'acme ai' also belongs to platforms/acme.yaml; keep it in one of them",
            }
        ]

    def test_a_phrasing_that_goes_elsewhere_is_a_warning(self, tiny: Path) -> None:
        legit = FILES[LEGIT].replace("- can i trust acme", "- acme hourly rate for coders")
        pay = FILES[PAY].replace("- acme hourly rate", "- hourly rate for coders\n  - hourly rate for coders at acme")
        write(tiny, {LEGIT: legit, PAY: pay})

        checked = invoke("check", str(tiny))

        assert checked.exit_code == 0
        sentence = "'acme hourly rate for coders' goes to acme/pay instead; reword it or move it there"
        assert checked.stdout == f"{LEGIT}:7: warning: {sentence}\n"

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        checked = invoke("check", str(tmp_path / "nowhere"))

        assert checked.exit_code == 1
        assert "there is no such folder" in checked.stdout


def test_schemas_are_written_and_checked(tmp_path: Path) -> None:
    folder = tmp_path / "schema"

    assert invoke("schema", str(folder), "--check").exit_code == 2
    assert invoke("schema", str(folder)).exit_code == 0
    assert invoke("schema", str(folder), "--check").exit_code == 0
    assert {path.name for path in folder.iterdir()} == set(schema.schemas())

    (folder / "entry.schema.json").write_text("{}")
    outdated = invoke("schema", str(folder), "--check")
    assert outdated.exit_code == 2
    assert outdated.stderr == "Out of date: entry.schema.json. Run: python -m bot schema\n"


def test_every_command_has_help() -> None:
    commands = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]

    assert {"ask", "check", "schema", "prepare", "calibrate", "demo", "run"} <= set(commands)
    for command in commands:
        shown = invoke(command, "--help")
        assert shown.exit_code == 0
        assert "Usage:" in shown.stdout


def test_calibrating_without_questions_says_which_file_is_missing(tmp_path: Path) -> None:
    result = invoke("calibrate", "--questions", str(tmp_path / "nowhere"))

    assert result.exit_code == 2
    assert "in_scope.jsonl cannot be read" in result.output
