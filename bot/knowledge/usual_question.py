"""The questions that people ask about every platform: templates for answers, one file each in `usual/`."""

from dataclasses import dataclass
from pathlib import Path

from bot.knowledge import markdown_file
from bot.knowledge.problems import Problem
from bot.knowledge.source import FileModel, Slug, Text
from bot.knowledge.topics import Topic
from bot.knowledge.yaml_file import read_model

TEMPLATES = Path(__file__).with_name("usual")


class UsualFile(FileModel):
    """The front matter of a template; `needs` lists figures without which there is no answer, `a or b` takes either."""

    question: Text
    topic: Topic
    needs: tuple[Text, ...]
    asked_as: tuple[Text, ...]
    related: tuple[Slug, ...]


@dataclass(frozen=True, slots=True)
class UsualQuestion:
    """A question that people ask about every platform."""

    slug: str
    front: UsualFile
    body: str


def read_questions(folder: Path = TEMPLATES) -> tuple[UsualQuestion, ...]:
    """The templates in `folder`; one that cannot be read is a ValueError, for they are part of the program."""
    return tuple(_question(path) for path in sorted(folder.glob("*.md")))


def _question(path: Path) -> UsualQuestion:
    parts = markdown_file.split(path.read_text(encoding="utf-8"), path.name)
    if isinstance(parts, Problem):
        raise ValueError(str(parts))
    front = read_model(parts.front_matter, UsualFile, path.name, parts.front_matter_line)
    if not isinstance(front, UsualFile):
        raise ValueError("; ".join(map(str, front)))
    return UsualQuestion(path.stem, front, parts.body)
