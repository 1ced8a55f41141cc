"""What typing errors and small talk cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rich.console import Console

from benchmarks import judging, noise
from benchmarks.halves import Half
from benchmarks.quality import Method
from benchmarks.show import share, table
from bot.evaluation.questions import Question
from bot.knowledge.knowledge import Knowledge

BASELINES = 2
"""How many of the baselines are shown: those whose first answers are best without noise."""
KINDS: Mapping[str, noise.Noise] = {
    "clean": noise.clean,
    f"typos in {noise.TYPOS:.0%} of the words": noise.with_typos,
    "small talk around it": noise.in_chat,
    "both": lambda text: noise.in_chat(noise.with_typos(text)),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left under one kind of noise, as shares (0 to 1); `first` counts first answers however unsure."""

    right: float
    likely: float
    false: float
    first: float


def report(
    console: Console, half: Half, engines: Sequence[Method], baselines: Sequence[Method], knowledge: Knowledge
) -> None:
    """Right answers to in-scope questions and false ones to out-of-scope messages, all made equally noisy."""
    shown = table(
        f"Noise, {half.name}, single direct questions", "", "noise", "right", "points lost", "right or suggested",
        "false answers", "first is right", "points lost",
    )  # fmt: skip
    for method in (*engines, *sorted(baselines, key=lambda method: -method.first_right)[:BASELINES]):
        clean: Kept | None = None
        for kind, make in KINDS.items():
            kept = _kept(method, half, make, knowledge)
            shown.add_row(
                "" if clean else method.name, kind, share(kept.right, 1), _lost(clean, kept, "right"),
                share(kept.likely, 1), share(kept.false, 1), share(kept.first, 1), _lost(clean, kept, "first"),
            )  # fmt: skip
            clean = clean or kept
    console.print(shown)


def _kept(method: Method, half: Half, make: noise.Noise, knowledge: Knowledge) -> Kept:
    inside, outside = _noisy(half.questions.in_scope, make), _noisy(half.questions.out_of_scope, make)
    asked, first = judging.judge([method.ask, method.always], inside, knowledge)
    (unwanted,) = judging.judge([method.ask], outside, knowledge)
    right = sum(judged.right for judged in asked)
    return Kept(
        right=right / len(inside),
        likely=(right + sum(judged.suggested for judged in asked)) / len(inside),
        false=sum(judged.false for judged in unwanted) / len(outside),
        first=sum(judged.right for judged in first) / len(inside),
    )


def _lost(before: Kept | None, after: Kept, what: Literal["right", "first"]) -> str:
    return "" if before is None else f"{100 * (getattr(before, what) - getattr(after, what)):.1f}"


def _noisy(questions: Sequence[Question], make: noise.Noise) -> list[Question]:
    return [replace(question, turns=tuple(map(make, question.turns))) for question in questions]
