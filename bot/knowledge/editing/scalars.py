"""Values as they are written into YAML by the bot: on one line, quoted only where YAML needs it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import yaml

_NEVER_WRAPPED = 1_000_000

Item: TypeAlias = str | Mapping[str, str | dt.date]
"""One entry of a list: a text, or a small block such as a source."""


def written(value: str | dt.date) -> str:
    """The value as YAML, read back as the same text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    line = " ".join(value.split())
    dumped = yaml.safe_dump(line, allow_unicode=True, width=_NEVER_WRAPPED)
    return dumped.removesuffix("...\n").rstrip("\n")


def item_lines(item: Item, indent: int) -> list[str]:
    """The lines of one `- …` entry."""
    dash = " " * indent + "- "
    if isinstance(item, str):
        return [dash + written(item)]
    pairs = [f"{key}: {written(value)}" for key, value in item.items()]
    return [dash + pairs[0], *(" " * (indent + 2) + pair for pair in pairs[1:])]


def key_lines(key: str, value: str | dt.date | Sequence[Item]) -> list[str]:
    """The lines of a key with its value; a list goes below it, indented by two."""
    if isinstance(value, str | dt.date):
        return [f"{key}: {written(value)}"]
    return [f"{key}:", *(line for item in value for line in item_lines(item, 2))]
