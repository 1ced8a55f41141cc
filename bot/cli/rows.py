"""JSON rows in, JSON rows out, in the form that other programs rely on."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError


class Row(BaseModel):
    """One row of a batch; keys that are not ours are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    id: str | int | None = None


R = TypeVar("R", bound=Row)


def answer_rows(lines: Iterable[str], row_type: type[R], answer: Callable[[R], dict[str, Any]]) -> Iterator[str]:
    """One JSON line for each non-empty line, in order; a bad row says what is wrong and the rest go on."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, row_type, answer), ensure_ascii=False)


def _answer(line: str, row_type: type[R], answer: Callable[[R], dict[str, Any]]) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except ValueError as error:
        return {"id": None, "ok": False, "error": f"not valid JSON: {error}"}
    except RecursionError:
        return {"id": None, "ok": False, "error": "not a row: nested too deeply"}
    if not isinstance(data, dict):
        return {"id": None, "ok": False, "error": "a row is a JSON object with 'id'"}
    try:
        row = row_type.model_validate(data)
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
    return {"id": row.id, **answer(row)}
