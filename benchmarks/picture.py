"""One figure: right answers against false ones, over every threshold."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.curve import curve
from benchmarks.quality import Method

PATH = Path("docs/images/quality.png")
FARTHEST = 0.30
"""The largest share of false answers shown: beyond it nobody would want to be answered."""

_INK, _FAINT = "#24292f", "#d0d7de"
_ENGINE, _WORDS = "#0b6e4f", "#5aa786"
_PLAIN = ("#b4552d", "#7a6cb1", "#3a7ca5", "#9a8a3c", "#8c8c8c")
_LABEL_ABOVE, _LABEL_BESIDE = (30, 30), (30, -10)
"""Where a point's figures stand, in points from it: clear of the other curves."""
_DASHES = ("--", "-.", ":", (0, (5, 1)), (0, (1, 1)))


def draw(methods: Sequence[Method], half: str, path: Path = PATH) -> None:
    """Draw the curves of all methods, the engines first, each with the point it works at."""
    # Imported late: it takes a second, and only this picture needs it.
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from matplotlib.ticker import PercentFormatter

    figure, axes = pyplot.subplots(figsize=(9, 5.6), dpi=150)
    plain = 0
    for method in methods:
        engine = method.name.startswith("engine")
        points = curve(method.outcomes)
        if engine:
            style: dict[str, Any] = {
                "color": _ENGINE if method is methods[0] else _WORDS,
                "linewidth": 2.6,
                "zorder": 3,
            }
        else:
            style = {"color": _PLAIN[plain], "linestyle": _DASHES[plain], "linewidth": 1.6, "zorder": 2}
            plain += 1
        xs, ys = [point.false for point in points], [point.right for point in points]
        axes.step(xs, ys, where="post", label=method.name, **style)
        if engine:
            chosen = max((p for p in points if p.threshold >= method.threshold), key=lambda point: point.right)
            axes.plot(chosen.false, chosen.right, "o", markersize=9, color=style["color"], zorder=4, clip_on=False)
            axes.annotate(
                f"{chosen.right:.0%} right, {chosen.false:.1%} false",
                (chosen.false, chosen.right),
                _LABEL_ABOVE if method is methods[0] else _LABEL_BESIDE,
                textcoords="offset points",
                color=style["color"],
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5, "alpha": 0.9},
                arrowprops={"arrowstyle": "-", "color": style["color"]},
                zorder=5,
            )
    axes.set_xlim(0, FARTHEST)
    axes.set_ylim(0, 1)
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_xlabel("out-of-scope messages that get a false answer", color=_INK)
    axes.set_ylabel("in-scope questions that get a right answer", color=_INK)
    axes.set_title(
        f"Right and false answers over all thresholds ({half} questions; dots: as shipped)",
        loc="left", color=_INK, fontsize=12, pad=30,
    )  # fmt: skip
    axes.grid(color=_FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, bbox_inches="tight", metadata={"Software": None})
    pyplot.close(figure)
