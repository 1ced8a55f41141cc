"""A timeline of work, invoice and payments as a PNG, large enough in type for a phone.

It has a solid background of its own, so it reads the same in dark and light mode. Drawn with matplotlib's objects for
Agg, without pyplot, so that several threads may draw at once. What the words are is up to the caller.
"""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEPT = 64
WIDTH = 1000
MOST_TICKS = 5.5
_DPI = 100
_MARGIN = 44
_HEADER = 164
_LANE = 170
_AXIS = 62
_FLOW = 260

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
    """An amount on a day, for a schedule by its place; drawn from `least` on lighter up to `most`."""

    day: dt.date
    least: float
    most: float
    schedule: int


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


@lru_cache(maxsize=KEPT)
def draw(chart: Chart) -> bytes:
    """The picture as PNG; the same chart again costs nothing."""
    # Matplotlib takes half a second to load and is needed for pictures only.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    height = _HEADER + _LANE * len(chart.lanes) + _AXIS + (_FLOW if chart.bars else 0)
    figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=_BACKGROUND)
    FigureCanvasAgg(figure)
    _header(figure, chart, height)
    first, last = _range(chart)
    flow = _FLOW if chart.bars else 0
    lanes = _panel(figure, height, _AXIS + flow, _LANE * len(chart.lanes), (first, last))
    _ticks(lanes, chart, first, last)
    _draw_lanes(lanes, chart)
    _draw_today(lanes, chart, first, last)
    if chart.bars:
        axes = _panel(figure, height, 24, _FLOW - 92, (first, last))
        _draw_bars(figure, axes, chart, height)
    out = io.BytesIO()
    figure.savefig(out, format="png", facecolor=_BACKGROUND)
    return out.getvalue()


def _header(figure: "Figure", chart: Chart, height: int) -> None:
    title = _fitting(figure, chart.title, _TITLE_SIZE, WIDTH - 2 * _MARGIN, "bold")
    _write(figure, _MARGIN, height - 56, title, height, size=_TITLE_SIZE, weight="bold", color=_TEXT)
    subtitle = _fitting(figure, chart.subtitle, _LARGE, WIDTH - 2 * _MARGIN)
    _write(figure, _MARGIN, height - 104, subtitle, height, size=_LARGE, color=_QUIET)


def _write(figure: "Figure", x: float, y: float, text: str, height: int, **style: Any) -> None:
    figure.text(x / WIDTH, y / height, text, parse_math=False, **style)


def _panel(figure: "Figure", height: int, bottom: int, size: int, days: tuple[int, int]) -> "Axes":
    box = (_MARGIN / WIDTH, bottom / height, 1 - 2 * _MARGIN / WIDTH, size / height)
    axes = figure.add_axes(box, facecolor=_PANEL)
    axes.set_xlim(*days)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, colors=_QUIET, labelsize=_SMALL)
    axes.set_yticks([])
    axes.set_axisbelow(True)
    return axes


def _range(chart: Chart) -> tuple[int, int]:
    """First and last day of the axis as ordinals, with some room on both sides."""
    days = [day.toordinal() for lane in chart.lanes for mark in lane.marks for day in (mark.start, mark.end)]
    days += [bar.day.toordinal() for bar in chart.bars]
    room = max(2, round((max(days) - min(days)) * 0.08))
    return min(days) - room, max(days) + 1 + room


def _ticks(axes: "Axes", chart: Chart, first: int, last: int) -> None:
    step = next(
        days for days in (1, 2, 3, 4, 7, 14, 28, 56, 112, 224) if (last - first) / days <= MOST_TICKS or days == 224
    )
    start = first + (-dt.date.fromordinal(first).weekday()) % 7 if step >= 7 else first
    edge = (last - first) * 0.05
    dates = [dt.date.fromordinal(day) for day in range(start, last, step) if first + edge < day < last - edge]
    axes.set_xticks([day.toordinal() + 0.5 for day in dates])
    axes.set_xticklabels([_tick(day, chart) for day in dates])
    axes.grid(axis="x", color=_GRID, linewidth=1.2)


def _tick(day: dt.date, chart: Chart) -> str:
    year = "" if day.year == chart.today.year else f" {day.year}"
    return f"{day.day} {chart.months[day.month - 1]}{year}"


def _draw_lanes(axes: "Axes", chart: Chart) -> None:
    count = len(chart.lanes)
    axes.set_ylim(0, count * _LANE)
    first, last = axes.get_xlim()
    for place, lane in enumerate(chart.lanes):
        top = (count - place) * _LANE
        colour = _WORK if place == 0 else _colour(place - 1)
        if place:
            axes.axhline(top, color=_BACKGROUND, linewidth=4)
        left = first + (last - first) * 0.016
        title = _fitting(axes.figure, lane.title, _SMALL, (WIDTH - 2 * _MARGIN) * 0.96, "bold")
        _label(axes, left, top - 30, title, _SMALL, color=colour, weight="bold")
        if not lane.marks:
            _label(axes, left, top - 94, lane.remark, _SMALL, color=_QUIET)
        for mark in lane.marks:
            _draw_mark(axes, mark, top - 102, colour)


def _draw_mark(axes: "Axes", mark: Mark, y: float, colour: str) -> None:
    from matplotlib.patches import FancyBboxPatch

    first, last = axes.get_xlim()
    start, end = mark.start.toordinal(), mark.end.toordinal() + 1
    middle = (start + end) / 2
    if mark.pointed:
        axes.plot(
            [middle], [y], marker="D", markersize=15, color=_TEXT, markeredgecolor=colour, markeredgewidth=4, zorder=4
        )
    else:
        a_pixel = (last - first) / (WIDTH - 2 * _MARGIN)
        width = max(end - start, 10 * a_pixel)
        box = FancyBboxPatch(
            (middle - width / 2, y - 15), width, 30, boxstyle=f"round,pad=0,rounding_size={5 * a_pixel}",
            mutation_aspect=1 / a_pixel, facecolor=colour, linewidth=0, zorder=3,
        )  # fmt: skip
        axes.add_patch(box)
    if mark.label:
        x = _within(axes, middle, _width(axes.figure, mark.label, _SMALL))
        _label(axes, x, y + (32 if mark.above else -34), mark.label, _SMALL, ha="center")


def _label(axes: "Axes", x: float, y: float, text: str, size: float, **style: Any) -> None:
    """A text that a line behind it does not disturb."""
    from matplotlib.patheffects import withStroke

    halo = [withStroke(linewidth=5, foreground=_PANEL)]
    style = {"color": _TEXT, "va": "center"} | style
    axes.text(x, y, text, size=size, parse_math=False, zorder=5, path_effects=halo, **style)


def _within(axes: "Axes", middle: float, pixels: float) -> float:
    """Where the middle of a text of this width may be, so that it stays in the panel."""
    first, last = axes.get_xlim()
    half = pixels / 2 * (last - first) / (WIDTH - 2 * _MARGIN)
    edge = (last - first) * 0.012
    return min(max(middle, first + half + edge), last - half - edge)


def _draw_today(axes: "Axes", chart: Chart, first: int, last: int) -> None:
    today = chart.today.toordinal() + 0.5
    if first < today < last:
        axes.axvline(today, color=_TODAY, linewidth=2.5, linestyle=(0, (4, 3)), zorder=2)
        axes.text(
            today, axes.get_ylim()[1] + 4, chart.today_label, size=_SMALL - 1, color=_TODAY, ha="center", va="bottom",
        )  # fmt: skip


def _draw_bars(figure: "Figure", axes: "Axes", chart: Chart, height: int) -> None:
    _write(figure, _MARGIN, _FLOW - 52, chart.bars_title, height, size=_SMALL, weight="bold", color=_TEXT)
    axes.set_xticks([])
    first, last = axes.get_xlim()
    schedules = sorted({bar.schedule for bar in chart.bars})
    days = sorted({bar.day.toordinal() for bar in chart.bars})
    width = min([(last - first) / 16, *((later - sooner) * 0.8 for sooner, later in pairwise(days))]) / len(schedules)
    tallest = max(bar.most for bar in chart.bars)
    axes.set_ylim(0, tallest * 1.3)
    for place, schedule in enumerate(schedules):
        run = [bar for bar in chart.bars if bar.schedule == schedule]
        places = [bar.day.toordinal() + 0.5 + (place - (len(schedules) - 1) / 2) * width for bar in run]
        axes.bar(places, [bar.most for bar in run], width * 0.9, color=_colour(schedule), alpha=0.35, zorder=3)
        axes.bar(places, [bar.least for bar in run], width * 0.9, color=_colour(schedule), zorder=3)
        _label_bars(axes, places, run, chart.sign, tallest * 0.1)


def _label_bars(axes: "Axes", places: Sequence[float], run: Sequence[Bar], sign: str, above: float) -> None:
    """One label for a run of equal amounts, else one for each bar that has room for it."""
    amounts = [f"{sign}{_amounts(bar)}" for bar in run]
    if len(run) > 1 and len(set(amounts)) == 1:
        amounts, places = [f"{len(run)} × {amounts[0]}"], [(places[0] + places[-1]) / 2]
    first, last = axes.get_xlim()
    taken = first
    for x, bar, text in zip(places, run, amounts, strict=False):
        pixels = _width(axes.figure, text, _SMALL - 2) + 8
        half = pixels / 2 * (last - first) / (WIDTH - 2 * _MARGIN)
        middle = _within(axes, x, pixels)
        if middle - half >= taken:
            _label(axes, middle, bar.most + above, text, _SMALL - 2, ha="center")
            taken = middle + half


def _amounts(bar: Bar) -> str:
    least, most = f"{bar.least:,.0f}", f"{bar.most:,.0f}"
    return least if least == most else f"{least}–{most}"


def _colour(schedule: int) -> str:
    return _LANE_COLOURS[schedule % len(_LANE_COLOURS)]


def _width(figure: Any, text: str, size: float, weight: str = "normal") -> float:
    """The width of a text in pixels."""
    from matplotlib.font_manager import FontProperties

    font = FontProperties(size=size, weight=weight)
    width, _, _ = figure.canvas.get_renderer().get_text_width_height_descent(text, font, False)
    return float(width)


def _fitting(figure: Any, text: str, size: float, room: float, weight: str = "normal") -> str:
    """The text, shortened where it is wider than the room."""
    while len(text) > 1 and _width(figure, text, size, weight) > room:
        text = text[:-2].rstrip(" ,·(") + "…"
    return text
