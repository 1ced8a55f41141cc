"""First-answer accuracy on BANKING77, the public stand-in for a FAQ (PolyAI, CC BY 4.0; not shipped)."""

import datetime as dt
import json
from pathlib import Path

from rich.console import Console

from bot.answers.matcher import Matcher
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.topics import Topic


def report(console: Console, folder: Path) -> None:
    """Print the accuracy with ten phrasings an intent on the standard split."""
    train, test = _rows(folder / "train_10.jsonl"), _rows(folder / "test.jsonl")
    labels = sorted({label for label, _ in train})
    entries = tuple(_entry(label, [text for own, text in train if own == label]) for label in labels)
    matcher = Matcher(Knowledge(entries))
    right = 0
    for label, text in test:
        found = matcher.match(matcher.reader.read(text), None, limit=1)
        right += bool(found and found[0].entry and found[0].entry.id == label)
    console.print(f"BANKING77, 10 phrasings an intent: {right / len(test):.1%} of first answers right")


def _entry(label: str, phrasings: list[str]) -> Entry:
    return Entry(
        id=label, question=phrasings[0], platform=None, topic=Topic.GENERAL, asked_as=tuple(phrasings[1:]),
        not_asked_as=(), reviewed=dt.date(2026, 1, 1), sources=(), related=(), body=label,
    )  # fmt: skip


def _rows(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(label, text) for label, text in map(json.loads, lines)]
