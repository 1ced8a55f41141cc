"""Questions with what a right answer must be and say; `benchmarks/README.md` describes the files."""

import itertools
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.answers.results import Answer, Mode, Result
from bot.cards.plain import whole_text
from bot.knowledge.knowledge import Knowledge

COMPARES = "compare:"
"""An accepted answer `compare:outlier+sme-careers` is the card that sets these platforms side by side."""


@dataclass(frozen=True, slots=True)
class Question:
    """One person's messages, of which the last is judged.

    `entries` are the answers that will do; `says` are groups of substrings, and a right answer contains at least one of
    each group. A message that deserves silence has a `kind` instead, which tells what it is; its `entries` are those
    that would do no harm, such as the answer that says what is not known.
    """

    id: str
    turns: tuple[str, ...]
    entries: frozenset[str] = frozenset()
    says: tuple[tuple[str, ...], ...] = ()
    kind: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """In-scope questions, follow-ups, and messages that deserve silence."""

    in_scope: tuple[Question, ...]
    follow_up: tuple[Question, ...]
    out_of_scope: tuple[Question, ...]

    def joined(self, other: "QuestionSet") -> "QuestionSet":
        """These and those of another set."""
        return QuestionSet(
            (*self.in_scope, *other.in_scope),
            (*self.follow_up, *other.follow_up),
            (*self.out_of_scope, *other.out_of_scope),
        )


def read(folder: Path) -> QuestionSet:
    """The questions in a folder of three files."""
    return QuestionSet(*(_read(folder / f"{part}.jsonl") for part in ("in_scope", "follow_up", "out_of_scope")))


def after_a_question(questions: QuestionSet) -> list[Question]:
    """Every out-of-scope message as the next thing somebody says who has just asked something in scope."""
    asked = itertools.cycle(questions.in_scope)
    return [replace(q, turns=(*next(asked).turns, *q.turns)) for q in questions.out_of_scope]


def name_of(answer: Answer) -> str:
    """How an answer is named in `entries`."""
    if answer.comparison is not None and answer.entry is None:
        return COMPARES + "+".join(sorted(answer.comparison.platforms))
    return answer.entry.id if answer.entry else ""


def is_false(question: Question, result: Result) -> bool:
    """Whether something was said to a message that deserves silence, or another answer than those that may be said."""
    return isinstance(result, Answer) and name_of(result) not in question.entries


def is_right(question: Question, result: Result, knowledge: Knowledge) -> bool:
    """Whether an answer is an accepted one and says what it must."""
    if not isinstance(result, Answer) or name_of(result) not in question.entries:
        return False
    said = whole_text(result, Mode.DIRECT, knowledge).lower()
    return all(any(fact.lower() in said for fact in facts) for facts in question.says)


def _read(path: Path) -> tuple[Question, ...]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(map(_question, rows))


def _question(row: dict[str, Any]) -> Question:
    return Question(
        id=str(row["id"]),
        turns=tuple(map(str, row.get("turns") or [row["text"]])),
        entries=frozenset(map(str, row.get("entries", ()))),
        says=tuple(tuple(map(str, facts)) for facts in row.get("says", ())),
        kind=str(row.get("kind", "")),
        voice=str(row.get("voice", "")),
    )
