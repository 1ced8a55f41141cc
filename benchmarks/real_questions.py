"""Questions that people really ask on help pages and blogs, asked of the engine.

The texts are other people's words and not part of this repository: `real_questions.yaml` knows each by its digest, with
a subject in our words, and says which entries answer it or why none does.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator
from rich.console import Console

from benchmarks.show import share, table
from bot.answers.answerer import Answerer
from bot.answers.results import Answer, NoMatch, Result, Suggestions
from bot.evaluation.questions import name_of

EXPECTED = Path(__file__).with_name("real_questions.yaml")
TABLE = Path("docs/real-questions.md")
_DIGITS = 8


class Expected(BaseModel):
    """What should happen to one question: `entries` that each answer it, or the reason `why_not` none does.

    `sha256` is the beginning of the text's digest, `platform` the platform whose page it is from, where we know it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^q\d{3}$")]
    sha256: Annotated[str, Field(pattern=rf"^[0-9a-f]{{{_DIGITS}}}$")]
    subject: str
    platform: str | None = None
    entries: tuple[str, ...] = ()
    why_not: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _either(self) -> "Expected":
        if bool(self.entries) == bool(self.why_not):
            raise ValueError(f"{self.id} needs either entries or why_not")
        return self


class Outcome(StrEnum):
    """What happened to a question, beside what should have."""

    ANSWERED = "answered as expected"
    SUGGESTED = "suggested as expected"
    SILENT = "silent as expected"
    MISSED = "wrongly silent"
    WRONG = "wrongly answered"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what came back."""

    expected: Expected
    result: Result

    @property
    def outcome(self) -> Outcome:
        """How it went; suggestions that do not hold an accepted entry count as silence."""
        wanted = self.expected.entries
        match self.result:
            case Answer():
                return Outcome.ANSWERED if name_of(self.result) in wanted else Outcome.WRONG
            case Suggestions(suggestions) if any(suggestion.entry.id in wanted for suggestion in suggestions):
                return Outcome.SUGGESTED
            case Suggestions() | NoMatch():
                return Outcome.MISSED if wanted else Outcome.SILENT

    @property
    def shown(self) -> str:
        """What the member got."""
        match self.result:
            case Answer():
                return f"answer: {name_of(self.result)}"
            case Suggestions(suggestions):
                return "suggestions: " + ", ".join(suggestion.entry.id for suggestion in suggestions)
            case NoMatch():
                return "nothing"


def digest(text: str) -> str:
    """The beginning of a text's digest, which stands for it."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def read_expected(path: Path = EXPECTED) -> tuple[Expected, ...]:
    """What should happen to every question."""
    return TypeAdapter(tuple[Expected, ...]).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))


def ask(answerer: Answerer, texts: Path, expected: Sequence[Expected], in_channel: bool) -> list[Asked]:
    """Ask everything as if in a channel about the platform whose page it is from, or without any such hint.

    Without it, and where the text names no platform, the general answer to the same question is right as well.
    """
    rows = (json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines())
    found = {digest(row["text"]): str(row["text"]) for row in rows}
    if missing := [one.id for one in expected if one.sha256 not in found]:
        raise SystemExit(f"{texts} lacks questions of {EXPECTED.name}: {', '.join(missing)}")
    asked = []
    for one in expected:
        text = found[one.sha256]
        if not in_channel and one.entries and not answerer.matcher.reader.read(text).platforms:
            general = (f"general/{entry.rpartition('/')[2]}" for entry in one.entries)
            one = one.model_copy(update={"entries": tuple(dict.fromkeys((*one.entries, *general)))})
        channel = one.platform if in_channel else None
        asked.append(Asked(one, answerer.ask((text,), channel_platform=channel)))
    return asked


def report(console: Console, asked: Mapping[str, Sequence[Asked]]) -> None:
    """How it went, for each way of asking, and why some are to stay unanswered."""
    some = next(iter(asked.values()))
    answerable = sum(bool(one.expected.entries) for one in some)
    title = f"Real questions: {len(some)}, of which {answerable} have an answer"
    shown = table(title, "", *Outcome)
    for name, found in asked.items():
        counts = Counter(one.outcome for one in found)
        shown.add_row(name, *(str(counts[outcome]) for outcome in Outcome))
    console.print(shown)
    reasons = table("Why the others have none", "", "questions", "silent as expected")
    for reason, count in Counter(one.expected.why_not for one in some if one.expected.why_not).most_common():
        silent = sum(one.outcome is Outcome.SILENT for one in some if one.expected.why_not == reason)
        reasons.add_row(reason, str(count), share(silent, count))
    console.print(reasons)


def write(asked: Sequence[Asked], path: Path = TABLE) -> None:
    """The whole table as a page, without the texts."""
    counts = Counter(one.outcome for one in asked)
    lines = [
        "# Real questions",
        "",
        "Questions from help pages and blogs, each asked as in a channel about the platform whose page it is from. The",
        "texts are other people's words and are not repeated here; the subjects are ours. What should come is in",
        "`benchmarks/real_questions.yaml`, and `python -m benchmarks --only real --write-real` writes this page.",
        "",
        *(f"- {outcome}: {counts[outcome]}" for outcome in Outcome),
        "",
        "| question | subject | platform | expected | came | |",
        "|---|---|---|---|---|---|",
    ]
    for one in asked:
        expected = ", ".join(one.expected.entries) or f"silence: {one.expected.why_not}"
        expected += f" ({one.expected.note})" if one.expected.note else ""
        cells = (one.expected.id, one.expected.subject, one.expected.platform or "", expected, one.shown, one.outcome)
        lines.append(f"| {' | '.join(cells)} |")
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
