"""How long the event loop stands still while 2,000 entries are taken over anew in a thread."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from benchmarks import engines, fresh, made_up
from benchmarks.show import milliseconds, table
from bot.answers.answerer import Answerer
from bot.knowledge.knowledge import Knowledge
from bot.reloading.quiet_building import let_go, quietly

ENTRIES = 2_000
TICK = 0.002
IDLE_SECONDS = 3.0
GOAL = 0.05


def report(console: Console, knowledge: Path, cache: Path) -> None:
    """One row a kind of change; "nothing" shows what this machine does to an idle loop at the same time."""
    shown = table(
        f"Reloading {ENTRIES:,} made-up entries beside a running event loop; goal: at most {GOAL * 1000:.0f} ms",
        "what happens", "takes", "loop stands still: longest", "p99",
    )  # fmt: skip
    for name, row in fresh.figures("reloading", cache, knowledge=knowledge)["rows"].items():
        shown.add_row(name, f"{row['took']:.1f} s", milliseconds(row["longest"]), milliseconds(row["p99"]))
    console.print(shown)


def measure(knowledge: str) -> fresh.Figures:
    """The stalls of a loop that asks for its turn every two milliseconds."""
    return asyncio.run(_measure(engines.knowledge_in(Path(knowledge))))


async def _measure(shipped: Knowledge) -> fresh.Figures:
    grown = made_up.grown(shipped, ENTRIES * made_up.PHRASINGS)
    first = [replace(grown.entries[0], question="What is entirely new?"), *grown.entries[1:]]
    edited = replace(grown, entries=tuple(first), version="edited")
    name, platform = next(iter(shipped.platforms.items()))
    renamed = {**shipped.platforms, name: platform.model_copy(update={"name": "Wholly Other"})}
    rows: dict[str, dict[str, float]] = {}
    rows["nothing"] = await _stalls(lambda: asyncio.sleep(IDLE_SECONDS))
    answerers = [engines.one(grown, vectors=True)]

    async def rebuild(other: Knowledge) -> None:
        answerers.append(await asyncio.to_thread(_over, answerers[-1], other))

    rows["one entry changed"] = await _stalls(lambda: rebuild(edited))
    rows["a platform renamed: every phrasing is read again"] = await _stalls(
        lambda: rebuild(replace(edited, platforms=renamed, version="renamed"))
    )
    rows["the engine before it is let go"] = await _stalls(lambda: asyncio.to_thread(_let_go_of_first, answerers))
    return {"rows": rows}


def _over(before: Answerer, knowledge: Knowledge) -> Answerer:
    with quietly():
        return before.over(knowledge)


def _let_go_of_first(answerers: list[Answerer]) -> None:
    let_go([answerers.pop(0)])


async def _stalls(work: Callable[[], Awaitable[object]]) -> dict[str, float]:
    stalls: list[float] = []
    working = asyncio.ensure_future(work())
    begun = time.perf_counter()
    while not working.done():
        asked = time.perf_counter()
        await asyncio.sleep(TICK)
        stalls.append(time.perf_counter() - asked - TICK)
    took = time.perf_counter() - begun
    await working
    stalls.sort()
    return {"took": took, "longest": stalls[-1], "p99": stalls[len(stalls) * 99 // 100]}
