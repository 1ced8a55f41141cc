"""The question files: one half to tune on, one half to test on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation.questions import Question, QuestionSet, read

FOLDER = Path(__file__).with_name("questions")


@dataclass(frozen=True, slots=True)
class Half:
    """One half of the questions; `forms` says by question id how each is put: as a statement, a story and so on."""

    name: str
    questions: QuestionSet
    forms: Mapping[str, str]

    @property
    def sizes(self) -> str:
        """How many questions of each kind there are."""
        found = self.questions
        return (
            f"{len(found.in_scope)} in scope, {len(found.follow_up)} follow-ups, {len(found.out_of_scope)} out of scope"
        )

    @property
    def all(self) -> tuple[Question, ...]:
        """Every question, in the order of the files."""
        return (*self.questions.in_scope, *self.questions.follow_up, *self.questions.out_of_scope)


def read_half(name: str, folder: Path = FOLDER) -> Half:
    """The half called `name`, `tune` or `test`, or those of later writers, `new`."""
    forms: dict[str, str] = {}
    for file in ("in_scope", "follow_up"):
        lines = (folder / name / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
        forms |= {str(row["id"]): str(row.get("form", "")) for row in map(json.loads, filter(None, lines))}
    return Half(name, read(folder / name), forms)
