"""What a moderator wants of an entry file, and the file with it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields

from bot.knowledge.checks import fold
from bot.knowledge.editing.front_matter import with_list, with_value
from bot.knowledge.editing.scalars import Item
from bot.knowledge.editing.texts import BOM, decoded, newline_of, with_endings
from bot.knowledge.entry import EntryFile
from bot.knowledge.markdown_file import split
from bot.knowledge.problems import Problem
from bot.knowledge.source import Source
from bot.knowledge.topics import Topic
from bot.knowledge.yaml_file import read_model

_ORDER = tuple(EntryFile.model_fields)


@dataclass(frozen=True, slots=True)
class EntryChange:
    """New values of an entry; None leaves a value as it is, an empty list takes it away."""

    question: str | None = None
    topic: Topic | None = None
    asked_as: tuple[str, ...] | None = None
    not_asked_as: tuple[str, ...] | None = None
    reviewed: dt.date | None = None
    sources: tuple[Source | str, ...] | None = None
    related: tuple[str, ...] | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class EntryParts:
    """An entry file as it stands, with the figures of its answer still as references."""

    front: EntryFile
    answer: str


def read_entry(content: bytes, file: str) -> EntryParts | list[Problem]:
    """The values of an entry file, or what keeps it from being read."""
    text = decoded(content, file)
    if isinstance(text, Problem):
        return [text]
    parts = split(text, file)
    if isinstance(parts, Problem):
        return [parts]
    front = read_model(parts.front_matter, EntryFile, file, parts.front_matter_line)
    return EntryParts(front, parts.body) if isinstance(front, EntryFile) else front


def changed(content: bytes, change: EntryChange, file: str) -> bytes | list[Problem]:
    """The file with the change; everything that it does not speak of stays byte for byte."""
    read = read_entry(content, file)
    if not isinstance(read, EntryParts):
        return read
    text = content.removeprefix(BOM).decode()
    lines = text.splitlines(keepends=True)
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    new = [line.splitlines()[0] for line in lines[1:end]]
    for field in fields(change):
        value = getattr(change, field.name)
        if value is None or field.name == "answer":
            continue
        if isinstance(value, tuple):
            new = with_list(new, field.name, [_item(each) for each in value], _ORDER)
        else:
            new = with_value(new, field.name, value, _ORDER)
    front = with_endings(new, lines[1:end], newline_of(text))
    body = "".join(lines[end + 1 :])
    if change.answer is not None and change.answer.strip() != read.answer:
        body = _body(body, change.answer, newline_of(text))
    bom = BOM if content.startswith(BOM) else b""
    return bom + "".join([lines[0], *front, lines[end], body]).encode()


def with_phrasing(content: bytes, phrasing: str, file: str, *, refused: bool = False) -> bytes | list[Problem]:
    """The file with one more line under `asked_as` (`refused`: under `not_asked_as`); the same file if it is there."""
    read = read_entry(content, file)
    if not isinstance(read, EntryParts):
        return read
    listed = read.front.not_asked_as if refused else read.front.asked_as
    if fold(phrasing) in {fold(each) for each in listed}:
        return content
    longer = (*listed, " ".join(phrasing.split()))
    return changed(content, EntryChange(not_asked_as=longer) if refused else EntryChange(asked_as=longer), file)


def as_item(source: Source) -> Mapping[str, str | dt.date]:
    """A source as it is written into a file, without what it does not say."""
    return {key: value for key, value in source.model_dump().items() if value is not None}


def _item(value: Source | str) -> Item:
    return as_item(value) if isinstance(value, Source) else value


def _body(body: str, answer: str, newline: str) -> str:
    inner = body.strip()
    start = body.find(inner) if inner else len(body)
    written = newline.join(answer.strip().splitlines())
    return body[:start] + written + (body[start + len(inner) :] or newline)
