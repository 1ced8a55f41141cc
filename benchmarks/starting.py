"""How long the engine takes to start, with vectors of its phrasings at hand and without, and what memory it needs."""

import shutil
import time
from pathlib import Path

from rich.console import Console

from benchmarks import engines, fresh
from benchmarks.halves import read_half
from benchmarks.show import megabytes, table
from benchmarks.speed import ENTRIES, part_of
from bot.sentences.kept import FILE
from bot.sentences.model_folder import DEFAULT

SET_UP = "from prepare"
STATES = (SET_UP, "none", "in the cache")
"""Where the vectors of the phrasings come from, in the order of the starts: the last one finds what the second kept."""


def report(console: Console, knowledge: Path, questions: Path, cache: Path) -> None:
    """Rows for the engine with and without vectors: as it is set up, and from no vectors at all to kept ones."""
    shown = table(
        "Starting, one thread, each in a fresh process",
        "", "entries", "phrasings", "vectors of phrasings", "read files", "whole start", "memory", "at its peak",
    )  # fmt: skip
    without = _without_vectors(cache / "starting-model")
    for entries in (ENTRIES, None):
        for state in (*STATES, None):
            found = fresh.figures(
                "starting",
                cache / f"starting-{entries}-{state == SET_UP}",
                knowledge=knowledge,
                questions=questions,
                vectors=state is not None,
                entries=entries,
                model=DEFAULT if state == SET_UP else without,
            )
            if state and not found["vectors"]:
                continue
            shown.add_row(
                "engine" if state else "engine without vectors",
                str(found["entries"]), f"{found['phrasings']:,}", state or "",
                f"{found['read']:.2f} s", f"{found['start']:.2f} s",
                megabytes(found["memory"]), megabytes(found["peak"]),
            )  # fmt: skip
    console.print(shown)
    console.print("Memory after answering every tuning question; read files: of the whole folder")


def _without_vectors(folder: Path) -> Path:
    """A copy of the sentence model's folder without the vectors that `prepare` put there."""
    if DEFAULT.exists():
        shutil.copytree(DEFAULT, folder, ignore=shutil.ignore_patterns(FILE), dirs_exist_ok=True)
    return folder


def measure(knowledge: str, questions: str, vectors: bool, entries: int | None, model: str) -> fresh.Figures:
    """Start once, then answer every tuning question."""
    begun = time.perf_counter()
    known = engines.knowledge_in(Path(knowledge))
    read = time.perf_counter() - begun
    known = part_of(known, entries) if entries else known
    answerer = engines.one(known, vectors, Path(model))
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
