"""How often the engine is right and how often it speaks when it should not, beside plain matching."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console

from benchmarks import judging
from benchmarks.baselines import Baseline
from benchmarks.curve import curve, right_at
from benchmarks.engines import Engines
from benchmarks.halves import Half
from benchmarks.judging import Ask, Judged, Report
from benchmarks.show import of, share, table
from bot.answers.results import Mode
from bot.evaluation.calibrate import GOALS, Outcome, threshold

FALSE = 0.05
"""The share of false answers at which all methods are compared, whatever their own threshold is."""


@dataclass(frozen=True, slots=True)
class Method:
    """One way to answer.

    `ask` answers from `threshold` on, `always` is never silent, and the outcomes are those of `always`.
    `overheard` is what the engine does in passive mode.
    """

    name: str
    ask: Ask
    always: Ask
    threshold: float
    asked: Report
    outcomes: tuple[Outcome, ...]
    overheard: Report | None = None

    @property
    def first_right(self) -> int:
        """How many in-scope questions get the right answer first, however unsure."""
        return sum(outcome.right for outcome in self.outcomes)


def engine_methods(engines: Engines, half: Half) -> list[Method]:
    """The engine with and without vectors."""
    made = []
    for name, built in engines.named:
        answerer = judging.remembering(built)
        asks = [judging.engine(answerer), judging.talkative(answerer), judging.engine(answerer, Mode.PASSIVE)]
        asked, always, overheard = judging.reports(asks, half.questions, answerer.knowledge)
        chosen = answerer.policy(Mode.DIRECT).answer
        made.append(Method(name, asks[0], asks[1], chosen, asked, tuple(judging.outcomes(always)), overheard))
    return made


def baseline_methods(baselines: Mapping[str, Baseline], engines: Engines, tune: Half, half: Half) -> list[Method]:
    """Every baseline on one half, from the threshold on that keeps the engine's own goal on `tune`."""
    answerer = engines.default
    knowledge = answerer.knowledge
    made = []
    for name, baseline in baselines.items():
        always = judging.always(baseline, answerer)
        (tuning,) = judging.reports([always], tune.questions, knowledge)
        chosen = threshold(judging.outcomes(tuning), GOALS[Mode.DIRECT])
        ask = judging.above(baseline, chosen, answerer)
        asked, free = judging.reports([ask, always], half.questions, knowledge)
        made.append(Method(name, ask, always, chosen, asked, tuple(judging.outcomes(free))))
    return made


def direct(console: Console, half: Half, methods: Sequence[Method]) -> None:
    """What happens to questions that are put to the bot."""
    shown = table(
        f"Direct questions, {half.name}: {half.sizes}", "", "right", "right or suggested", "right of answered",
        "follow-ups right", "false answers", "false after a question", "first is right", f"right at {FALSE:.0%} false",
    )  # fmt: skip
    for method in methods:
        asked = method.asked
        right, inside = _count(asked.in_scope, _right), len(asked.in_scope)
        shown.add_row(
            method.name,
            share(right, inside),
            share(right + _count(asked.in_scope, _suggested), inside),
            of(right, _count(asked.in_scope, _answered)),
            share(_count(asked.follow_up, _right), len(asked.follow_up)),
            share(_count(asked.out_of_scope, _false), len(asked.out_of_scope)),
            share(_count(asked.after, _false), len(asked.after)),
            share(method.first_right, inside),
            share(right_at(curve(method.outcomes), FALSE), 1),
        )
    console.print(shown)


def passive(console: Console, half: Half, methods: Sequence[Method]) -> None:
    """What happens to the same messages where nobody asked the bot."""
    shown = table(
        f"Overheard messages, {half.name}", "", "in scope answered", "right of answered", "follow-ups answered",
        "right of these", "false answers", "false after a question",
    )  # fmt: skip
    for method in methods:
        asked = method.overheard
        if asked is None:
            continue
        answered, followed = _count(asked.in_scope, _answered), _count(asked.follow_up, _answered)
        shown.add_row(
            method.name,
            share(answered, len(asked.in_scope)),
            of(_count(asked.in_scope, _right), answered),
            share(followed, len(asked.follow_up)),
            of(_count(asked.follow_up, _right), followed),
            share(_count(asked.out_of_scope, _false), len(asked.out_of_scope)),
            share(_count(asked.after, _false), len(asked.after)),
        )
    console.print(shown)


def by_kind(console: Console, half: Half, methods: Sequence[Method]) -> None:
    """Which kinds of out-of-scope message get an answer."""
    kinds = sorted({judged.question.kind for judged in methods[0].asked.out_of_scope})
    shown = table(f"False answers by kind, {half.name}", "kind", "messages", *(method.name for method in methods))
    for kind in kinds:
        groups = [[one for one in method.asked.out_of_scope if one.question.kind == kind] for method in methods]
        shown.add_row(kind, str(len(groups[0])), *(str(_count(group, _false)) for group in groups))
    console.print(shown)


def by_group(console: Console, half: Half, engine: Method) -> None:
    """Who is understood, and how questions may be put."""
    asked = (*engine.asked.in_scope, *engine.asked.follow_up)
    for label, key in (("voice", _voice), ("form", lambda judged: half.forms[judged.question.id])):
        shown = table(
            f"Right by {label}, {half.name}, {engine.name}", label, "questions", "right", "right or suggested"
        )
        for name in sorted({key(judged) for judged in asked}):
            group = [judged for judged in asked if key(judged) == name]
            right = _count(group, _right)
            likely = right + _count(group, _suggested)
            shown.add_row(name or "-", str(len(group)), share(right, len(group)), share(likely, len(group)))
        console.print(shown)


def _count(judged: Sequence[Judged], what: Callable[[Judged], bool]) -> int:
    return sum(map(what, judged))


def _right(judged: Judged) -> bool:
    return judged.right


def _answered(judged: Judged) -> bool:
    return judged.answered


def _false(judged: Judged) -> bool:
    return judged.false


def _suggested(judged: Judged) -> bool:
    return judged.suggested


def _voice(judged: Judged) -> str:
    return judged.question.voice
