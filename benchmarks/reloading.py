"""How long the event loop stands still while 2,000 entries are taken over anew, and when an edited file is in use."""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from benchmarks import engines, fresh, made_up
from benchmarks.show import milliseconds, table
from bot.answers.answerer import Answerer
from bot.clock import utc_now
from bot.desk import Desk
from bot.knowledge.knowledge import Knowledge
from bot.reloading.quiet_building import let_go, quietly
from bot.reloading.reloader import Reloader
from bot.reloading.watcher import watching

ENTRIES = 2_000
TICK = 0.002
IDLE_SECONDS = 3.0
GOAL = 0.05
LIVE_GOAL = 2.0
WATCHED_SECONDS = 2.0
"""What the watch needs to begin, and a pause between two edits."""


def report(console: Console, knowledge: Path, cache: Path) -> None:
    """One row a kind of change; "nothing" shows what this machine does to an idle loop at the same time."""
    shown = table(
        f"Reloading {ENTRIES:,} made-up entries beside a running event loop; goal: at most {GOAL * 1000:.0f} ms",
        "what happens", "takes", "loop stands still: longest", "p99",
    )  # fmt: skip
    figures = fresh.figures("reloading", cache, knowledge=knowledge)
    for name, row in figures["rows"].items():
        shown.add_row(name, f"{row['took']:.1f} s", milliseconds(row["longest"]), milliseconds(row["p99"]))
    console.print(shown)
    edits = table(
        f"From an edit of the shipped files to the first answer that shows it; goal: within {LIVE_GOAL:.0f} s",
        "what is edited", "live after", "loop stands still: longest",
    )  # fmt: skip
    for name, row in figures["edits"].items():
        edits.add_row(name, f"{row['live']:.2f} s", milliseconds(row["longest"]))
    console.print(edits)


def measure(knowledge: str) -> fresh.Figures:
    """The stalls of a loop that asks for its turn every two milliseconds, and how soon edits are in use."""
    edits = asyncio.run(_edits(Path(knowledge)))
    return {"rows": asyncio.run(_measure(engines.knowledge_in(Path(knowledge)))), "edits": edits}


async def _edits(knowledge: Path) -> dict[str, dict[str, float]]:
    """Each kind of edit in a copy that is watched, as in a running bot."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "knowledge"
        shutil.copytree(knowledge, copy)
        desk = Desk(engines.one(engines.knowledge_in(copy), vectors=True))
        entry = next(each for each in desk.knowledge.entries if not each.generated and each.platform)
        answer, platform = f"faq/{entry.id}.md", f"platforms/{entry.platform}.yaml"
        reloader = Reloader(copy, desk, utc_now)
        rows: dict[str, dict[str, float]] = {}
        async with watching(copy, reloader.reload):
            await asyncio.sleep(WATCHED_SECONDS)
            for name, file, old, new in (
                ("the words of an answer", answer, "\n---\n", "\n---\nNew. "),
                ("a phrasing", answer, "asked_as:\n", "asked_as:\n  - something nobody ever asked here before\n"),
                ("a platform's name", platform, "name: ", "name: New "),
            ):
                rows[name] = await _until_live(desk, copy / file, old, new)
                await asyncio.sleep(WATCHED_SECONDS)
        return rows


async def _until_live(desk: Desk, file: Path, old: str, new: str) -> dict[str, float]:
    version = desk.knowledge.version
    text = file.read_text(encoding="utf-8")  # noqa: ASYNC240

    async def live() -> None:
        while desk.knowledge.version == version:  # noqa: ASYNC110 - as members do, who only see the answer
            await asyncio.sleep(TICK)

    begun = time.perf_counter()
    file.write_text(text.replace(old, new, 1), encoding="utf-8")  # noqa: ASYNC240
    row = await _stalls(live)
    return {"live": time.perf_counter() - begun, "longest": row["longest"]}


async def _measure(shipped: Knowledge) -> dict[str, dict[str, float]]:
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
    return rows


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
