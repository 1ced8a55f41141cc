"""A filter as a short text and back: for the custom ids of buttons and for what is stored of an alert."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.listings.wanted import Wanted

_LETTERS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "p": ("platform", str),
    "c": ("country", str),
    "l": ("language", str),
    "r": ("min_rate", Decimal),
    "s": ("since", dt.date.fromisoformat),
    "w": ("words", str),
    "o": ("role", str),
}


def written(wanted: Wanted) -> str:
    """The filter as `p=acme;c=KE;w=python`; empty where nothing filters."""
    values = ((letter, getattr(wanted, name)) for letter, (name, _) in _LETTERS.items())
    return ";".join(f"{letter}={_plain(str(value))}" for letter, value in values if value not in (None, ""))


def read(text: str) -> Wanted | None:
    """The filter that a text stands for, None where it is none of ours."""
    values: dict[str, Any] = {}
    for part in filter(None, text.split(";")):
        letter, equals, value = part.partition("=")
        if not equals or letter not in _LETTERS:
            return None
        name, convert = _LETTERS[letter]
        try:
            values[name] = convert(value)
        except (ValueError, InvalidOperation):
            return None
    return Wanted(**values)


def _plain(value: str) -> str:
    """Without our own separator; a word holds none."""
    return " ".join(value.replace(";", " ").split())
