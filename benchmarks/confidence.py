"""Whether answers are as often right as the engine says."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console

from benchmarks.judging import Judged
from benchmarks.show import share, table
from bot.answers.results import Answer

BINS = 10


@dataclass(frozen=True, slots=True)
class Stated:
    """How sure an answer was (0 to 1), and whether it was right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence lies from `low` on and below `high`; 1 belongs to the last bin."""

    low: float
    high: float
    answers: tuple[Stated, ...]

    @property
    def mean(self) -> float:
        """How sure these answers were on average."""
        return sum(answer.confidence for answer in self.answers) / len(self.answers)

    @property
    def right(self) -> float:
        """Which share of them was right."""
        return sum(answer.right for answer in self.answers) / len(self.answers)


def bins(answers: Sequence[Stated], count: int = BINS) -> list[Bin]:
    """Bins of equal width that hold anything."""
    places = [min(int(answer.confidence * count), count - 1) for answer in answers]
    return [
        Bin(
            place / count, (place + 1) / count, tuple(a for a, own in zip(answers, places, strict=True) if own == place)
        )
        for place in sorted(set(places))
    ]


def expected_error(found: Sequence[Bin]) -> float:
    """The expected calibration error: how far confidence and truth lie apart, on average over answers."""
    total = sum(len(one.answers) for one in found)
    return sum(len(one.answers) * abs(one.mean - one.right) for one in found) / total if total else 0.0


def report(console: Console, name: str, judged: Sequence[Judged]) -> None:
    """The bins of the answers among some judged questions, and the error."""
    answers = [Stated(one.result.confidence, one.right) for one in judged if isinstance(one.result, Answer)]
    found = bins(answers)
    title = f"Confidence of direct answers, {name}: expected calibration error {expected_error(found):.3f}"
    shown = table(title, "confidence", "answers", "mean confidence", "right")
    for one in found:
        count = len(one.answers)
        shown.add_row(f"{one.low:.0%} to {one.high:.0%}", str(count), f"{one.mean:.1%}", share(one.right, 1))
    console.print(shown)
