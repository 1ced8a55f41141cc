"""Time of an estimate over all platforms and ways to ask, without and with its picture, on one core."""

import datetime as dt
from itertools import product
from pathlib import Path

from rich.console import Console

from benchmarks import engines, fresh
from benchmarks.show import milliseconds, table
from benchmarks.timing import best_times, percentile
from bot.cards.payouts.picture import chart_of
from bot.payouts.chart import draw
from bot.payouts.estimator import Estimator
from bot.payouts.request import Request
from bot.payouts.results import Estimate

TODAY = dt.date(2026, 11, 23)
ROLES = (None, "python developer", "PhD in physics", "lawer", "biology master's", "astronaut")
WORKED: tuple[dict[str, object], ...] = (
    {"hours": "12,5"},
    {"hours": "2h30m", "completed_on": "2026-11-20", "invoice_on": "2026-11-23"},
    {"weekly_hours": 20, "weeks": 4, "completed_on": "2026-11-29", "invoice_on": "2026-11-30"},
    {"weekly_hours": 40, "weeks": 52, "completed_on": "2026-11-29", "invoice_on": "2026-11-30"},
    {"completed_on": "2026-02-30"},
)
EVERY_SO_MANYTH_PICTURE = 3


def report(console: Console, knowledge: Path, cache: Path) -> None:
    """One row without and one with the picture."""
    found = fresh.figures("payout", cache, knowledge=knowledge)
    shown = table("Pay estimates on one core", "", "p50", "p99", "requests")
    for name in ("without picture", "with picture"):
        row = found[name]
        shown.add_row(name, milliseconds(row["p50"]), milliseconds(row["p99"]), str(row["count"]))
    console.print(shown)


def measure(knowledge: str) -> fresh.Figures:
    """Percentiles of both; every picture is drawn anew."""
    fresh.on_one_core()
    known = engines.knowledge_in(Path(knowledge))
    estimator = Estimator(known.platforms)
    requests = [
        Request(platform, role, **worked) for platform, role, worked in product(known.platforms, ROLES, WORKED)
    ]  # fmt: skip

    def with_picture(request: Request) -> None:
        found = estimator.estimate(request, TODAY)
        chart = chart_of(found) if isinstance(found, Estimate) else None
        if chart is not None:
            draw.__wrapped__(chart)

    results = [estimator.estimate(request, TODAY) for request in requests]
    drawn = [
        request
        for request, result in zip(requests, results, strict=True)
        if isinstance(result, Estimate) and chart_of(result) is not None
    ][::EVERY_SO_MANYTH_PICTURE]
    return {
        "without picture": _figures(best_times(lambda request: estimator.estimate(request, TODAY), requests)),
        "with picture": _figures(best_times(with_picture, drawn)),
    }


def _figures(times: list[float]) -> fresh.Figures:
    return {"p50": percentile(times, 0.5), "p99": percentile(times, 0.99), "count": len(times)}
