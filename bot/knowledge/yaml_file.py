"""Reads one YAML text into a model and says, for every mistake, on which line it is."""

import difflib
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.knowledge.problems import Problem
from bot.knowledge.source import FileModel

# The C parser is twenty times as fast; the base loader leaves every value as it is written, so that `no` stays a word.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING = frozenset({"", "~", "null"})
M = TypeVar("M", bound=FileModel)


def read_model(text: str, model: type[M], file: str, first_line: int = 1) -> M | list[Problem]:
    """The model in `text`, or every problem found; `first_line` is the line of the file where `text` starts."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
        data = _value(root) if root is not None else {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        return [Problem(file, line, f"this is not valid YAML: {_plain(error.problem or error.context)}")]
    except RecursionError:
        return [Problem(file, first_line, "this file refers to itself or is nested too deeply; remove the '&' and '*'")]
    except yaml.YAMLError as error:
        return [Problem(file, first_line, f"this is not valid YAML: {_plain(str(error))}")]
    if not isinstance(data, Mapping):
        return [Problem(file, first_line, "expected 'key: value' lines here")]
    try:
        return model.model_validate(data)
    except ValidationError as error:
        told = [details for details in error.errors() if not _is_other_branch(details)]
        found = (Problem(file, first_line + _line(root, details["loc"]), _sentence(details, model)) for details in told)
        return list(dict.fromkeys(found))


def _value(node: yaml.Node) -> Any:
    """Plain lists, dicts and texts of parsed YAML; a key that stands twice is an error."""
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in _NOTHING else node.value
    values: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem="a key must be a single word", problem_mark=key.start_mark)
        if key.value in values:
            raise yaml.MarkedYAMLError(problem=f'found duplicate key "{key.value}"', problem_mark=key.start_mark)
        values[key.value] = _value(value)
    return values


def _line(node: yaml.Node | None, path: Sequence[str | int]) -> int:
    """The line, counted from 0, of the deepest part of `path` that exists."""
    line = 0
    for part in path:
        if isinstance(node, yaml.MappingNode):
            inner = next(((key, value) for key, value in node.value if key.value == part), None)
            if inner is not None:
                line, node = inner[0].start_mark.line, inner[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line
    return line


def _sentence(details: ErrorDetails, model: type[FileModel]) -> str:
    path = ".".join(str(part) for part in details["loc"] if part != "[key]" and not _is_union_tag(part))
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
        case "too_short":
            return f"'{path}' is an empty list; name at least one, or remove what needs it"
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


def _nearest(word: str, known: Sequence[str]) -> str | None:
    found = difflib.get_close_matches(word, known, n=1)
    return found[0] if found else None


def _plain(text: str | None) -> str:
    return " ".join((text or "check the indentation, quotes and colons").split())[:200]
