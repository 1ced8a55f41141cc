"""Fits the calibration on the tuning questions and the knowledge, and chooses the thresholds for stated error rates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.answers import training
from bot.answers.answerer import Answerer
from bot.answers.calibration import Calibration, Logistic, fit, straighten, unfitted
from bot.answers.policy import NEVER, Policy
from bot.answers.results import Answer, Mode
from bot.answers.training import Example
from bot.evaluation.questions import Question, QuestionSet, after_a_question, is_false, is_right

ROUNDS = 2
"""A message is read by its likeliest reading, which the calibration chooses: it is fitted again on these readings."""
KNOWLEDGE_SHARE = 0.1
"""Importance of all that the knowledge shows by itself, beside 1 for all questions."""
AFTER_A_QUESTION = 0.15
"""Importance of an out-of-scope message that follows a question, beside one that stands alone: who has just asked
mostly asks on."""
SECOND = 0.3
"""Importance of the second candidates, which may be suggested, beside the first."""
SUGGEST = 0.25
"""Chance from which an answer is worth suggesting: one in four."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a threshold must keep to on the tuning questions, as shares of 1."""

    false_answers: float
    right_of_answered: float


GOALS = {Mode.DIRECT: Goal(0.01, 0.94), Mode.PASSIVE: Goal(0.0, 0.98)}
FOLLOW_UP_GOALS = {Mode.DIRECT: Goal(0.08, 0.9), Mode.PASSIVE: Goal(0.0, 0.98)}
"""Goals for what somebody says after a question: who asks on expects an answer."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One tuning question with the answer the engine would give: its chance, and whether it is right.

    `false` is an answer to what deserves silence.
    """

    chance: float
    right: bool
    false: bool
    in_scope: bool
    asks: bool
    follows: bool


def calibrate(answerer: Answerer, questions: QuestionSet) -> Calibration:
    """A calibration for this engine; its `how` says from what it was made and how well it does."""
    known = list(training.examples(answerer.matcher))
    calibration = replace(unfitted(), logistic=_fit(known))
    for _ in range(ROUNDS):
        engine = answerer.recalibrated(calibration)
        asked = list(_examples(engine, questions))
        share = KNOWLEDGE_SHARE * sum(e[2] for e in asked) / max(sum(e[2] for e in known), 1.0)
        weighed = [(signals, right, weight * share) for signals, right, weight in known]
        calibration = replace(calibration, logistic=_fit([*asked, *weighed]))
    alone = (*questions.in_scope, *questions.out_of_scope)
    outcomes = list(_outcomes(answerer.recalibrated(calibration), (*alone, *questions.follow_up)))
    answered = [o for o in outcomes if o.chance > 0]
    slope, shift = straighten(np.array([o.chance for o in answered]), np.array([o.right for o in answered], float))
    engine = answerer.recalibrated(replace(calibration, slope=slope, shift=shift))
    policies = _policies(
        list(_outcomes(engine, alone)), list(_outcomes(engine, (*questions.follow_up, *after_a_question(questions))))
    )
    return replace(engine.calibration, policies=policies, how=_how(len(known), questions))


def threshold(outcomes: Sequence[Outcome], goal: Goal) -> float:
    """The lowest chance from which on answers keep to a goal."""
    outside = sum(not o.in_scope for o in outcomes) or 1
    best = NEVER
    right = false = answered = 0
    ordered = sorted(outcomes, key=lambda o: -o.chance)
    for position, outcome in enumerate(ordered):
        if outcome.chance <= 0:
            break
        right += outcome.right
        false += outcome.false
        answered += outcome.in_scope
        last = position + 1 == len(ordered) or ordered[position + 1].chance < outcome.chance
        if last and false / outside <= goal.false_answers and right >= goal.right_of_answered * answered:
            best = outcome.chance
    return best


def _fit(examples: Sequence[Example]) -> Logistic:
    signals, right, importance = zip(*examples, strict=True)
    return fit(np.array(signals), np.array(right, float), np.array(importance))


def _policies(alone: Sequence[Outcome], after: Sequence[Outcome]) -> dict[Mode, Policy]:
    """The thresholds for messages that stand alone, and for those after a question that are read as continuing it."""
    continuing = [o if o.follows else _silent(o) for o in after]
    chosen = {}
    for mode in GOALS:
        must_ask = mode is Mode.PASSIVE
        usual, follow_up = (
            _down(threshold([o if o.asks or not must_ask else _silent(o) for o in outcomes], goals[mode]))
            for outcomes, goals in ((alone, GOALS), (continuing, FOLLOW_UP_GOALS))
        )
        chosen[mode] = Policy(usual, follow_up, NEVER if must_ask else SUGGEST, must_ask)
    return chosen


def _silent(outcome: Outcome) -> Outcome:
    return replace(outcome, chance=0.0, right=False, false=False)


def _down(chance: float) -> float:
    return int(chance * 10_000) / 10_000


def _examples(engine: Answerer, questions: QuestionSet) -> Iterator[Example]:
    """The first candidates of the likeliest reading of every question."""
    asked = [*questions.in_scope, *questions.follow_up, *questions.out_of_scope]
    weighed = [*((q, 1.0) for q in asked), *((q, AFTER_A_QUESTION) for q in after_a_question(questions))]
    for question, weight in weighed:
        understood = engine.understand(question.turns)
        if understood is None or understood.compared or not understood.matches:
            continue
        for match, importance in zip(understood.matches, (1.0, SECOND), strict=False):
            right = match.entry is not None and match.entry.id in question.entries
            yield np.array(match.signals), right, importance * weight


def _outcomes(engine: Answerer, questions: Iterable[Question]) -> Iterator[Outcome]:
    talkative = engine.recalibrated(replace(engine.calibration, policies={Mode.DIRECT: Policy(0.0, 0.0)}))
    for question in questions:
        result = talkative.ask(question.turns)
        understood = talkative.understand(question.turns)
        yield Outcome(
            chance=result.confidence if isinstance(result, Answer) else 0.0,
            right=is_right(question, result, talkative.knowledge),
            false=bool(question.kind) and is_false(question, result),
            in_scope=not question.kind,
            asks=understood is not None and understood.asks,
            follows=understood is not None and understood.continues,
        )


def _how(known: int, questions: QuestionSet) -> dict[str, object]:
    return {
        "fitted on": {
            "tuning questions in scope": len(questions.in_scope),
            "follow-ups": len(questions.follow_up),
            "out of scope": len(questions.out_of_scope),
            "examples from the knowledge": known,
        },
        "goals on the tuning questions": _goals(GOALS),
        "goals after a question": _goals(FOLLOW_UP_GOALS),
    }


def _goals(goals: Mapping[Mode, Goal]) -> dict[str, object]:
    return {
        mode.value: {"false at most": goal.false_answers, "right of answered at least": goal.right_of_answered}
        for mode, goal in goals.items()
    }
