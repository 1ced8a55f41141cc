"""The engine is put together, with sentence vectors or, in one sentence, without."""

from pathlib import Path

import numpy as np
import pytest

from bot import engine
from bot.answers import calibration_file
from bot.answers.answerer import Answerer
from bot.answers.calibration import Calibration, unfitted
from bot.answers.results import Answer, Mode, NoMatch
from bot.answers.signals import SIGNALS
from bot.evaluation import questions
from bot.evaluation.questions import is_false, is_right
from bot.knowledge.knowledge import Knowledge
from tests.conftest import ROOT

ASKED = {
    "is sme careers legit?": "sme-careers/legit",
    "how much does alignerr pay": "alignerr/pay",
    "wen does outlier pay": "outlier/payout-schedule",
}


@pytest.fixture
def notes() -> list[str]:
    """What the operator is told."""
    return []


def answers(answerer: Answerer) -> dict[str, str]:
    """The entry that each question gets."""
    results = {question: answerer.ask([question]) for question in ASKED}
    return {question: r.entry.id for question, r in results.items() if isinstance(r, Answer) and r.entry}


def same(first: Calibration, second: Calibration) -> bool:
    return first.policies == second.policies and np.array_equal(first.logistic.weights, second.logistic.weights)


def test_with_sentence_vectors_there_is_nothing_to_say(real_answerer: Answerer) -> None:
    """`real_answerer` fails the test if anything is said."""
    assert real_answerer.compares_meanings
    assert same(real_answerer.calibration, calibration_file.read(vectors=True))
    assert answers(real_answerer) == ASKED


def test_in_a_hurry_an_engine_answers_as_one_that_has_no_vectors(
    real_answerer: Answerer, shipped_knowledge: Knowledge
) -> None:
    plain = engine.build(shipped_knowledge, lambda _: None, vectors=False)
    questions = [entry.question for entry in shipped_knowledge.entries[::8]]

    assert real_answerer.compares_meanings
    for hurried in (real_answerer.brief, plain.brief):
        assert not hurried.compares_meanings
        assert [hurried.ask((question,)) for question in questions] == [
            plain.ask((question,)) for question in questions
        ]
    assert plain.brief.brief is plain.brief
    assert real_answerer.over(shipped_knowledge).brief is not real_answerer.brief


def test_in_a_hurry_it_takes_a_message_as_a_whole(real_answerer: Answerer) -> None:
    twice = ("How do I delete my Alignerr account? And is there a referral bonus at Alignerr?",)

    usual, hurried = real_answerer.understand(twice), real_answerer.brief.understand(twice)

    assert usual is not None
    assert hurried is not None
    assert (len(usual.others), len(hurried.others)) == (1, 0)


def test_vectors_off(shipped_knowledge: Knowledge, notes: list[str]) -> None:
    answerer = engine.build(shipped_knowledge, notes.append, vectors=False)

    assert notes == ["Sentence vectors are off; answers come from words and letters alone, which finds fewer of them."]
    assert not answerer.compares_meanings
    assert same(answerer.calibration, calibration_file.read(vectors=False))
    assert answers(answerer) == ASKED
    assert answerer.ask(["good morning everyone"], Mode.PASSIVE) == NoMatch()


def test_without_the_packages(shipped_knowledge: Knowledge, notes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PACKAGES", ("onnxruntime", "a_package_that_nobody_has_installed"))

    answerer = engine.build(shipped_knowledge, notes.append)

    assert len(notes) == 1
    assert notes[0].startswith("Sentence vectors are off; ")
    assert notes[0].endswith("To have them, install the extra `vectors`, then run: python -m bot prepare")
    assert not answerer.compares_meanings
    assert answers(answerer) == ASKED


def test_without_the_model(shipped_knowledge: Knowledge, notes: list[str], tmp_path: Path) -> None:
    answerer = engine.build(shipped_knowledge, notes.append, model_folder=tmp_path / "nothing")

    assert len(notes) == 1
    assert notes[0].startswith(
        f"{engine.WITHOUT} There is no sentence model in {tmp_path / 'nothing'}. Run: python -m bot prepare --model "
    )
    assert not answerer.compares_meanings
    assert same(answerer.calibration, calibration_file.read(vectors=False))
    assert answers(answerer) == ASKED


def test_with_a_calibration_of_ones_own(small_knowledge: Knowledge) -> None:
    silent = engine.build(small_knowledge, pytest.fail, calibration=unfitted())

    assert silent.calibration.how == {}
    assert not isinstance(silent.ask(["is alignerr legit"]), Answer)


@pytest.mark.parametrize("vectors", [True, False], ids=["with vectors", "without vectors"])
class TestShippedCalibration:
    """What `python -m bot calibrate` wrote last."""

    def test_it_says_how_it_came_about(self, vectors: bool) -> None:
        calibration = calibration_file.read(vectors)

        assert {"fitted on", "goals on the tuning questions"} <= set(calibration.how)
        assert len(calibration.logistic.weights) == len(calibration.following.weights) == len(SIGNALS) + 1

    def test_it_speaks_more_carefully_where_nobody_asked_it(self, vectors: bool) -> None:
        policies = calibration_file.read(vectors).policies

        assert policies[Mode.DIRECT].answer < policies[Mode.PASSIVE].answer <= 1
        assert policies[Mode.DIRECT].suggest < policies[Mode.DIRECT].answer
        assert policies[Mode.PASSIVE].suggest > 1
        assert (policies[Mode.DIRECT].must_ask, policies[Mode.PASSIVE].must_ask) == (False, True)

    def test_it_still_fits_the_engine_and_the_knowledge(
        self, vectors: bool, real_answerer: Answerer, shipped_knowledge: Knowledge
    ) -> None:
        """Far from its goals it is time to calibrate again."""
        answerer = real_answerer if vectors else engine.build(shipped_knowledge, lambda _: None, vectors=False)
        asked = questions.read(ROOT / "benchmarks/questions/tune")
        results = [(question, answerer.ask(question.turns)) for question in asked.in_scope]
        answered = [(question, result) for question, result in results if isinstance(result, Answer)]
        right = [question for question, result in answered if is_right(question, result, shipped_knowledge)]
        false = [q.id for q in asked.out_of_scope if is_false(q, answerer.ask(q.turns))]
        overheard = [q.id for q in asked.out_of_scope if is_false(q, answerer.ask(q.turns, Mode.PASSIVE))]

        assert len(right) >= 0.9 * len(answered)
        assert len(answered) >= 0.6 * len(asked.in_scope)
        assert len(false) <= 0.03 * len(asked.out_of_scope), false
        assert len(overheard) <= 0.01 * len(asked.out_of_scope), overheard
