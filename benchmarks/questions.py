"""The evaluation questions and what counts as right; see `benchmarks/README.md`."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answers.results import Answer, Mode, Result
from bot.cards.plain import whole_text
from bot.knowledge.knowledge import Knowledge

FOLDER = Path(__file__).parent / "questions"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what a fair judge accepts: platforms, any of the topics, any of the substrings."""

    id: str
    turns: tuple[str, ...]
    platforms: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    says: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """In-scope questions, follow-ups, and messages that deserve silence."""

    in_scope: tuple[Question, ...]
    follow_up: tuple[Question, ...]
    out_of_scope: tuple[Question, ...]


def read(name: str) -> QuestionSet:
    """The set `tune` (looked at while building) or `test` (never looked at)."""
    return QuestionSet(*(_read(FOLDER / name / f"{part}.jsonl") for part in ("in_scope", "follow_up", "out_of_scope")))


def is_right(question: Question, result: Result, knowledge: Knowledge) -> bool:
    """Whether an answer is of an accepted topic, speaks for the platforms asked about, and says a key fact.

    A general answer is accepted where one platform was asked about, as long as it says the fact.
    """
    if not isinstance(result, Answer):
        return False
    spoken_for = frozenset(result.platforms)
    about = question.platforms <= spoken_for or (len(question.platforms) == 1 and not spoken_for)
    said = whole_text(result, Mode.DIRECT, knowledge).lower()
    topical = not question.topics.isdisjoint(topic.value for topic in result.topics)
    return about and topical and any(fact.lower() in said for fact in question.says)


def _read(path: Path) -> tuple[Question, ...]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(_question(row) for row in rows)


def _question(row: dict[str, Any]) -> Question:
    turns = row.get("turns") or [row["text"]]
    return Question(
        id=str(row["id"]),
        turns=tuple(map(str, turns)),
        platforms=frozenset(row.get("platforms", ())),
        topics=frozenset(row.get("topics", ())),
        says=tuple(row.get("says", ())),
        kind=str(row.get("kind", "")),
    )
