"""Cuts a text into pieces: at every place the recogniser that understands most of what follows wins."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.reminders.times.frame import Frame
from bot.reminders.times.pieces import Piece
from bot.reminders.times.results import UnreadableError


@dataclass(frozen=True, slots=True)
class Found:
    """The pieces that a recogniser read, and where the text goes on; `refused` where what it read makes no sense."""

    pieces: tuple[Piece, ...]
    end: int
    refused: UnreadableError | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text with what it says; no pieces where nobody understands it."""

    text: str
    pieces: tuple[Piece, ...]


Recogniser = Callable[[str, int, Frame], Found | None]
Build = Callable[[re.Match[str], Frame], Piece | tuple[Piece, ...] | None]
_GAP = re.compile(r"[\s,;]*")
_WORD = re.compile(r"[^\s,;]+")


def pattern(expression: str, build: Build) -> Recogniser:
    """A recogniser that reads a regular expression up to the end of a word; `build` may still decline with None."""
    return partial(_read, re.compile(rf"(?:{expression})(?!\w)"), build)


def _read(expression: re.Pattern[str], build: Build, text: str, start: int, frame: Frame) -> Found | None:
    match = expression.match(text, start)
    if match is None:
        return None
    try:
        made = build(match, frame)
    except UnreadableError as error:
        return Found((), match.end(), error)
    if made is None:
        return None
    return Found(made if isinstance(made, tuple) else (made,), match.end())


def scan(text: str, frame: Frame, recognisers: Sequence[Recogniser]) -> list[Part]:
    """The parts of the text, in order; `UnreadableError` at the first that is understood and makes no sense."""
    parts: list[Part] = []
    place = _skip(text, 0)
    while place < len(text):
        found = [hit for recogniser in recognisers if (hit := recogniser(text, place, frame))]
        best = max(found, key=lambda hit: (hit.end, hit.refused is None), default=None)
        if best and best.refused:
            raise best.refused
        end = best.end if best else _word_end(text, place)
        parts.append(Part(text[place:end].strip(), best.pieces if best else ()))
        place = _skip(text, end)
    return parts


def _skip(text: str, place: int) -> int:
    gap = _GAP.match(text, place)
    return gap.end() if gap else place


def _word_end(text: str, place: int) -> int:
    word = _WORD.match(text, place)
    return word.end() if word else place + 1
