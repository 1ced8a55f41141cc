"""Fits the calibration on the tuning questions and the knowledge, and chooses the thresholds for stated error rates."""

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.answers import training
from bot.answers.answerer import Answerer
from bot.answers.calibration import Calibration, Logistic, fit, straighten, unfitted
from bot.answers.policy import NEVER, Policy
from bot.answers.results import Answer, Mode, NoMatch
from bot.answers.signals import SLOT
from bot.answers.tone import Tone, Weights
from bot.answers.training import Example
from bot.evaluation import tones
from bot.evaluation.questions import Question, QuestionSet, after_a_question, is_false, is_right

ROUNDS = 2
"""A message is read by its likeliest reading, which the calibration chooses: it is fitted again on these readings."""
KNOWLEDGE_SHARE = 0.1
"""Importance of all that the knowledge shows by itself, beside 1 for all questions."""
AFTER_A_QUESTION = 0.3
"""Importance of an out-of-scope message that follows a question, beside one that stands alone: who has just asked
mostly asks on."""
CONTINUING, AROUND = 1.0, 2.0
"""The same importance where only messages that continue a question are fitted, and how strongly they are drawn to what
holds for all."""
SECOND = 0.3
"""Importance of the second candidates, which may be suggested, beside the first."""
FOLDS = 5
"""A fifth of the questions at a time is left out, and answered with what the others teach."""
REMEMBERED = 20_000
"""The same words are read again and again while the weights change; their evidence stays the same."""
PENALTY = 8.0
"""How strongly weights are drawn to zero: there are few questions for as many signals."""
CAUTION = {Mode.DIRECT: 0.5, Mode.PASSIVE: 2.0}
"""Log odds by which the bot asks more of itself than the goals do, except where a question is continued: the knowledge
was mended with these questions in view, and new ones are harder."""
SUGGEST = 0.25
"""Chance from which an answer is worth suggesting: one in four."""

NO_MORE = QuestionSet((), (), ())


@dataclass(frozen=True, slots=True)
class Goal:
    """What a threshold must keep to on the tuning questions, as shares of 1."""

    false_answers: float
    right_of_answered: float


GOALS = {Mode.DIRECT: Goal(0.015, 0.95), Mode.PASSIVE: Goal(0.0, 0.98)}
FOLLOW_UP_GOALS = {Mode.DIRECT: Goal(0.05, 0.86), Mode.PASSIVE: Goal(0.003, 0.95)}
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


@dataclass(frozen=True, slots=True)
class Shown:
    """What the first candidates of one question show; `after` marks an out-of-scope message after a question."""

    fold: int
    after: bool
    examples: tuple[Example, ...]


def calibrate(answerer: Answerer, questions: QuestionSet, more: QuestionSet = NO_MORE) -> Calibration:
    """A calibration for this engine; its `how` says from what it was made and how well it does.

    The weights are fitted on all questions; slope, shift and thresholds are chosen on answers to `questions`, which
    come as people ask, that were left out when the weights behind these answers were fitted. `more` were chosen for
    being hard, so what share of them goes wrong says little; only the thresholds for messages after a question rest on
    them, too, since `questions` has too few of these for a threshold that another fit would not move.
    """
    answerer = answerer.remembering(REMEMBERED)
    both = questions.joined(more)
    tone, left_out = _tones(answerer, both)
    known = list(training.examples(answerer.recalibrated(replace(unfitted(), tone=tone)).matcher))
    shown = _shown_to_the_fitted(answerer, known, both, left_out)
    fitted = replace(_weighted(known, shown), tone=tone)
    folds = [
        replace(_weighted(known, [s for s in shown if s.fold != fold]), tone=without)
        for fold, without in enumerate(left_out)
    ]
    alone, after = (*questions.in_scope, *questions.out_of_scope), (*questions.follow_up, *after_a_question(questions))
    asked = [o for o in _left_out(answerer, folds, (*alone, *after)) if o.chance > 0 and (o.in_scope or not o.follows)]
    slope, shift = straighten(np.array([o.chance for o in asked]), np.array([o.right for o in asked], float))
    honest = [replace(fold, slope=slope, shift=shift) for fold in folds]
    return replace(
        fitted,
        slope=slope,
        shift=shift,
        policies=_policies(
            _left_out(answerer, honest, alone),
            _left_out(answerer, honest, (*both.follow_up, *after_a_question(both))),
        ),
        how=_how(len(known), questions, more),
    )


def _left_out(answerer: Answerer, folds: Sequence[Calibration], asked: Sequence[Question]) -> list[Outcome]:
    """What comes of some messages, each by the calibration of its fold, which has not seen it."""
    return [
        outcome
        for number, fold in enumerate(folds)
        for outcome in _outcomes(answerer.recalibrated(fold), (q for q in asked if _fold(q) == number))
    ]


def _tones(answerer: Answerer, questions: QuestionSet) -> tuple[Tone, list[Tone]]:
    """The tone learned from all questions, and for each fold from those outside of it."""
    asked = (*questions.in_scope, *questions.follow_up, *questions.out_of_scope)
    cleaned = {question: answerer.matcher.reader.clean(question.turns[-1]) for question in asked}

    def weights(used: Sequence[Question]) -> Weights:
        return tones.learn([cleaned[q] for q in used], np.array([not q.kind for q in used], float))

    def tone(left_out: int | None) -> Tone:
        kept = [question for question in asked if _fold(question) != left_out]
        return Tone(
            alone=weights([q for q in kept if q.kind or len(q.turns) == 1]),
            after=weights([q for q in kept if q.kind or len(q.turns) > 1]),
        )

    return tone(None), [tone(fold) for fold in range(FOLDS)]


def _shown_to_the_fitted(
    answerer: Answerer, known: Sequence[Example], questions: QuestionSet, left_out: Sequence[Tone]
) -> list[Shown]:
    """What all questions show once the weights fit what the knowledge and all questions show."""
    logistic = _fit(known)
    calibration = replace(unfitted(), logistic=logistic, following=logistic)
    for _ in range(ROUNDS):
        calibration = _weighted(known, _shown(answerer, calibration, left_out, questions))
    return _shown(answerer, calibration, left_out, questions)


def _weighted(known: Sequence[Example], shown: Sequence[Shown]) -> Calibration:
    """Weights that fit what the knowledge and some questions show."""
    asked = [e for one in shown for e in _important(one, AFTER_A_QUESTION)]
    share = KNOWLEDGE_SHARE * sum(e[2] for e in asked) / max(sum(e[2] for e in known), 1.0)
    logistic = _fit([*asked, *((signals, right, weight * share) for signals, right, weight in known)])
    continuing = [e for one in shown for e in _important(one, CONTINUING) if e[0][SLOT["follows"]]]
    following = _fit(continuing, AROUND, logistic) if continuing else logistic
    return replace(unfitted(), logistic=logistic, following=following)


def _important(shown: Shown, after: float) -> Iterator[Example]:
    """The examples; `after` is the importance of an out-of-scope message that follows a question."""
    weight = after if shown.after else 1.0
    return ((signals, right, importance * weight) for signals, right, importance in shown.examples)


def _fold(question: Question) -> int:
    return hashlib.sha256(question.id.encode()).digest()[0] % FOLDS


def threshold(outcomes: Sequence[Outcome], goal: Goal) -> float:
    """The lowest chance from which on answers keep to a goal."""
    outside = sum(not o.in_scope for o in outcomes) or 1
    best = NEVER
    right = false = answered = 0
    ordered = sorted(outcomes, key=lambda o: -o.chance)
    for position, outcome in enumerate(ordered):
        if outcome.chance <= 0:
            break
        # A harmless answer to what deserves silence is no merit: it is neither right nor false.
        right += outcome.right and outcome.in_scope
        false += outcome.false
        answered += outcome.in_scope
        last = position + 1 == len(ordered) or ordered[position + 1].chance < outcome.chance
        if last and false / outside <= goal.false_answers and right >= goal.right_of_answered * answered:
            best = outcome.chance
    return best


def _fit(examples: Sequence[Example], penalty: float = PENALTY, around: Logistic | None = None) -> Logistic:
    signals, right, importance = zip(*examples, strict=True)
    return fit(np.array(signals), np.array(right, float), np.array(importance), penalty, around)


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
        chosen[mode] = Policy(_careful(usual, CAUTION[mode]), follow_up, NEVER if must_ask else SUGGEST, must_ask)
    return chosen


def _silent(outcome: Outcome) -> Outcome:
    return replace(outcome, chance=0.0, right=False, false=False)


def _careful(chance: float, caution: float) -> float:
    """A threshold so much higher, unless it is out of reach anyway."""
    return chance if not 0 < chance < 1 else _down(1 / (1 + (1 - chance) / chance * math.exp(-caution)))


def _down(chance: float) -> float:
    return int(chance * 10_000) / 10_000


def _shown(
    answerer: Answerer, calibration: Calibration, left_out: Sequence[Tone], questions: QuestionSet
) -> list[Shown]:
    """The first candidates of the likeliest reading of every question, by the tone learned without it: a new message
    will not have been learned from either."""
    engines = [answerer.recalibrated(replace(calibration, tone=tone)) for tone in left_out]
    asked = [(q, False) for q in (*questions.in_scope, *questions.follow_up, *questions.out_of_scope)]
    asked += [(q, True) for q in after_a_question(questions)]
    return [
        Shown(_fold(question), after, tuple(_examples(engines[_fold(question)], question))) for question, after in asked
    ]


def _examples(engine: Answerer, question: Question) -> Iterator[Example]:
    understood = engine.understand(question.turns)
    if understood is None or understood.compared:
        return
    for match, importance in zip(understood.matches, (1.0, SECOND), strict=False):
        yield np.array(match.signals), match.entry is not None and match.entry.id in question.entries, importance


def _outcomes(engine: Answerer, questions: Iterable[Question]) -> Iterator[Outcome]:
    for question in questions:
        understood = engine.understand(question.turns)
        result = engine.decide(understood, Policy(0.0, 0.0)) if understood else NoMatch()
        yield Outcome(
            chance=result.confidence if isinstance(result, Answer) else 0.0,
            right=is_right(question, result, engine.knowledge),
            false=bool(question.kind) and is_false(question, result),
            in_scope=not question.kind,
            asks=understood is not None and understood.asks,
            follows=understood is not None and understood.leans,
        )


def _how(known: int, questions: QuestionSet, more: QuestionSet) -> dict[str, object]:
    return {
        "fitted on": {**_sizes(questions.joined(more)), "examples from the knowledge": known},
        "thresholds chosen on": _sizes(questions),
        "thresholds after a question chosen on": _sizes(questions.joined(more)),
        "goals on the tuning questions": _goals(GOALS),
        "goals after a question": _goals(FOLLOW_UP_GOALS),
        "caution": {mode.value: caution for mode, caution in CAUTION.items()},
    }


def _sizes(questions: QuestionSet) -> dict[str, int]:
    return {
        "questions in scope": len(questions.in_scope),
        "follow-ups": len(questions.follow_up),
        "out of scope": len(questions.out_of_scope),
    }


def _goals(goals: Mapping[Mode, Goal]) -> dict[str, object]:
    return {
        mode.value: {"false at most": goal.false_answers, "right of answered at least": goal.right_of_answered}
        for mode, goal in goals.items()
    }
