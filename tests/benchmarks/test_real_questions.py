"""What is expected of the real questions fits the knowledge, and every way a question can go has its name."""

import pytest

from benchmarks.real_questions import Asked, Expected, Outcome, digest, read_expected
from bot.answers.answerer import Answerer
from bot.answers.results import NoMatch, Suggestion, Suggestions
from bot.knowledge.knowledge import Knowledge

PAY, LEGIT = "outlier/pay", "outlier/legit"


def expected(*entries: str) -> Expected:
    return Expected(id="q001", sha256=digest("?"), subject="pay", entries=entries, why_not="" if entries else "unknown")


def test_every_expected_answer_and_platform_exists(shipped_knowledge: Knowledge) -> None:
    for one in read_expected():
        assert one.platform is None or one.platform in shipped_knowledge.platforms, one.id
        for entry in one.entries:
            platforms = entry.removeprefix("compare:").split("+") if entry.startswith("compare:") else ()
            known = bool(platforms) and set(platforms) <= set(shipped_knowledge.platforms)
            assert known or entry in shipped_knowledge.by_id, one.id


def test_every_question_stands_there_once() -> None:
    questions = read_expected()
    assert len({one.id for one in questions}) == len({one.sha256 for one in questions}) == len(questions)


def test_a_question_has_answers_or_a_reason_but_not_both() -> None:
    for entries, why_not in (((), ""), ((PAY,), "unknown")):
        with pytest.raises(ValueError, match="q001 needs either"):
            Expected(id="q001", sha256=digest("?"), subject="pay", entries=entries, why_not=why_not)


def test_how_a_question_went(real_answerer: Answerer) -> None:
    pay, legit = (real_answerer.knowledge.by_id[entry] for entry in (PAY, LEGIT))
    answer, offer = real_answerer.open(pay), Suggestions((Suggestion(legit, 0.5), Suggestion(pay, 0.4)))
    assert Asked(expected(PAY), answer).outcome is Outcome.ANSWERED
    assert Asked(expected(LEGIT), answer).outcome is Outcome.WRONG
    assert Asked(expected(), answer).outcome is Outcome.WRONG
    assert Asked(expected(PAY), offer).outcome is Outcome.SUGGESTED
    assert Asked(expected("outlier/exam"), offer).outcome is Outcome.MISSED
    assert Asked(expected(), offer).outcome is Outcome.SILENT
    assert Asked(expected(PAY), NoMatch()).outcome is Outcome.MISSED
    assert Asked(expected(), NoMatch()).outcome is Outcome.SILENT
