"""Time per question, load time and memory."""

import datetime as dt
import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import psutil
from rich.console import Console

from benchmarks.questions import QuestionSet
from bot.answers.answerer import Answerer
from bot.answers.lexicon import english
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.loader import load

ROUNDS = 5


def per_question(console: Console, sets: list[QuestionSet], answerer: Answerer, label: str) -> None:
    """Print the median and the 99th percentile over every question of the sets, one core."""
    questions = [q.turns for s in sets for q in (*s.in_scope, *s.follow_up, *s.out_of_scope)]
    for turns in questions[:30]:
        answerer.ask(turns)
    # The best of five rounds: a noisy neighbour can slow a question down, nothing can speed it up.
    times = sorted(min(_seconds(answerer, turns) for _ in range(ROUNDS)) for turns in questions)
    total = sum(times)
    console.print(
        f"{label}: p50 {times[len(times) // 2] * 1000:.2f} ms, p99 {times[int(len(times) * 0.99)] * 1000:.2f} ms, "
        f"{len(times) / total:.0f} questions a second"
    )


def loading(console: Console, folder: Path, label: str) -> Answerer:
    """Print how long files -> answering engine takes, and the memory it adds; returns the engine."""
    process = psutil.Process()
    before, start = process.memory_info().rss, time.perf_counter()
    loaded = load(folder, dt.date(2026, 11, 23))
    read = time.perf_counter() - start
    if loaded.knowledge is None:
        raise SystemExit("\n".join(map(str, loaded.errors[:5])))
    answerer = Answerer(loaded.knowledge)
    seconds = time.perf_counter() - start
    phrasings = sum(len(entry.asked_as) for entry in loaded.knowledge.entries)
    console.print(
        f"{label}: {len(loaded.knowledge.entries)} entries, {phrasings} phrasings, loaded in {seconds:.2f} s "
        f"({read:.2f} s reading files), {(process.memory_info().rss - before) / 2**20:.0f} MB more memory, "
        f"{process.memory_info().rss / 2**20:.0f} MB in all"
    )
    return answerer


def part_of(answerer: Answerer, entries: int) -> Answerer:
    """An engine that knows only so many of the entries, evenly picked."""
    whole = answerer.knowledge
    picked = whole.entries[:: max(1, len(whole.entries) // entries)][:entries]
    ids = {entry.id for entry in picked}
    kept = tuple(replace(entry, related=tuple(r for r in entry.related if r in ids)) for entry in picked)
    return Answerer(Knowledge(kept, whole.platforms, whole.vocabulary))


def growth(console: Console, entries: int) -> None:
    """Print the load time of made-up knowledge of a given size, ten phrasings an entry."""
    with tempfile.TemporaryDirectory() as folder:
        make_knowledge(Path(folder), entries)
        loading(console, Path(folder), f"made up, {entries} entries")


def make_knowledge(folder: Path, entries: int, phrasings: int = 10) -> None:
    """Write valid knowledge of random English words, the same for the same size."""
    dice = random.Random(entries)
    words = sorted(word for word in english() if word.isalpha() and 3 <= len(word) <= 9)
    (folder / "faq" / "general").mkdir(parents=True)
    for number in range(entries):
        own = dice.sample(words, 8)
        asked = [" ".join(dice.sample(own, 3) + dice.sample(words, 4)) for _ in range(phrasings)]
        lines = [
            "---", f"question: What about {' '.join(own)} {number}?", "topic: general", "asked_as:",
            *(f"  - what is {text} {number}x{i}" for i, text in enumerate(asked)),
            "reviewed: 2026-11-23", "sources:", "  - title: Made up", "    url: https://example.org/", "---",
            f"It is {own[0]}.", "",
        ]  # fmt: skip
        (folder / "faq" / "general" / f"entry-{number}.md").write_text("\n".join(lines), encoding="utf-8")


def _seconds(answerer: Answerer, turns: tuple[str, ...]) -> float:
    start = time.perf_counter()
    answerer.ask(turns)
    return time.perf_counter() - start
