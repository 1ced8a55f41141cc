"""The real bot as a process: how long from its start until Discord has it ready, and what memory it idles with."""

import asyncio
import time
from pathlib import Path

import psutil
from rich.console import Console

from benchmarks.show import megabytes, table
from tests.local_discord.process import Home, running
from tests.local_discord.server import local_discord

IDLE_SECONDS = 3.0


def report(console: Console, folder: Path, knowledge: Path) -> None:
    """With and without vectors, each started with an empty and with a filled cache."""
    shown = table(
        "From `python -m bot run` until READY, over sockets with the small Discord of the tests",
        "", "cache", "until READY", "CPU", "memory, idle", "of it its own",
    )  # fmt: skip
    for name, vectors in (("vectors", "true"), ("without vectors", "false")):
        for state in ("empty", "filled"):
            own = folder / vectors
            own.mkdir(parents=True, exist_ok=True)
            options = (("SENTENCE_VECTORS", vectors), ("KNOWLEDGE_DIR", str(knowledge.resolve())))
            shown.add_row(name, state, *asyncio.run(_start(own, options)))
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
