"""First answers on BANKING77, the public stand-in for an FAQ, through the real loader and engine.

PolyAI's data set (CC BY 4.0) is not part of this repository. Ten training sentences a label become the phrasings of one
entry, and every test sentence is a question. Thresholds play no part: the first candidate counts, however unsure.
"""

import json
import re
import tempfile
from pathlib import Path

from rich.console import Console

from benchmarks import engines, fresh
from benchmarks.baselines import baselines
from benchmarks.show import share, table
from bot.answers.answerer import Answerer
from bot.knowledge.knowledge import Knowledge

Row = tuple[str, str]


def figures(folder: Path, cache: Path) -> list[fresh.Figures]:
    """What is measured with and without vectors, each in a fresh process; time plays no part, so others may run."""
    return [fresh.figures("banking77", cache, folder=folder, vectors=vectors) for vectors in (True, False)]


def report(console: Console, found: list[fresh.Figures]) -> None:
    """One row a method."""
    asked = found[0]["asked"]
    shown = table(f"BANKING77, 10 phrasings a label, {asked} test questions: first answers", "", "right")
    rows = {name: right for run in reversed(found) for name, right in run["right"].items()}
    for name, right in sorted(rows.items(), key=lambda row: -row[1]):
        shown.add_row(name, share(right, asked))
    console.print(shown)


def measure(folder: str, vectors: bool) -> fresh.Figures:
    """How many first answers are right: of one engine, and in the run without vectors of the baselines."""
    knowledge = _knowledge(_rows(Path(folder) / "train_10.jsonl"))
    test = _rows(Path(folder) / "test.jsonl")
    answerer = engines.one(knowledge, vectors)
    named = "engine" if answerer.compares_meanings else "engine without vectors"
    right = {named: sum(_first(answerer, text) == entry_id(label) for label, text in test)}
    if not vectors:
        for name, baseline in baselines(knowledge, engines.encoder()).items():
            right[name] = sum(baseline(text).entry.id == entry_id(label) for label, text in test)
    return {"asked": len(test), "right": right}


def entry_id(label: str) -> str:
    """The id of a label's entry."""
    return f"general/{re.sub(r'[^a-z0-9]+', '-', label.lower()).strip('-')}"


def write(folder: Path, rows: list[Row]) -> None:
    """The knowledge files for some training rows: one entry a label."""
    asked: dict[str, list[str]] = {}
    for label, text in rows:
        asked.setdefault(label, []).append(text)
    (folder / "faq" / "general").mkdir(parents=True)
    for label, texts in asked.items():
        # The heading must be a phrasing, too: the label itself would be an eleventh.
        heading = min(texts, key=len)
        lines = [
            "---", f"question: {json.dumps(heading)}", "topic: general", "asked_as:",
            *(f"  - {json.dumps(text)}" for text in texts if text != heading),
            "reviewed: 2026-11-01", "---", f"{label}.", "",
        ]  # fmt: skip
        (folder / "faq" / f"{entry_id(label)}.md").write_text("\n".join(lines), encoding="utf-8")


def _knowledge(rows: list[Row]) -> Knowledge:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), rows)
        return engines.knowledge_in(Path(folder))


def _first(answerer: Answerer, text: str) -> str | None:
    understood = answerer.understand((text,))
    entry = understood.matches[0].entry if understood and understood.matches else None
    return entry.id if entry else None


def _rows(path: Path) -> list[Row]:
    return [(label, text) for label, text in map(json.loads, path.read_text(encoding="utf-8").splitlines())]
