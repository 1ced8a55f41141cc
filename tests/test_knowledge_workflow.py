"""The workflow that comments on a pull request: its steps are run as GitHub runs them, in a small checkout."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests import tiny
from tests.conftest import ROOT
from tests.tiny import LEGIT, PAY

WORKFLOW = ROOT / ".github" / "workflows" / "knowledge.yml"
TESTS = "tests:\n  - ask: is acme legit\n    reach: acme/legit\n  - ask: acme hourly rate\n    reach: acme/pay\n"
COMMENT = "Comment"
GH = """\
#!/bin/sh
echo "$@" > {called}
cat comment.md >> {called}
"""


@dataclass(frozen=True)
class PullRequest:
    """A checkout of a pull request, and what its steps came to."""

    folder: Path
    base: str

    def change(self, file: str, old: str, new: str) -> None:
        """Commit another text in a knowledge file."""
        path = self.folder / "knowledge" / file
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))
        git(self.folder, "commit", "--quiet", "--all", "--message", "change")

    def run(self) -> dict[str, int]:
        """The exit code of every step by its name; as on GitHub a step that failed does not keep these from running."""
        called = self.folder.parent / "called.txt"
        programs = self.folder.parent / "programs"
        programs.mkdir()
        (programs / "gh").write_text(GH.format(called=called))
        (programs / "gh").chmod(0o755)
        environment = {
            **os.environ,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "SENTENCE_VECTORS": "false",
            "GITHUB_STEP_SUMMARY": str(self.folder.parent / "summary.md"),
            "BASE": self.base,
            "NUMBER": "7",
        }
        steps = yaml.safe_load(WORKFLOW.read_text())["jobs"]["knowledge"]["steps"]
        named = {step["name"]: step["run"] for step in steps if "name" in step}
        return {
            name: subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", run], cwd=self.folder, env=environment, check=False
            ).returncode
            for name, run in named.items()
        }

    @property
    def comment(self) -> str:
        """What was commented."""
        called = (self.folder.parent / "called.txt").read_text()
        command, _, text = called.partition("\n")
        assert command == "pr comment 7 --edit-last --create-if-none --body-file comment.md"
        assert (self.folder.parent / "summary.md").read_text() == text
        return text


@pytest.fixture
def pull_request(tmp_path: Path) -> PullRequest:
    folder = tmp_path / "checkout"
    tiny.write(folder / "knowledge", {"tests.yaml": TESTS})
    git(folder, "init", "--quiet")
    git(folder, "add", "knowledge")
    git(folder, "commit", "--quiet", "--message", "base")
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return PullRequest(folder, git(folder, "rev-parse", "HEAD"))


def test_what_would_change_is_commented(pull_request: PullRequest) -> None:
    pull_request.change(LEGIT, "  - is acme legit\n", "")
    pull_request.change(LEGIT, "Is Acme legit?", "Who is Acme?")
    pull_request.change(PAY, "  - acme hourly rate\n", "  - is acme legit\n")

    codes = pull_request.run()

    assert codes[COMMENT] == 0
    assert "Changed (2): `acme/legit`, `acme/pay`" in pull_request.comment
    assert "| ⚠️ is acme legit | acme/legit | acme/pay |" in pull_request.comment
    assert codes["Every problem, with file and line"] == 0
    assert codes["Every test question reaches what it must"] == 1


def test_files_with_errors_are_commented_with_their_lines(pull_request: PullRequest) -> None:
    pull_request.change(LEGIT, "topic: legitimacy", 'topic: "```@everyone"')

    codes = pull_request.run()

    assert codes[COMMENT] == 0
    heading, _, problem, *_ = pull_request.comment.splitlines()
    assert heading == "### What has to be mended first"
    assert problem.startswith(f"    {LEGIT}:4: 'topic' cannot be ")
    assert codes["Every problem, with file and line"] == 1


def test_nobody_but_the_repository_itself_may_comment() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text())
    steps = workflow["jobs"]["knowledge"]["steps"]

    assert workflow["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert [step.get("name") for step in steps if "GH_TOKEN" in step.get("env", {})] == [COMMENT]
    [condition] = [step["if"] for step in steps if step.get("name") == COMMENT]
    assert "github.event.pull_request.head.repo.full_name == github.repository" in condition
    assert steps[0]["with"]["persist-credentials"] is False
    assert "pull_request_target" not in WORKFLOW.read_text()


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()
