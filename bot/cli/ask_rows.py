"""The rows of `ask`."""

from typing import Any

from pydantic import Field, model_validator

from bot.answers.answerer import Answerer
from bot.answers.results import Answer, Mode, Result, Suggestion, Suggestions
from bot.cards.plain import whole_text
from bot.cli.rows import Row
from bot.clock import utc_now
from bot.knowledge.knowledge import Knowledge


class AskRow(Row):
    """One question: `text`, or `turns` of one person of which the last is the question."""

    text: str | None = None
    turns: tuple[str, ...] | None = Field(default=None, strict=False, min_length=1)
    mode: Mode | None = Field(default=None, strict=False)

    @model_validator(mode="after")
    def _one_question(self) -> "AskRow":
        if (self.text is None) == (self.turns is None):
            raise ValueError("give either 'text' or 'turns'")
        return self


def answer_row(answerer: Answerer, mode: Mode, row: AskRow) -> dict[str, Any]:
    """The answer to one row; `mode` counts where the row names none."""
    chosen = row.mode or mode
    return result_row(answerer.ask(row.turns or (row.text or "",), chosen), chosen, answerer.knowledge)


def result_row(result: Result, mode: Mode, knowledge: Knowledge) -> dict[str, Any]:
    """A result in the terminal contract's form."""
    row: dict[str, Any] = {
        "decision": "none", "entry": None, "platforms": [], "topics": [], "confidence": 0.0,
        "answer": whole_text(result, mode, knowledge, utc_now().date()), "suggestions": [],
    }  # fmt: skip
    match result:
        case Answer():
            row |= {
                "decision": "answer",
                "entry": result.entry.id if result.entry else None,
                "platforms": list(result.platforms),
                "topics": [topic.value for topic in result.topics],
                "confidence": round(result.confidence, 4),
                "suggestions": [_suggestion(also) for also in result.also],
            }
        case Suggestions(suggestions):
            row |= {
                "decision": "suggest",
                "confidence": round(max(suggestion.confidence for suggestion in suggestions), 4),
                "suggestions": [_suggestion(suggestion) for suggestion in suggestions],
            }
    return row


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    entry = suggestion.entry
    return {
        "entry": entry.id,
        "title": entry.question,
        "platforms": [entry.platform] if entry.platform else [],
        "topics": [entry.topic.value],
        "confidence": round(suggestion.confidence, 4),
    }
