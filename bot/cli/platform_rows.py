"""The rows of `platform` and `compare`."""

from typing import Any

from pydantic import Field

from bot.cards.platforms import words
from bot.cli.rows import Row
from bot.comparisons.compare import TooFew, TooMany, compare
from bot.comparisons.profile import profile
from bot.comparisons.table import Cell, Statement, Table
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform_names import UnknownPlatform
from bot.knowledge.subjects import Subject


class PlatformRow(Row):
    """One platform, by any of its names."""

    name: str


class CompareRow(Row):
    """Two or three platforms, by any of their names; `about` leaves one subject."""

    platforms: tuple[str, ...] = Field(strict=False)
    about: Subject | None = Field(default=None, strict=False)


def platform_row(knowledge: Knowledge, row: PlatformRow) -> dict[str, Any]:
    """A platform at a glance."""
    found = profile(knowledge, row.name)
    if isinstance(found, UnknownPlatform):
        return _unknown(found, knowledge)
    platform = found.platform
    return {
        "ok": True,
        "platform": found.id,
        "name": platform.name,
        "summary": platform.summary,
        "operator": platform.operator,
        "website": platform.website,
        "subjects": {subject.value: _cell(cell) for subject, cell in found.cells.items()},
        "hiring_steps": list(platform.hiring_steps),
        "strengths": list(platform.strengths),
        "weaknesses": list(platform.weaknesses),
        "reviewed": f"{platform.reviewed}",
        "questions": [entry.id for entry in found.questions],
    }


def compare_row(knowledge: Knowledge, row: CompareRow) -> dict[str, Any]:
    """Platforms side by side."""
    match compare(knowledge, row.platforms, row.about):
        case Table(platforms, rows, reviewed):
            return {
                "ok": True,
                "platforms": list(platforms),
                "rows": [
                    {
                        "subject": each.subject.value,
                        "cells": [{"platform": cell.platform, **_cell(cell)} for cell in each.cells],
                    }
                    for each in rows
                ],
                "reviewed": f"{reviewed}",
            }
        case UnknownPlatform() as unknown:
            return _unknown(unknown, knowledge)
        case TooFew() as refusal:
            return {"ok": False, "error": "too_few_platforms", "message": words.wrong_number(refusal, knowledge)}
        case TooMany() as refusal:
            return {"ok": False, "error": "too_many_platforms", "message": words.wrong_number(refusal, knowledge)}


def _unknown(unknown: UnknownPlatform, knowledge: Knowledge) -> dict[str, Any]:
    message = words.unknown_platform(unknown, knowledge)
    return {"ok": False, "error": "unknown_platform", "message": message, "nearest": list(unknown.nearest)}


def _cell(cell: Cell) -> dict[str, Any]:
    """`text` is null where no source tells."""
    said: dict[str, Any] = _statement(cell.statement) if cell.statement else {"text": None, "sources": []}
    return said | {"details": [_statement(detail) for detail in cell.details]}


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "text": statement.text,
        "sources": [
            {
                "title": source.title,
                "url": source.url,
                "date": f"{source.date}" if source.date else None,
                "licence": source.licence,
            }
            for source in statement.sources
        ],
    }
