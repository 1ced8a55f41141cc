"""How often the engine is right, how often it speaks when it should not, beside plain fuzzy matching."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from benchmarks.questions import Question, QuestionSet, is_right
from bot.answers.answerer import Answerer
from bot.answers.results import Answer, Mode, NoMatch, Result, Suggestions
from bot.answers.text import clean
from bot.knowledge.knowledge import Knowledge

Ask = Callable[[Question], Result]


def report(console: Console, name: str, questions: QuestionSet, answerer: Answerer) -> None:
    """Print the engine's figures in both modes, and two fuzzy matchers with the same phrasings."""
    knowledge = answerer.knowledge
    table = Table(title=f"Quality on the {name} questions: {_sizes(questions)}", title_justify="left")
    for column in (
        "",
        "right",
        "right or suggested",
        "right of answered",
        "follow-ups right",
        "false answers",
        "false after a question",
    ):
        table.add_column(column, justify="left" if not column else "right")
    for mode in Mode:
        ask = _engine(answerer, mode)
        table.add_row(f"engine, {mode.value}", *_row(questions, ask, knowledge))
    for label, scorer in (("WRatio", fuzz.WRatio), ("token_set_ratio", fuzz.token_set_ratio)):
        scored = _fuzzy(answerer, scorer)
        for threshold in (60, 80, 90):
            table.add_row(f"rapidfuzz {label} >= {threshold}", *_row(questions, _above(scored, threshold), knowledge))
    console.print(table)
    _false_answers(console, questions, answerer)


def _sizes(questions: QuestionSet) -> str:
    sizes = (len(questions.in_scope), len(questions.follow_up), len(questions.out_of_scope))
    return "{} in scope, {} follow-ups, {} out of scope".format(*sizes)


def _row(questions: QuestionSet, ask: Ask, knowledge: Knowledge) -> list[str]:
    in_scope = [(q, ask(q)) for q in questions.in_scope]
    follow_up = [(q, ask(q)) for q in questions.follow_up]
    right = sum(is_right(q, r, knowledge) for q, r in in_scope)
    answered = sum(isinstance(r, Answer) for _, r in in_scope)
    false = sum(isinstance(ask(q), Answer) for q in questions.out_of_scope)
    return [
        _share(right, len(in_scope)),
        _share(right + sum(_suggested(q, r, knowledge) for q, r in in_scope), len(in_scope)),
        f"{_share(right, answered)} of {answered}",
        _share(sum(is_right(q, r, knowledge) for q, r in follow_up), len(follow_up)),
        _share(false, len(questions.out_of_scope)),
        _share(sum(isinstance(ask(q), Answer) for q in _after_a_question(questions)), len(questions.out_of_scope)),
    ]


def _after_a_question(questions: QuestionSet) -> list[Question]:
    """Every out-of-scope message as the next thing somebody says who has just asked something in scope."""
    asked = itertools.cycle(questions.in_scope)
    return [replace(q, turns=(*next(asked).turns, *q.turns)) for q in questions.out_of_scope]


def _suggested(question: Question, result: Result, knowledge: Knowledge) -> bool:
    if not isinstance(result, Suggestions):
        return False
    entries = [suggestion.entry for suggestion in result.suggestions]
    return any(
        e.topic.value in question.topics and (not e.platform or e.platform in question.platforms) for e in entries
    )


def _false_answers(console: Console, questions: QuestionSet, answerer: Answerer) -> None:
    """Which kinds of out-of-scope message get an answer in direct mode."""
    spoken = [q.kind for q in questions.out_of_scope if isinstance(answerer.ask(q.turns), Answer)]
    counts = ", ".join(f"{kind} {spoken.count(kind)}" for kind in sorted(set(spoken)))
    console.print(f"False answers in direct mode by kind: {counts or 'none'}\n")


def _engine(answerer: Answerer, mode: Mode) -> Ask:
    return lambda question: answerer.ask(question.turns, mode)


def _fuzzy(answerer: Answerer, scorer: Callable[..., float]) -> Callable[[Question], tuple[float, Result]]:
    entries = [e for e in answerer.knowledge.entries for _ in e.asked_as]
    phrasings = [clean(p) for e in answerer.knowledge.entries for p in e.asked_as]
    memory: dict[Question, tuple[float, Result]] = {}

    def ask(question: Question) -> tuple[float, Result]:
        if question not in memory:
            best = process.extractOne(clean(question.turns[-1]), phrasings, scorer=scorer)
            memory[question] = (best[1], answerer.open(entries[best[2]])) if best else (0.0, NoMatch())
        return memory[question]

    return ask


def _above(scored: Callable[[Question], tuple[float, Result]], threshold: float) -> Ask:
    def ask(question: Question) -> Result:
        score, result = scored(question)
        return result if score >= threshold else NoMatch()

    return ask


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def calibration(console: Console, sets: Sequence[QuestionSet], answerer: Answerer) -> None:
    """Print how often answers of a stated confidence are right."""
    found: list[tuple[float, bool]] = []
    for questions in sets:
        for question in (*questions.in_scope, *questions.follow_up):
            result = answerer.ask(question.turns)
            if isinstance(result, Answer):
                found.append((result.confidence, is_right(question, result, answerer.knowledge)))
    table = Table(title="Stated confidence of direct answers and how many were right", title_justify="left")
    for column in ("confidence", "answers", "mean confidence", "right"):
        table.add_column(column, justify="right")
    for low, high in ((0.0, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        bucket = [(c, r) for c, r in found if low <= c < high]
        if bucket:
            mean = sum(c for c, _ in bucket) / len(bucket)
            table.add_row(
                f"{low:.0%} to {min(high, 1):.0%}", str(len(bucket)), f"{mean:.0%}",
                _share(sum(r for _, r in bucket), len(bucket)),
            )  # fmt: skip
    console.print(table)
