"""How long the bot's engine takes to start, with an empty cache and with a filled one, and what memory it needs."""

import time
from pathlib import Path

from rich.console import Console

from benchmarks import fresh
from benchmarks.show import megabytes, table


def report(console: Console, knowledge: Path, questions: Path, cache: Path) -> None:
    """Rows for the engine with and without vectors, each started twice."""
    shown = table(
        "Starting with the shipped knowledge, one thread, each in a fresh process",
        "", "cache", "read files", "whole start", "memory", "at its peak",
    )  # fmt: skip
    size = ""
    for name, vectors in (("engine", True), ("engine without vectors", False)):
        for state in ("empty", "filled"):
            own = cache / f"starting-{vectors}"
            found = fresh.figures("starting", own, knowledge=knowledge, questions=questions, vectors=vectors)
            if vectors and not found["vectors"]:
                continue
            shown.add_row(
                name, state, f"{found['read']:.2f} s", f"{found['start']:.2f} s",
                megabytes(found["memory"]), megabytes(found["peak"]),
            )  # fmt: skip
            size = f"{found['entries']} entries, {found['phrasings']} phrasings"
    console.print(shown)
    console.print(f"{size}; memory after answering every tuning question")


def measure(knowledge: str, questions: str, vectors: bool) -> fresh.Figures:
    """Start once, then answer every tuning question."""
    from benchmarks import engines
    from benchmarks.halves import read_half

    begun = time.perf_counter()
    known = engines.knowledge_in(Path(knowledge))
    read = time.perf_counter() - begun
    answerer = engines.one(known, vectors)
    start = time.perf_counter() - begun
    for question in read_half("tune", Path(questions)).all:
        answerer.ask(question.turns)
    return {
        "vectors": answerer.compares_meanings,
        "entries": len(known.entries),
        "phrasings": sum(len(entry.asked_as) for entry in known.entries),
        "read": read,
        "start": start,
        "memory": fresh.memory(),
        "peak": fresh.peak_memory(),
    }
