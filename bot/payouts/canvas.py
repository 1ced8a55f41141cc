"""A sheet of pixels to draw boxes, lines and words on, turned into a PNG.

It stands on matplotlib's objects for Agg, without pyplot and without axes: nothing is shared, so several threads may
draw at once, and a picture takes a fraction of the time that axes would need. Zero is at the bottom left.
"""

import io
from typing import Any, Literal

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

_DPI = 100
_HALO = 4
_LINE = 1.5
_COMPRESSION = 3

Weight = Literal["normal", "bold"]
Align = Literal["left", "center"]


class Canvas:
    """A picture of a size in pixels."""

    def __init__(self, width: int, height: int, background: str) -> None:
        self.width = width
        self.height = height
        self._figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=background)
        self._agg = FigureCanvasAgg(self._figure)
        self._pieces = 0

    def box(self, left: float, bottom: float, width: float, height: float, colour: str, *, opacity: float = 1) -> None:
        """A filled rectangle."""
        self._add(Rectangle((left, bottom), width, height, facecolor=colour, alpha=opacity, linewidth=0))

    def pill(self, left: float, bottom: float, width: float, height: float, colour: str, rounding: float = 5) -> None:
        """A filled rectangle with round corners."""
        style = f"round,pad=0,rounding_size={rounding}"
        self._add(FancyBboxPatch((left, bottom), width, height, boxstyle=style, facecolor=colour, linewidth=0))

    def diamond(self, x: float, y: float, radius: float, outline: str, colour: str, inner: str) -> None:
        """A pointed mark with an inner colour, outlined against what is behind."""
        for size, filled in ((radius + 5, outline), (radius, colour), (radius * 0.55, inner)):
            corners = [(x - size, y), (x, y + size), (x + size, y), (x, y - size)]
            self._add(Polygon(corners, facecolor=filled, linewidth=0))

    def vertical(
        self, x: float, bottom: float, top: float, colour: str, thickness: float, *, dashed: bool = False
    ) -> None:
        """A line from bottom to top."""
        dashes: Any = (0, (4, 3)) if dashed else "solid"
        self._add(Line2D([x, x], [bottom, top], color=colour, linewidth=thickness, linestyle=dashes))

    def text(
        self, x: float, y: float, words: str, size: float, colour: str, *,
        weight: Weight = "normal", align: Align = "left", halo: str | None = None,
    ) -> None:  # fmt: skip
        """Words whose middle line is at `y`; a box in the colour `halo` keeps them apart from what is behind."""
        shown = Text(
            x, y, words, color=colour, fontproperties=_font(size, weight), ha=align, va="center_baseline",
            parse_math=False,
        )  # fmt: skip
        if halo:
            # A stroke around each letter would take ten times as long to draw.
            width, height = self.text_width(words, size, weight) + 2 * _HALO, size * _LINE
            left = x - (_HALO if align == "left" else width / 2)
            self.box(left, y - height / 2, width, height, halo)
        self._add(shown)

    def text_width(self, words: str, size: float, weight: Weight = "normal") -> float:
        """How many pixels the words take."""
        renderer = self._agg.get_renderer()  # type: ignore[no-untyped-call]
        width, _, _ = renderer.get_text_width_height_descent(words, _font(size, weight), False)
        return float(width)

    def fitting(self, words: str, size: float, room: float, weight: Weight = "normal") -> str:
        """The words, shortened where they are wider than the room."""
        while len(words) > 1 and self.text_width(words, size, weight) > room:
            words = words[:-2].rstrip(" ,·(") + "…"
        return words

    def png(self) -> bytes:
        """The picture."""
        out = io.BytesIO()
        self._agg.print_png(out, pil_kwargs={"compress_level": _COMPRESSION})  # type: ignore[no-untyped-call]
        return out.getvalue()

    def _add(self, artist: Any) -> None:
        artist.set_transform(IdentityTransform())
        # What comes later lies above; matplotlib would sort by kind.
        self._pieces += 1
        artist.set_zorder(self._pieces)
        self._figure.add_artist(artist)


def _font(size: float, weight: Weight) -> FontProperties:
    return FontProperties(size=size, weight=weight)
