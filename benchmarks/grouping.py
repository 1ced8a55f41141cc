"""How well the moderators' queue merges questions that ask the same: `python -m benchmarks.grouping`.

Two tuning questions ask the same where at least half of the entries that answer either of them answer both. A pair that
is merged wrongly hides a question, one that is not merged only costs a line more: so the threshold is the lowest of
those tried at which at least `WANTED` of the merged pairs ask the same.
"""

from itertools import combinations
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks import engines
from benchmarks.halves import FOLDER, read_half
from bot.answers.answerer import Answerer
from bot.answers.grouping import alike, group, likeness

TRIED = np.arange(0.2, 0.61, 0.05)
WANTED = 0.9
KNOWLEDGE = Path("knowledge")


def main() -> None:
    """Print, for each threshold, how many pairs are merged, how many of them rightly, and how many are missed."""
    console = Console()
    questions = read_half("tune", FOLDER).questions.in_scope
    texts = [question.turns[-1] for question in questions]
    answers = [question.entries for question in questions]
    for name, answerer in engines.build(engines.knowledge_in(KNOWLEDGE)).named:
        console.print(_table(name, answerer, texts, answers))


def _table(name: str, answerer: Answerer, texts: list[str], answers: list[frozenset[str]]) -> Table:
    found = likeness(answerer, texts)
    table = Table("likeness from", "pairs merged", "of them the same", "of the same merged", title=name)
    pairs = list(combinations(range(len(texts)), 2))
    same = {(one, other) for one, other in pairs if _overlap(answers[one], answers[other]) >= 0.5}
    for threshold in sorted({*TRIED, alike(answerer)}):
        merged = {
            pair
            for members in group(found, [1.0] * len(texts), float(threshold))
            for pair in combinations(sorted(members), 2)
        }
        right = len(merged & same)
        table.add_row(
            f"{threshold:.2f}",
            str(len(merged)),
            f"{right / len(merged):.0%}" if merged else "-",
            f"{right / len(same):.0%}",
        )
    return table


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


if __name__ == "__main__":
    main()
