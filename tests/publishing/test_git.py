"""Saved files in a real git repository."""

import os
import subprocess
from pathlib import Path

import pytest

from bot.publishing.git import Committed, NotCommitted, Obstacle, commit

FILE = "faq/acme/legit.md"


def git(root: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ops", "-c", "user.email=ops@example.org")
    done = subprocess.run(("git", *identity, *arguments), cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with one commit; the knowledge is a folder in it."""
    folder = tmp_path / "knowledge"
    (folder / "faq" / "acme").mkdir(parents=True)
    (folder / FILE).write_text("one\n")
    (tmp_path / ".gitignore").write_text("*.ignored.md\n")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=start")
    return folder


def saved(root: Path, text: str, file: str = FILE) -> None:
    (root / file).write_text(text)


def test_a_saved_file_is_committed_in_the_moderators_name(root: Path) -> None:
    saved(root, "two\n")

    done = commit(root, [FILE], "Morgan <mod>\n", "Reword the answer")

    assert isinstance(done, Committed)
    assert (
        git(root, "log", "-1", "--format=%h|%an|%cn|%s")
        == f"{done.commit}|Morgan mod|AI training answers|Reword the answer"
    )
    assert git(root, "status", "--porcelain") == ""


def test_a_new_file_and_a_deleted_one_are_committed(root: Path) -> None:
    saved(root, "new\n", "faq/acme/pay.md")
    assert isinstance(commit(root, ["faq/acme/pay.md"], "Morgan", "Add pay"), Committed)

    (root / FILE).unlink()
    assert isinstance(commit(root, [FILE], "Morgan", "Remove legit"), Committed)

    assert git(root, "ls-files") == "faq/acme/pay.md"


def test_what_others_have_staged_stays_staged_and_out_of_the_commit(root: Path) -> None:
    saved(root, "half done\n", "faq/acme/other.md")
    git(root, "add", "faq/acme/other.md")
    saved(root, "two\n")

    assert isinstance(commit(root, [FILE], "Morgan", "Reword"), Committed)

    assert git(root, "show", "--name-only", "--format=") == f"knowledge/{FILE}"
    assert git(root, "status", "--porcelain") == "A  faq/acme/other.md".replace("faq", "knowledge/faq")


def test_without_a_branch_nothing_is_committed_for_it_would_be_lost(root: Path) -> None:
    git(root, "checkout", "--quiet", "--detach")
    saved(root, "two\n")

    assert commit(root, [FILE], "Morgan", "Reword") == NotCommitted(Obstacle.DETACHED)
    assert git(root, "log", "--format=%s") == "start"


@pytest.mark.parametrize("file", [FILE, "faq/acme/new.md"])
def test_a_hook_that_refuses_leaves_the_saved_file_and_the_index_as_they_are(root: Path, file: str) -> None:
    hook = root.parent / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'too long a line' >&2\nexit 1\n")
    hook.chmod(0o755)
    saved(root, "two\n", file)

    assert commit(root, [file], "Morgan", "Reword") == NotCommitted(Obstacle.HOOK_OR_ERROR, "too long a line")

    assert (root / file).read_text() == "two\n"
    assert git(root, "diff", "--cached", "--name-only") == ""


def test_a_lock_that_a_crashed_git_left_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.publishing.git.LOCKED_WAIT_SECONDS", 0)
    (root.parent / ".git" / "index.lock").touch()
    saved(root, "two\n")

    done = commit(root, [FILE], "Morgan", "Reword")

    assert isinstance(done, NotCommitted)
    assert "index.lock" in done.said


def test_a_merge_that_somebody_is_in_the_middle_of_is_left_alone(root: Path) -> None:
    git(root, "checkout", "--quiet", "-b", "other")
    saved(root, "theirs\n")
    git(root, "commit", "--quiet", "--all", "--message=theirs")
    git(root, "checkout", "--quiet", "main")
    saved(root, "ours\n")
    git(root, "commit", "--quiet", "--all", "--message=ours")
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "merge", "other")
    saved(root, "resolved\n")

    done = commit(root, [FILE], "Morgan", "Reword")

    assert isinstance(done, NotCommitted)
    assert "merge" in done.said
    assert (root.parent / ".git" / "MERGE_HEAD").exists()


def test_a_file_that_git_ignores_is_only_saved(root: Path) -> None:
    saved(root, "x\n", "faq/acme/x.ignored.md")
    assert commit(root, ["faq/acme/x.ignored.md"], "Morgan", "x") == NotCommitted(Obstacle.IGNORED)


def test_a_folder_that_is_no_checkout_is_only_saved(tmp_path: Path) -> None:
    assert commit(tmp_path, [FILE], "Morgan", "x") == NotCommitted(Obstacle.NO_CHECKOUT)


def test_a_machine_without_git_is_told_apart(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert commit(root, [FILE], "Morgan", "x") == NotCommitted(Obstacle.NO_GIT)


def test_a_bot_that_git_itself_started_commits_to_the_right_place(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", os.devnull)
    saved(root, "two\n")
    assert isinstance(commit(root, [FILE], "", "Reword"), Committed)
    monkeypatch.delenv("GIT_DIR")
    assert git(root, "log", "-1", "--format=%an") == "A moderator"
