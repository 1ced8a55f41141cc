"""Commits saved files in a moderator's name, where the knowledge folder is a git checkout.

Only those files are committed: what somebody else has staged stays staged. Nothing is ever pushed, merged or checked
out. Whatever keeps git from committing leaves the saved files as they are; the reason is a sentence for the moderators.
"""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.cards.limits import clip

PATIENCE_SECONDS = 30
LOCKED_TRIES = 3
LOCKED_WAIT_SECONDS = 0.5
REASON_LIMIT = 200
COMMITTER = ("AI training answers", "bot@localhost")
AUTHOR_ADDRESS = "moderator@localhost"
_LOCKED = "index.lock"


@dataclass(frozen=True, slots=True)
class Committed:
    """The files are in git; `commit` is the commit's short name."""

    commit: str


class Obstacle(StrEnum):
    """Why a saved edit is not in git."""

    NO_CHECKOUT = "no_checkout"
    NO_GIT = "no_git"
    IGNORED = "ignored"
    DETACHED = "detached"
    HOOK_OR_ERROR = "hook_or_error"
    TOO_SLOW = "too_slow"


@dataclass(frozen=True, slots=True)
class NotCommitted:
    """The edit is saved and not committed; `said` is what git said, on one line."""

    obstacle: Obstacle
    said: str = ""


def commit(root: Path, files: Sequence[str], author: str, message: str) -> Committed | NotCommitted:
    """Commit `files` (relative to `root`) together as they are on disk, written by `author`."""
    if not _in_checkout(root):
        return NotCommitted(Obstacle.NO_CHECKOUT)
    try:
        return _commit(root, files, _name(author), message)
    except FileNotFoundError:
        return NotCommitted(Obstacle.NO_GIT)
    except subprocess.TimeoutExpired:
        return NotCommitted(Obstacle.TOO_SLOW)


def _commit(root: Path, files: Sequence[str], author: str, message: str) -> Committed | NotCommitted:
    if _run(root, "rev-parse", "--is-inside-work-tree").returncode:
        return NotCommitted(Obstacle.NO_CHECKOUT)
    if any(not _run(root, "check-ignore", "--quiet", "--", file).returncode for file in files):
        return NotCommitted(Obstacle.IGNORED)
    if _run(root, "symbolic-ref", "--quiet", "HEAD").returncode:
        # A commit without a branch is lost at the next checkout.
        return NotCommitted(Obstacle.DETACHED)
    exactly = [f":(literal){file}" for file in files]
    new = [name for name in exactly if _run(root, "ls-files", "--error-unmatch", "--", name).returncode]
    if new:
        # `commit --only` takes no file that git has never heard of.
        added = _patiently(root, "add", "--intent-to-add", "--", *new)
        if added.returncode:
            return NotCommitted(Obstacle.HOOK_OR_ERROR, _said(added))
    done = _patiently(root, "commit", "--quiet", "--only", f"--message={message}", "--", *exactly, author=author)
    if done.returncode:
        if new:
            _run(root, "reset", "--quiet", "--", *new)
        return NotCommitted(Obstacle.HOOK_OR_ERROR, _said(done))
    return Committed(_run(root, "rev-parse", "--short", "HEAD").stdout.strip())


def _in_checkout(root: Path) -> bool:
    """Whether there is anything of git in the folder or above it; asked first, since git may not be installed."""
    return any((folder / ".git").exists() for folder in (root.resolve(), *root.resolve().parents))


def _patiently(root: Path, *arguments: str, author: str = "") -> "subprocess.CompletedProcess[str]":
    """Wait a little where another git, such as a pull, holds the lock."""
    for _ in range(LOCKED_TRIES - 1):
        done = _run(root, *arguments, author=author)
        if not done.returncode or _LOCKED not in done.stderr:
            return done
        time.sleep(LOCKED_WAIT_SECONDS)
    return _run(root, *arguments, author=author)


def _run(root: Path, *arguments: str, author: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        # Without the monitor and the pager of somebody's own configuration.
        ("git", "-c", "core.fsmonitor=false", "--no-pager", *arguments),
        cwd=root,
        env=_environment(author),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def _environment(author: str) -> Mapping[str, str]:
    # A bot that was itself started by git has variables that point at that other checkout; the token is none of git's.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "DISCORD_"))}
    name, address = COMMITTER
    return {
        **kept,
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_EDITOR": "true",
        "GIT_AUTHOR_NAME": author or name,
        "GIT_AUTHOR_EMAIL": AUTHOR_ADDRESS if author else address,
        "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": address,
    }


def _name(author: str) -> str:
    """A name that git takes: one line, without what ends a name in a commit."""
    plain = "".join(" " if sign in "<>" or not sign.isprintable() else sign for sign in author)
    return clip(plain, 80).strip(".,:;\"' ") or "A moderator"


def _said(done: "subprocess.CompletedProcess[str]") -> str:
    return clip((done.stderr or done.stdout).strip() or f"exit code {done.returncode}", REASON_LIMIT)
