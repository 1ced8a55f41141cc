"""Finds and reads the knowledge files of a folder."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.problems import Problem

_LEFTOVERS = ("~", ".tmp", ".swp", ".swx", ".bak", ".orig", ".part")


@dataclass(frozen=True, slots=True)
class Folder:
    """The texts of a knowledge folder by relative path; `version` is a digest of all of them."""

    faq: dict[str, str]
    platforms: dict[str, str]
    listings: dict[str, str]
    vocabulary: str | None
    scams: str | None
    version: str


def read_folder(root: Path) -> tuple[Folder, list[Problem]]:
    """Everything readable below `root`, with a problem for each file that is not."""
    if not root.is_dir():
        return Folder({}, {}, {}, None, None, ""), [Problem(str(root), 1, "there is no such folder")]
    problems: list[Problem] = []
    digest = hashlib.sha256()

    def texts(pattern: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for path in sorted(root.glob(pattern)):
            name = path.relative_to(root).as_posix()
            if not path.is_file() or _is_not_ours(path.relative_to(root)):
                continue
            text = _read(path, name)
            if isinstance(text, Problem):
                problems.append(text)
            else:
                found[name] = text
                digest.update(f"{name}\0{text}\0".encode())
        return found

    faq = texts("faq/**/*.md")
    platforms = texts("platforms/*.yaml")
    listings = texts("listings/*.yaml")
    vocabulary, scams = (texts(f"{name}.yaml").get(f"{name}.yaml") for name in ("vocabulary", "scams"))
    failed = (problem.file for problem in problems)
    read = {*faq, *platforms, *listings, *failed, "vocabulary.yaml", "scams.yaml"}
    patterns = ("faq/**/*", "platforms/*", "listings/*", "vocabulary.*", "scams.*")
    for stray in sorted(path for pattern in patterns for path in root.glob(pattern)):
        name = stray.relative_to(root).as_posix()
        if not stray.is_dir() and name not in read and not _is_not_ours(stray.relative_to(root)):
            sentence = "this file is not read: answers end in .md, all other files in .yaml"
            problems.append(Problem(name, 1, sentence))
    return Folder(faq, platforms, listings, vocabulary, scams, digest.hexdigest()[:12]), problems


def _is_not_ours(path: Path) -> bool:
    """Whether a file is an editor's or a tool's: hidden, in a hidden folder, or left over."""
    hidden = any(part.startswith((".", "#")) for part in path.parts)
    return hidden or path.name.endswith(_LEFTOVERS)


def _read(path: Path, name: str) -> str | Problem:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return Problem(name, line, "this file is not in UTF-8; save it again with the encoding UTF-8")
    except OSError as error:
        return Problem(name, 1, f"this file cannot be read: {error.strerror}")
    if not text.strip():
        return Problem(name, 1, "this file is empty; fill it in or delete it")
    return text
