"""What a hundred thousand phrasings cost."""

import time
from pathlib import Path

from rich.console import Console

from benchmarks import engines, fresh, made_up
from benchmarks.halves import read_half
from benchmarks.show import megabytes, milliseconds, share, table
from benchmarks.timing import best_times, percentile
from bot.answers.answerer import Answerer
from bot.knowledge.knowledge import Knowledge

PHRASINGS = 100_000
ASKED = 300


def report(console: Console, knowledge: Path, questions: Path, cache: Path) -> None:
    """Rows for the engine with and without vectors; the second start finds the vectors that the first one kept."""
    shown = table(
        f"Growth: made-up knowledge of {PHRASINGS:,} phrasings, one thread, each in a fresh process",
        "", "entries", "first start", "next start", "p50", "p99", "memory", "at its peak", "own answer first",
    )  # fmt: skip
    for name, vectors in (("engine", True), ("engine without vectors", False)):
        found = fresh.figures("growth", cache / "growth", knowledge=knowledge, questions=questions, vectors=vectors)
        if vectors and not found["vectors"]:
            continue
        shown.add_row(
            name,
            f"{found['entries']:,}",
            f"{found['first']:.0f} s",
            f"{found['next']:.0f} s" if vectors else "the same",
            milliseconds(found["p50"]),
            milliseconds(found["p99"]),
            megabytes(found["memory"]),
            megabytes(found["peak"]),
            share(found["own first"], found["own asked"]),
        )
    console.print(shown)


def measure(knowledge: str, questions: str, vectors: bool) -> fresh.Figures:
    """The figures for one kind of engine."""
    grown = made_up.grown(engines.knowledge_in(Path(knowledge)), PHRASINGS)
    answerer, start = _started(grown, vectors)
    tune = read_half("tune", Path(questions)).questions
    real = [question.turns for question in (*tune.in_scope, *tune.out_of_scope)]
    own = list(made_up.varied(grown, ASKED))
    times = best_times(answerer.ask, [*real[:: -(-len(real) // ASKED)], *((text,) for text, _ in own)], rounds=2)
    first = 0
    for text, entry in own:
        understood = answerer.understand((text,))
        matches = understood.matches if understood else ()
        first += bool(matches and matches[0].entry and matches[0].entry.id == entry)
    found = {
        "vectors": answerer.compares_meanings,
        "entries": len(grown.entries),
        "first": start,
        "p50": percentile(times, 0.5),
        "p99": percentile(times, 0.99),
        "memory": fresh.memory(),
        "peak": fresh.peak_memory(),
        "own asked": len(own),
        "own first": first,
    }
    del answerer
    return found | {"next": _started(grown, vectors)[1] if vectors else None}


def _started(knowledge: Knowledge, vectors: bool) -> tuple[Answerer, float]:
    begun = time.perf_counter()
    answerer = engines.one(knowledge, vectors)
    return answerer, time.perf_counter() - begun
