"""Asks questions and judges what comes back."""

import copy
import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from benchmarks.baselines import Baseline
from bot.answers.answerer import Answerer
from bot.answers.policy import Policy
from bot.answers.results import Answer, Mode, NoMatch, Result, Suggestions
from bot.evaluation.calibrate import Outcome
from bot.evaluation.questions import Question, QuestionSet, after_a_question, is_false, is_right
from bot.knowledge.knowledge import Knowledge

Ask = Callable[[Sequence[str]], Result]


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with what came back: `right` in scope, or `false`, an answer to what deserves silence."""

    question: Question
    result: Result
    right: bool
    false: bool

    @property
    def answered(self) -> bool:
        """Whether the member got an answer, right or wrong."""
        return isinstance(self.result, Answer)

    @property
    def suggested(self) -> bool:
        """Whether an accepted answer was among the suggestions."""
        if not isinstance(self.result, Suggestions):
            return False
        return any(suggestion.entry.id in self.question.entries for suggestion in self.result.suggestions)


@dataclass(frozen=True, slots=True)
class Report:
    """Every question of one half, judged; `after` are the out-of-scope messages, each said after a question."""

    in_scope: tuple[Judged, ...]
    follow_up: tuple[Judged, ...]
    out_of_scope: tuple[Judged, ...]
    after: tuple[Judged, ...]


def reports(asks: Sequence[Ask], questions: QuestionSet, knowledge: Knowledge) -> list[Report]:
    """Everything asked and judged, once for each way to ask."""
    parts = (questions.in_scope, questions.follow_up, questions.out_of_scope, after_a_question(questions))
    judged = [judge(asks, part, knowledge) for part in parts]
    return [Report(*(part[place] for part in judged)) for place in range(len(asks))]


def judge(asks: Sequence[Ask], questions: Iterable[Question], knowledge: Knowledge) -> list[tuple[Judged, ...]]:
    """Some questions asked and judged, once for each way to ask.

    Each question is asked in every way before the next, so that it need be read only once (`remembering`).
    """
    rows = [[_judged(question, ask(question.turns), knowledge) for ask in asks] for question in questions]
    return [tuple(row[place] for row in rows) for place in range(len(asks))]


def _judged(question: Question, result: Result, knowledge: Knowledge) -> Judged:
    unwanted = bool(question.kind)
    right = not unwanted and is_right(question, result, knowledge)
    return Judged(question, result, right, unwanted and is_false(question, result))


def remembering(answerer: Answerer) -> Answerer:
    """The same engine, which reads messages only once when it is asked in several ways one after the other."""
    other = copy.copy(answerer)
    other.understand = functools.lru_cache(1)(answerer.understand)  # type: ignore[method-assign]
    return other


def engine(answerer: Answerer, mode: Mode = Mode.DIRECT) -> Ask:
    """The engine in one mode."""
    return lambda turns: answerer.ask(turns, mode)


def above(baseline: Baseline, threshold: float, answerer: Answerer) -> Ask:
    """A baseline that reads the last message only and answers from a score on, with the engine's own cards."""

    def ask(turns: Sequence[str]) -> Result:
        found = baseline(turns[-1])
        return answerer.open(found.entry) if found.score >= threshold else NoMatch()

    return ask


def talkative(answerer: Answerer) -> Ask:
    """The engine were it never silent: its first candidate, however unsure."""
    policies = {Mode.DIRECT: Policy(0.0, 0.0)}
    return engine(answerer.recalibrated(replace(answerer.calibration, policies=policies)))


def always(baseline: Baseline, answerer: Answerer) -> Ask:
    """A baseline were it never silent, with its score as the confidence."""

    def ask(turns: Sequence[str]) -> Result:
        found = baseline(turns[-1])
        return replace(answerer.open(found.entry), confidence=found.score)

    return ask


def outcomes(always: Report) -> list[Outcome]:
    """How sure and how right somebody who is never silent is on single questions."""
    return [
        Outcome(
            chance=judged.result.confidence if isinstance(judged.result, Answer) else 0.0,
            right=judged.right,
            false=judged.false,
            in_scope=not judged.question.kind,
            asks=True,
            follows=False,
        )
        for judged in (*always.in_scope, *always.out_of_scope)
    ]
