"""Nothing that people can use is undocumented, and the documentation names nothing that is not there."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from bot.answers import calibration_file
from bot.answers.results import Mode
from bot.cli import app
from bot.settings import Settings
from tests.conftest import ROOT

DOCS = sorted((ROOT / "docs").glob("*.md"))


def commands(group: Any, *before: str) -> Iterator[str]:
    """Every command of the terminal, such as `db copy`."""
    for name, command in group.commands.items():
        if getattr(command, "commands", None):
            yield from commands(command, *before, name)
        else:
            yield " ".join((*before, name))


def test_every_command_of_the_terminal_is_in_a_table() -> None:
    documents = "\n".join(file.read_text() for file in (ROOT / "README.md", *DOCS))
    rows = "\n".join(re.findall(r"^\| (`.*?)$", documents, re.MULTILINE))
    there = set(commands(typer.main.get_command(app)))

    # What a group does by default is documented under the group's own name.
    assert {name for name in there if not re.search(rf"`(python -m bot )?{name.removesuffix(' search')}\b", rows)} <= {
        "knowledge new platform"
    }


def test_every_setting_is_explained_in_the_example_file() -> None:
    example = (ROOT / ".env.example").read_text()

    for name in Settings.model_fields:
        assert re.search(rf"(?m)^#.*\n(?:#.*\n|[A-Z_]+=.*\n)*{name.upper()}=", example), name


def test_every_format_of_a_file_is_described() -> None:
    described = (ROOT / "docs" / "knowledge-files.md").read_text()

    for schema in (ROOT / "knowledge" / "schema").glob("*.schema.json"):
        kind = schema.name.removesuffix(".schema.json")
        assert {"entry": "faq/", "platform": "platforms/", "listings": "listings/"}.get(
            kind, f"{kind}.yaml"
        ) in described


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.name)
def test_links_lead_to_files_that_are_there(document: object) -> None:
    file = ROOT / "docs" / str(document).rpartition("/")[2]
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", file.read_text()):
        assert (file.parent / target).exists(), f"{file.name} links to {target}"


def test_each_threat_has_a_test_that_exists() -> None:
    rows = [line for line in (ROOT / "docs" / "security.md").read_text().splitlines() if line.startswith("| ")]
    threats = [row for row in rows if not row.startswith(("| threat", "|---"))]
    code = "\n".join(file.read_text() for file in (ROOT / "tests").rglob("test_*.py"))
    there = set(re.findall(r"def (test_\w+)\(", code))

    assert len(threats) > 20
    for row in threats:
        named = set(re.findall(r"`(test_\w+)`", row))
        assert named, f"no test: {row}"
        assert named <= there, f"{named - there} of: {row}"


def test_moderators_read_from_which_chance_on_it_speaks() -> None:
    policies = calibration_file.read(vectors=True).policies
    told = [int(number) for number in re.findall(r"about (\d+) % on", (ROOT / "docs/moderators.md").read_text())]

    holds = (policies[Mode.DIRECT].answer, policies[Mode.DIRECT].suggest, policies[Mode.PASSIVE].answer)
    assert told == [pytest.approx(100 * limit, abs=5) for limit in holds]
