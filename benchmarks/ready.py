"""The real bot as a process: how long from its start until Discord has it ready, and what memory it idles with."""

import asyncio
import time
from pathlib import Path

import psutil
from rich.console import Console

from benchmarks.engines import knowledge_in
from benchmarks.part_folder import write_part
from benchmarks.show import megabytes, table
from tests.local_discord.process import Home, running
from tests.local_discord.server import local_discord

IDLE_SECONDS = 6.0
"""As long as a shard leaves the one before it to identify, so that no start waits for the one before it."""
ENTRIES = 250
"""What a start is to take less than two seconds with."""


def report(console: Console, folder: Path, knowledge: Path) -> None:
    """A part of the entries and all of them, with and without vectors, each with an empty and with a filled cache."""
    shown = table(
        "From `python -m bot run` until READY, over sockets with the small Discord of the tests",
        "", "entries", "cache", "until READY", "CPU", "memory, idle", "of it its own",
    )  # fmt: skip
    for entries in (write_part(knowledge, folder / "part", ENTRIES), knowledge):
        count = str(len(knowledge_in(entries).entries))
        for name, vectors in (("vectors", "true"), ("without vectors", "false")):
            for state in ("empty", "filled"):
                own = folder / f"{count}-{vectors}"
                own.mkdir(parents=True, exist_ok=True)
                options = (("SENTENCE_VECTORS", vectors), ("KNOWLEDGE_DIR", str(entries.resolve())))
                shown.add_row(name, count, state, *asyncio.run(_start(own, options)))
    console.print(shown)


async def _start(folder: Path, options: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    async with local_discord(check=False) as discord:
        discord.world.add_guild()
        begun = time.monotonic()
        async with running(Home(folder, discord.address, options=options)) as bot:
            await discord.ready(within=180)
            ready = time.monotonic() - begun
            process = psutil.Process(bot.pid)
            busy = sum(process.cpu_times()[:2])
            await asyncio.sleep(IDLE_SECONDS)
            memory = process.memory_full_info()
            return f"{ready:.2f} s", f"{busy:.2f} s", megabytes(memory.rss), megabytes(memory.uss)
