"""A timeline of work, invoice and payments as a PNG, large enough in type for a phone.

It has a solid background of its own, so it reads the same in dark and light mode. What the words are is up to the
caller.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.payouts.canvas import Canvas

KEPT = 64
WIDTH = 1000
MOST_TICKS = 5.5
_MARGIN = 44
_INNER = WIDTH - 2 * _MARGIN
_HEADER = 164
_LANE = 170
_GAP = 5
_AXIS = 62
_FLOW = 260
_FLOW_PANEL = 168
_FLOW_BOTTOM = 26

_BACKGROUND = "#14171F"
_PANEL = "#1D222D"
_TEXT = "#F4F5F7"
_QUIET = "#AEB6C4"
_GRID = "#343B4A"
_WORK = "#DDE2EC"
_TODAY = "#FF6B81"
_LANE_COLOURS = ("#5AA2FF", "#FFB347", "#5FD8A0", "#D99BFF")

_TITLE_SIZE = 25
_LARGE = 20
_SMALL = 17
_STEPS = (1, 2, 3, 4, 7, 14, 28, 56, 112, 224)
_NARROWEST = 10


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of days, or one day, in a lane; its label, if any, stands above or below."""

    start: dt.date
    end: dt.date
    label: str = ""
    above: bool = False
    pointed: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline; `remark` stands in it where there is no mark."""

    title: str
    marks: tuple[Mark, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount on a day, for a schedule by its place; lighter from `least` up to `most`, which may be open."""

    day: dt.date
    least: float
    most: float
    schedule: int
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: the first lane is the work, each further one a schedule."""

    title: str
    subtitle: str
    lanes: tuple[Lane, ...]
    today: dt.date
    today_label: str
    months: tuple[str, ...]
    bars: tuple[Bar, ...] = ()
    bars_title: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to pixels from the left."""

    first: int
    last: int

    def start(self, day: dt.date) -> float:
        """The left edge of a day."""
        return _MARGIN + (day.toordinal() - self.first) / (self.last - self.first) * _INNER

    def middle(self, day: dt.date) -> float:
        """The noon of a day."""
        return self.start(day) + self.of_days(0.5)

    def of_days(self, days: float) -> float:
        """The width of a number of days."""
        return days / (self.last - self.first) * _INNER


@lru_cache(maxsize=KEPT)
def draw(chart: Chart) -> bytes:
    """The picture as PNG; the same chart again costs nothing."""
    # Matplotlib takes half a second to load and is needed for pictures only.
    from bot.payouts.canvas import Canvas

    flow = _FLOW if chart.bars else 0
    bottom = _AXIS + flow
    top = bottom + _LANE * len(chart.lanes)
    canvas = Canvas(WIDTH, top + _HEADER, _BACKGROUND)
    scale = _scale(chart)
    title = canvas.fitting(chart.title, _TITLE_SIZE, _INNER, "bold")
    canvas.text(_MARGIN, canvas.height - 46, title, _TITLE_SIZE, _TEXT, weight="bold")
    canvas.text(_MARGIN, canvas.height - 96, canvas.fitting(chart.subtitle, _LARGE, _INNER), _LARGE, _QUIET)
    for place in range(len(chart.lanes)):
        canvas.box(_MARGIN, top - (place + 1) * _LANE + _GAP, _INNER, _LANE - _GAP, _PANEL)
    _draw_days(canvas, chart, scale, bottom, top)
    for place, lane in enumerate(chart.lanes):
        _draw_lane(canvas, lane, scale, top - place * _LANE, _WORK if place == 0 else _colour(place - 1))
    if chart.bars:
        _draw_bars(canvas, chart, scale)
    return canvas.png()


def _scale(chart: Chart) -> _Scale:
    """All days of the chart with some room on both sides."""
    days = [day.toordinal() for lane in chart.lanes for mark in lane.marks for day in (mark.start, mark.end)]
    days += [bar.day.toordinal() for bar in chart.bars]
    room = max(2, round((max(days) - min(days)) * 0.08))
    return _Scale(min(days) - room, max(days) + 1 + room)


def _draw_days(canvas: "Canvas", chart: Chart, scale: _Scale, bottom: int, top: int) -> None:
    """A line and a date every so many days, from a Monday on where that is a week or more; and today."""
    length = scale.last - scale.first
    step = next((days for days in _STEPS if length / days <= MOST_TICKS), _STEPS[-1])
    first = dt.date.fromordinal(scale.first)
    start = scale.first + (-first.weekday() % 7 if step >= 7 else 0)
    for ordinal in range(start, scale.last, step):
        day = dt.date.fromordinal(ordinal)
        year = "" if day.year == chart.today.year else f" {day.year}"
        label, x = f"{day.day} {chart.months[day.month - 1]}{year}", scale.middle(day)
        half = canvas.text_width(label, _SMALL) / 2
        if x - half >= _MARGIN and x + half <= WIDTH - _MARGIN:
            canvas.vertical(x, bottom + _GAP, top, _GRID, 1.5)
            canvas.text(x, bottom - 20, label, _SMALL, _QUIET, align="center")
    if scale.first < chart.today.toordinal() < scale.last:
        x = scale.middle(chart.today)
        canvas.vertical(x, bottom + _GAP, top, _TODAY, 2.5, dashed=True)
        canvas.text(x, top + 16, chart.today_label, _SMALL - 1, _TODAY, align="center")


def _draw_lane(canvas: "Canvas", lane: Lane, scale: _Scale, top: float, colour: str) -> None:
    title = canvas.fitting(lane.title, _SMALL, _INNER - 28, "bold")
    canvas.text(_MARGIN + 14, top - 28, title, _SMALL, colour, weight="bold", halo=_PANEL)
    if not lane.marks:
        canvas.text(_MARGIN + 14, top - 94, lane.remark, _SMALL, _QUIET, halo=_PANEL)
    for mark in lane.marks:
        _draw_mark(canvas, mark, scale, top - 102, colour)


def _draw_mark(canvas: "Canvas", mark: Mark, scale: _Scale, y: float, colour: str) -> None:
    start, end = scale.start(mark.start), scale.start(mark.end) + scale.of_days(1)
    middle, width = (start + end) / 2, max(end - start, _NARROWEST)
    if mark.pointed:
        canvas.diamond(middle, y, 18, _PANEL, colour, _TEXT)
    else:
        canvas.pill(middle - width / 2, y - 15, width, 30, colour)
    if mark.label:
        x = _inside(middle, canvas.text_width(mark.label, _SMALL))
        canvas.text(x, y + (32 if mark.above else -34), mark.label, _SMALL, _TEXT, align="center", halo=_PANEL)


def _inside(middle: float, width: float) -> float:
    """Where the middle of something of this width may be, so that it stays in the panel."""
    room = _MARGIN + 12 + width / 2
    return min(max(middle, room), WIDTH - room)


def _draw_bars(canvas: "Canvas", chart: Chart, scale: _Scale) -> None:
    canvas.box(_MARGIN, _FLOW_BOTTOM, _INNER, _FLOW_PANEL, _PANEL)
    canvas.text(_MARGIN, _FLOW_BOTTOM + _FLOW_PANEL + 24, chart.bars_title, _SMALL, _TEXT, weight="bold")
    schedules = sorted({bar.schedule for bar in chart.bars})
    days = sorted({bar.day for bar in chart.bars})
    gaps = [scale.of_days((later - sooner).days) * 0.8 for sooner, later in pairwise(days)]
    width = min([_INNER / 16, *gaps]) / len(schedules)
    a_unit = (_FLOW_PANEL - 44) / max(bar.most for bar in chart.bars)
    for place, schedule in enumerate(schedules):
        run = [bar for bar in chart.bars if bar.schedule == schedule]
        middles = [scale.middle(bar.day) + (place - (len(schedules) - 1) / 2) * width for bar in run]
        for bar, x in zip(run, middles, strict=True):
            for amount, opacity in ((bar.most, 0.35), (bar.least, 1)):
                height = max(amount * a_unit, 3)
                canvas.box(x - width * 0.45, _FLOW_BOTTOM, width * 0.9, height, _colour(schedule), opacity=opacity)
        _label_bars(canvas, run, middles, chart.sign, a_unit)


def _label_bars(canvas: "Canvas", run: Sequence[Bar], middles: Sequence[float], sign: str, a_unit: float) -> None:
    """One label for a run of equal amounts, else one for each bar that has room for it."""
    amounts = [f"{sign}{_amounts(bar)}" for bar in run]
    if len(run) > 1 and len(set(amounts)) == 1:
        amounts, middles = [f"{len(run)} × {amounts[0]}"], [(middles[0] + middles[-1]) / 2]
    taken = 0.0
    for x, bar, text in zip(middles, run, amounts, strict=False):
        width = canvas.text_width(text, _SMALL - 2) + 10
        middle = _inside(x, width)
        if middle - width / 2 >= taken:
            y = _FLOW_BOTTOM + bar.most * a_unit + 18
            canvas.text(middle, y, text, _SMALL - 2, _TEXT, align="center", halo=_PANEL)
            taken = middle + width / 2


def _amounts(bar: Bar) -> str:
    least, most = f"{bar.least:,.0f}", f"{bar.most:,.0f}"
    span = least if least == most else f"{least}–{most}"
    return f"{span}+" if bar.open_ended else span


def _colour(schedule: int) -> str:
    return _LANE_COLOURS[schedule % len(_LANE_COLOURS)]
