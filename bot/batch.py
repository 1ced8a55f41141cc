"""The JSON face of `ask`: rows in, rows out, in the form that other programs rely on."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.answers.answerer import Answerer
from bot.answers.results import Answer, Mode, Result, Suggestion, Suggestions
from bot.cards.plain import whole_text
from bot.knowledge.knowledge import Knowledge


class AskRow(BaseModel):
    """One question: `text`, or `turns` of one person of which the last is the question."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    id: str | int | None = None
    text: str | None = None
    turns: tuple[str, ...] | None = Field(default=None, strict=False, min_length=1)
    mode: Mode | None = Field(default=None, strict=False)

    @model_validator(mode="after")
    def _one_question(self) -> "AskRow":
        if (self.text is None) == (self.turns is None):
            raise ValueError("give either 'text' or 'turns'")
        return self


def answer_rows(lines: Iterable[str], answerer: Answerer, mode: Mode) -> Iterator[str]:
    """One JSON line for each non-empty line, in order; a bad row says what is wrong and the rest go on."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer_row(line, answerer, mode), ensure_ascii=False)


def _answer_row(line: str, answerer: Answerer, mode: Mode) -> dict[str, Any]:
    try:
        data = json.loads(line, parse_constant=_no_constant)
    except ValueError as error:
        return {"id": None, "ok": False, "error": f"not valid JSON: {error}"}
    except RecursionError:
        return {"id": None, "ok": False, "error": "not a row: nested too deeply"}
    if not isinstance(data, dict):
        return {"id": None, "ok": False, "error": "a row is a JSON object with 'id' and 'text'"}
    try:
        row = AskRow.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = str(first["loc"][0]) if first["loc"] else ""
        message = first["msg"].removeprefix("Value error, ")
        given = data.get("id")
        return {
            "id": given if isinstance(given, str | int) else None,
            "ok": False,
            "error": f"{where}: {message}" if where else message,
        }
    turns = row.turns or (row.text or "",)
    chosen = row.mode or mode
    return {"id": row.id, **as_json(answerer.ask(turns, chosen), chosen, answerer.knowledge)}


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON value")


def as_json(result: Result, mode: Mode, knowledge: Knowledge) -> dict[str, Any]:
    """A result in the terminal contract's form."""
    row: dict[str, Any] = {
        "decision": "none", "entry": None, "platforms": [], "topics": [], "confidence": 0.0,
        "answer": whole_text(result, mode, knowledge), "suggestions": [],
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
