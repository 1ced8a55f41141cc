"""Splits an FAQ file into front matter and body."""

from dataclasses import dataclass

from bot.knowledge.problems import Problem

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """Both parts with the line each starts at."""

    front_matter: str
    front_matter_line: int
    body: str
    body_line: int


def split(text: str, file: str) -> MarkdownFile | Problem:
    """The two parts of `text`; a problem when the `---` lines are not as they should be."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != _FENCE:
        return Problem(file, 1, "the first line must be '---', followed by the keys (question, topic, …)")
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        return Problem(file, 1, "the line '---' that ends the keys is missing")
    body = lines[end + 1 :]
    blank = next((i for i, line in enumerate(body) if line.strip()), len(body))
    return MarkdownFile(
        front_matter="\n".join(lines[1:end]),
        front_matter_line=2,
        body="\n".join(body).strip(),
        body_line=end + 2 + blank,
    )
