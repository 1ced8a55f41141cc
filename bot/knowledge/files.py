"""Finds and reads the knowledge files of a folder."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath, PurePosixPath
from types import MappingProxyType

from bot.knowledge.problems import Problem

Overlay = Mapping[str, bytes | None]
"""Contents that count instead of those on disk, by relative path; None stands for a file that is not there."""
AS_ON_DISK: Overlay = MappingProxyType({})

SINGLE = ("vocabulary", "scams", "tests")
"""Files of which there is one."""
_LEFTOVERS = ("~", ".tmp", ".swp", ".swx", ".bak", ".orig", ".part")


@dataclass(frozen=True, slots=True)
class Folder:
    """The texts of a knowledge folder by relative path; `version` is a digest of all of them."""

    faq: dict[str, str]
    platforms: dict[str, str]
    listings: dict[str, str]
    vocabulary: str | None
    scams: str | None
    expectations: str | None
    version: str


def read_folder(root: Path, overlay: Overlay = AS_ON_DISK) -> tuple[Folder, list[Problem]]:
    """Everything readable below `root`, with a problem for each file that is not."""
    if not root.is_dir():
        return Folder({}, {}, {}, None, None, None, ""), [Problem(str(root), 1, "there is no such folder")]
    problems: list[Problem] = []
    digest = hashlib.sha256()

    def texts(pattern: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in sorted(_names(root, pattern, overlay), key=PurePosixPath):
            if is_not_ours(PurePosixPath(name)):
                continue
            text = _decoded(overlay[name] or b"", name) if name in overlay else _read(root / name, name)
            if isinstance(text, Problem):
                problems.append(text)
            else:
                found[name] = text
                digest.update(f"{name}\0{text}\0".encode())
        return found

    faq = texts("faq/**/*.md")
    platforms = texts("platforms/*.yaml")
    listings = texts("listings/*.yaml")
    vocabulary, scams, expectations = (texts(f"{name}.yaml").get(f"{name}.yaml") for name in SINGLE)
    failed = (problem.file for problem in problems)
    read = {*faq, *platforms, *listings, *failed, *overlay, *(f"{name}.yaml" for name in SINGLE)}
    patterns = ("faq/**/*", "platforms/*", "listings/*", *(f"{name}.*" for name in SINGLE))
    for stray in sorted(path for pattern in patterns for path in root.glob(pattern)):
        name = stray.relative_to(root).as_posix()
        if not stray.is_dir() and name not in read and not is_not_ours(PurePosixPath(name)):
            sentence = "this file is not read: answers end in .md, all other files in .yaml"
            problems.append(Problem(name, 1, sentence))
    return Folder(faq, platforms, listings, vocabulary, scams, expectations, digest.hexdigest()[:12]), problems


def _names(root: Path, pattern: str, overlay: Overlay) -> set[str]:
    on_disk = {path.relative_to(root).as_posix() for path in root.glob(pattern) if path.is_file()}
    # The star of fnmatch spans folders, as `**/` does here.
    deep, flat = pattern.replace("**/", ""), "**" not in pattern
    laid_over = {
        name for name in overlay if fnmatchcase(name, deep) and not (flat and name.count("/") != pattern.count("/"))
    }
    return {name for name in on_disk | laid_over if overlay.get(name, b"") is not None}


def is_not_ours(path: PurePath) -> bool:
    """Whether a file is an editor's or a tool's: hidden, in a hidden folder, or left over."""
    hidden = any(part.startswith((".", "#")) for part in path.parts)
    return hidden or path.name.endswith(_LEFTOVERS)


def _read(path: Path, name: str) -> str | Problem:
    try:
        content = path.read_bytes()
    except OSError as error:
        return Problem(name, 1, f"this file cannot be read: {error.strerror}")
    return _decoded(content, name)


def _decoded(content: bytes, name: str) -> str | Problem:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return Problem(name, line, "this file is not in UTF-8; save it again with the encoding UTF-8")
    if not text.strip():
        return Problem(name, 1, "this file is empty; fill it in or delete it")
    return text
