"""Time per question and the cost of overhearing a channel, on one core with a part of the shipped knowledge."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from benchmarks import engines, fresh
from benchmarks.halves import read_half
from benchmarks.show import milliseconds, share, table
from benchmarks.timing import best_times, percentile
from bot.evaluation.questions import Question
from bot.knowledge.knowledge import Knowledge

ENTRIES = 300
OVERHEARD = "chatter"
"""The kind of out-of-scope message that a channel is full of."""


def report(console: Console, knowledge: Path, questions: Path, cache: Path) -> None:
    """One row for the engine with and one without vectors, and what the passive gate costs."""
    shown = table(f"Speed on one core, {ENTRIES} entries", "", "p50", "p99", "questions a second")
    found: fresh.Figures = {}
    for name, vectors in (("engine", True), ("engine without vectors", False)):
        found = fresh.figures("speed", cache, knowledge=knowledge, questions=questions, vectors=vectors)
        if vectors and not found["vectors"]:
            continue
        shown.add_row(name, milliseconds(found["p50"]), milliseconds(found["p99"]), f"{found['a second']:.0f}")
    console.print(shown)
    gate = table("The gate before the engine in channels that it overhears", "", "p50", "p99", "let through")
    for kind, row in found["gate"].items():
        times = (f"{row[time] * 1e6:.0f} µs" for time in ("p50", "p99"))
        gate.add_row(kind, *times, f"{share(row['passed'], row['messages'])} of {row['messages']}")
    console.print(gate)


def measure(knowledge: str, questions: str, vectors: bool) -> fresh.Figures:
    """The figures for one kind of engine."""
    fresh.on_one_core()
    halves = [read_half(name, Path(questions)) for name in ("tune", "test")]
    answerer = engines.one(part_of(engines.knowledge_in(Path(knowledge)), ENTRIES), vectors)
    turns = [question.turns for half in halves for question in half.all]

    def answered_when_they_came(turns: tuple[str, ...]) -> None:
        if earlier := turns[:-1]:
            answerer.ask(earlier)

    times = best_times(answerer.ask, turns, before=answered_when_they_came)
    lets_through = answerer.gate.lets_through

    def gate(asked: Sequence[Question]) -> fresh.Figures:
        texts = [question.turns[-1] for question in asked]
        taken = best_times(lets_through, texts)
        passed = sum(map(lets_through, texts))
        return {
            "p50": percentile(taken, 0.5), "p99": percentile(taken, 0.99), "passed": passed, "messages": len(texts),
        }  # fmt: skip

    tune = halves[0].questions
    return {
        "vectors": answerer.compares_meanings,
        "p50": percentile(times, 0.5),
        "p99": percentile(times, 0.99),
        "a second": len(times) / sum(times),
        "gate": {
            "ordinary chat": gate([question for question in tune.out_of_scope if question.kind == OVERHEARD]),
            "questions in scope": gate(tune.in_scope),
        },
    }


def part_of(whole: Knowledge, entries: int) -> Knowledge:
    """The knowledge with only so many of its entries, evenly picked."""
    count = len(whole.entries)
    picked = [whole.entries[place * count // entries] for place in range(entries)] if count > entries else whole.entries
    ids = {entry.id for entry in picked}
    kept = (replace(entry, related=tuple(id for id in entry.related if id in ids)) for entry in picked)
    return replace(whole, entries=tuple(kept))
