"""Reads one YAML text into a model and says, for every mistake, on which line it is."""

import datetime as dt
import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.knowledge.problems import Problem
from bot.knowledge.source import FileModel

_DATE = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
M = TypeVar("M", bound=FileModel)


def read_model(text: str, model: type[M], file: str, first_line: int = 1) -> M | list[Problem]:
    """The model in `text`, or every problem found; `first_line` is the line of the file where `text` starts."""
    try:
        data = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        return [Problem(file, line, f"this is not valid YAML: {_plain(error.problem or error.context)}")]
    except YAMLError as error:
        return [Problem(file, first_line, f"this is not valid YAML: {_plain(str(error))}")]
    except ValueError as error:
        # The parser builds dates itself and does not say where it met one that cannot be.
        line = next((i for i, line in enumerate(text.splitlines()) if _has_impossible_date(line)), 0)
        return [Problem(file, first_line + line, f"this date cannot be: {_plain(str(error))}")]
    if data is None:
        data = CommentedMap()
    if not isinstance(data, Mapping):
        return [Problem(file, first_line, "expected 'key: value' lines here")]
    try:
        return model.model_validate(data)
    except ValidationError as error:
        lines = LineFinder(data, first_line)
        told = [details for details in error.errors() if not _is_other_branch(details)]
        found = (Problem(file, lines.line(details["loc"]), _sentence(details, model)) for details in told)
        return list(dict.fromkeys(found))


class LineFinder:
    """Finds the line of a value inside parsed YAML; paths are keys and list positions."""

    def __init__(self, data: object, first_line: int) -> None:
        self._data = data
        self._first_line = first_line

    def line(self, path: Sequence[str | int]) -> int:
        """The line of the deepest part of `path` that exists."""
        node, line = self._data, 0
        for part in path:
            if isinstance(node, CommentedMap) and part in node:
                line = node.lc.key(part)[0]
                node = node[part]
            elif isinstance(node, CommentedSeq) and isinstance(part, int) and part < len(node):
                line = node.lc.item(part)[0]
                node = node[part]
        return self._first_line + line


def _sentence(details: ErrorDetails, model: type[FileModel]) -> str:
    path = ".".join(str(part) for part in details["loc"] if not _is_union_tag(part))
    kind, context = details["type"], details.get("ctx", {})
    shown = repr(details["input"])[:60]
    match kind:
        case "missing":
            return f"'{path}' is missing; add it"
        case "extra_forbidden":
            known = _nearest(str(details["loc"][-1]), tuple(model.model_fields)) if len(details["loc"]) == 1 else None
            return f"unknown key '{path}'" + (
                f"; did you mean '{known}'?" if known else "; remove it or check its spelling"
            )
        case "enum":
            return f"'{path}' cannot be {shown}; choose one of {context.get('expected', '')}"
        case "string_type":
            return f"'{path}' must be text, not {shown}; put it in quotes"
        case "string_too_short":
            return f"'{path}' is empty; fill it in or remove it"
        case "string_pattern_mismatch":
            return f"'{path}' cannot be {shown}; it does not have the expected form"
        case "date_type" | "date_from_datetime_parsing" | "date_parsing" | "date_from_datetime_inexact":
            return f"'{path}' must be a date such as 2026-11-23, not {shown}"
        case "tuple_type":
            return f"'{path}' must be a list: one '- …' line each"
        case "value_error":
            return f"'{path}': {details['msg'].removeprefix('Value error, ')}"
        case _:
            return f"'{path}': {details['msg'][:1].lower()}{details['msg'][1:]}"


def _is_union_tag(part: Any) -> bool:
    return isinstance(part, str) and (
        part in {"Source", "net_days", "weekly", "on_request"} or "constrained-str" in part
    )


def _is_other_branch(details: ErrorDetails) -> bool:
    """Whether an error is about the form that was not chosen: a source is either a name or a block."""
    path = details["loc"]
    as_name = any(isinstance(part, str) and "constrained-str" in part for part in path)
    return (as_name and isinstance(details["input"], Mapping)) or (
        path[-1] == "Source" and isinstance(details["input"], str)
    )


def _has_impossible_date(line: str) -> bool:
    for year, month, day in _DATE.findall(line):
        try:
            dt.date(int(year), int(month), int(day))
        except ValueError:
            return True
    return False


def _nearest(word: str, known: Sequence[str]) -> str | None:
    found = difflib.get_close_matches(word, known, n=1)
    return found[0] if found else None


def _plain(text: str | None) -> str:
    return " ".join((text or "check the indentation, quotes and colons").split())[:200]
