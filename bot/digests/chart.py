"""The last weeks as bars: answered, suggested, unanswered, one on the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.payouts.canvas import Canvas

WIDTH, HEIGHT = 1000, 460
_MARGIN, _TOP, _BOTTOM = 48, 150, 64
_BACKGROUND, _PANEL, _TEXT, _QUIET = "#14171F", "#1D222D", "#F4F5F7", "#AEB6C4"
COLOURS = ("#5FD8A0", "#FFB347", "#FF6B81")
_LARGE, _SMALL = 24, 17


@dataclass(frozen=True, slots=True)
class Column:
    """A week: its label, and how many of each part, from the bottom up."""

    label: str
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WeekChart:
    """What is drawn; `legend` names the parts."""

    title: str
    legend: tuple[str, ...]
    columns: tuple[Column, ...]


@lru_cache(maxsize=16)
def draw(chart: WeekChart) -> bytes:
    """The picture as PNG."""
    # Matplotlib takes half a second to load and is needed for pictures only.
    from bot.payouts.canvas import Canvas

    canvas = Canvas(WIDTH, HEIGHT, _BACKGROUND)
    inner = WIDTH - 2 * _MARGIN
    canvas.text(_MARGIN, HEIGHT - 44, canvas.fitting(chart.title, _LARGE, inner, "bold"), _LARGE, _TEXT, weight="bold")
    left = float(_MARGIN)
    for name, colour in zip(chart.legend, COLOURS, strict=False):
        canvas.pill(left, HEIGHT - 104, 20, 20, colour, 4)
        canvas.text(left + 32, HEIGHT - 94, name, _SMALL, _QUIET)
        left += 32 + canvas.text_width(name, _SMALL) + 36
    canvas.box(_MARGIN, _BOTTOM, inner, HEIGHT - _TOP - _BOTTOM + 18, _PANEL)
    most = max(1, *(sum(column.parts) for column in chart.columns))
    a_unit = (HEIGHT - _TOP - _BOTTOM - 24) / most
    step = inner / len(chart.columns)
    for place, column in enumerate(chart.columns):
        middle = _MARGIN + (place + 0.5) * step
        _bar(canvas, middle, step, column.parts, a_unit)
        canvas.text(middle, _BOTTOM - 26, column.label, _SMALL, _QUIET, align="center")
    return canvas.png()


def _bar(canvas: "Canvas", middle: float, step: float, parts: Sequence[int], a_unit: float) -> None:
    bottom, width = float(_BOTTOM), step * 0.6
    for part, colour in zip(parts, COLOURS, strict=False):
        canvas.box(middle - width / 2, bottom, width, part * a_unit, colour)
        bottom += part * a_unit
    canvas.text(middle, bottom + 16, str(sum(parts)), _SMALL, _TEXT, align="center")
