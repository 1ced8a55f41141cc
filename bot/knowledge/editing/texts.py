"""Bytes of a file as text and back: the mark at its start and its line ends stay as they are."""

import difflib
from collections import Counter
from collections.abc import Sequence

from bot.knowledge.problems import Problem

BOM = b"\xef\xbb\xbf"
FEW = 8
"""Lines alike that are told apart by their order."""


def decoded(content: bytes, file: str) -> str | Problem:
    """The text of a file, or that it is in no encoding we read."""
    try:
        return content.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return Problem(file, line, "this file is not in UTF-8; save it again with the encoding UTF-8")


def newline_of(text: str) -> str:
    """How the lines of a text end, judged by the first."""
    return "\r\n" if text.split("\n", 1)[0].endswith("\r") else "\n"


def with_endings(new: Sequence[str], ended: Sequence[str], newline: str) -> list[str]:
    """Lines with their ends; those that stay as they are in `ended` keep theirs, should a file mix them."""
    result = [line + newline for line in new]
    old = [line.splitlines()[0] for line in ended]
    if all(line + newline == as_it_was for line, as_it_was in zip(old, ended, strict=True)):
        return result
    # Lines that are all alike, such as blank ones, would be compared each with each; they go with their neighbours.
    alike = {line for line, count in Counter(new).items() if count > FEW}
    for a, b, size in difflib.SequenceMatcher(alike.__contains__, old, new, autojunk=False).get_matching_blocks():
        result[b : b + size] = ended[a : a + size]
    return result
