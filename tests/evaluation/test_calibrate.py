"""The confidence is learned from labelled questions, and the thresholds keep to what was asked for."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot import engine
from bot.answers import calibration_file
from bot.answers.policy import NEVER
from bot.answers.results import Answer, Mode
from bot.answers.signals import SIGNALS
from bot.cli import app
from bot.evaluation.calibrate import Goal, Outcome, threshold
from bot.knowledge.loader import load
from tests import tiny
from tests.conftest import NOON


def right(chance: float) -> Outcome:
    return Outcome(chance, right=True, false=False, in_scope=True, asks=True, follows=False)


def wrong(chance: float) -> Outcome:
    return Outcome(chance, right=False, false=False, in_scope=True, asks=True, follows=False)


def false(chance: float) -> Outcome:
    return Outcome(chance, right=False, false=True, in_scope=False, asks=True, follows=False)


def harmless(chance: float) -> Outcome:
    return Outcome(chance, right=True, false=False, in_scope=False, asks=True, follows=False)


STRICT, LENIENT = Goal(0.0, 1.0), Goal(0.5, 0.5)


@pytest.mark.parametrize(
    ("outcomes", "goal", "lowest"),
    [
        pytest.param([], STRICT, NEVER, id="no questions, no answers"),
        pytest.param([right(0.9), right(0.2)], STRICT, 0.2, id="all is right"),
        pytest.param([wrong(0.9), right(0.2)], STRICT, NEVER, id="the surest is wrong"),
        pytest.param([right(0.9), wrong(0.6), right(0.2)], STRICT, 0.9, id="down to the first mistake"),
        pytest.param([right(0.9), wrong(0.6), right(0.2)], LENIENT, 0.2, id="a mistake may be made good below"),
        pytest.param([right(0.9), false(0.6), right(0.2)], STRICT, 0.9, id="no false answer"),
        pytest.param([right(0.9), false(0.6), false(0.0)], LENIENT, 0.6, id="half of what deserves silence"),
        pytest.param([right(0.9), false(0.6), right(0.5), false(0.4)], LENIENT, 0.5, id="and no more than half"),
        pytest.param([right(0.9), harmless(0.6), right(0.2)], STRICT, 0.2, id="harmless answers are no false ones"),
        pytest.param([wrong(0.9), harmless(0.6), right(0.2)], LENIENT, 0.2, id="nor do they make good for wrong ones"),
        pytest.param([right(0.9), wrong(0.9), right(0.8)], STRICT, NEVER, id="equal chances stand or fall together"),
        pytest.param([right(0.9), wrong(0.0)], STRICT, 0.9, id="what got no answer does not count"),
        pytest.param([right(0.0), wrong(0.0)], LENIENT, NEVER, id="nothing got an answer"),
    ],
)
def test_the_lowest_chance_that_keeps_to_a_goal(outcomes: list[Outcome], goal: Goal, lowest: float) -> None:
    assert threshold(outcomes, goal) == lowest
    assert threshold(outcomes[::-1], goal) == lowest


OUTCOMES = st.lists(
    st.builds(
        lambda kind, chance: kind(chance),
        st.sampled_from([right, wrong, false, harmless]),
        st.sampled_from([0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.99]),
    ),
    max_size=40,
)
SHARES = st.sampled_from([0.0, 0.05, 0.2, 0.5, 0.9, 1.0])


def keeps(outcomes: Sequence[Outcome], goal: Goal, lowest: float) -> bool:
    """Whether answering from a chance on keeps to a goal, counted the plain way."""
    said = [outcome for outcome in outcomes if outcome.chance >= lowest]
    outside = [outcome for outcome in outcomes if not outcome.in_scope]
    too_many_false = sum(o.false for o in said) > goal.false_answers * len(outside)
    inside = [outcome for outcome in said if outcome.in_scope]
    return not too_many_false and sum(o.right for o in inside) >= goal.right_of_answered * len(inside)


@given(outcomes=OUTCOMES, goal=st.builds(Goal, SHARES, SHARES))
def test_goals_are_kept_and_no_lower_chance_would_keep_them(outcomes: list[Outcome], goal: Goal) -> None:
    lowest = threshold(outcomes, goal)

    assert lowest == NEVER or keeps(outcomes, goal, lowest)
    assert not any(keeps(outcomes, goal, o.chance) for o in outcomes if 0 < o.chance < lowest)


QUESTIONS = {
    "in_scope": [
        {"id": "1", "text": "is acme legit?", "entries": ["acme/legit"]},
        {"id": "2", "text": "can acme be trusted?", "entries": ["acme/legit"], "says": [["acme inc"]]},
        {"id": "3", "text": "what does acme pay?", "entries": ["acme/pay"]},
        {"id": "4", "text": "hourly rate at acme?", "entries": ["acme/pay"]},
        {"id": "5", "text": "how much do coders get at acme?", "entries": ["acme/pay"], "says": [["$40"]]},
    ],
    "follow_up": [{"id": "6", "turns": ["is acme legit?", "and how much does it pay?"], "entries": ["acme/pay"]}],
    "out_of_scope": [
        {"id": "7", "kind": "small_talk", "text": "good evening all"},
        {"id": "8", "kind": "small_talk", "text": "who won the match?"},
        {"id": "9", "kind": "near_company", "text": "is globex any good?"},
    ],
}
MORE = {
    "in_scope": [{"id": "10", "text": "a cousin of mine swears acme is no scam", "entries": ["acme/legit"]}],
    "follow_up": [],
    "out_of_scope": [{"id": "11", "kind": "unanswerable", "text": "when will acme answer my ticket?"}],
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two small answers, and a handful of questions about them."""
    root = tmp_path_factory.mktemp("calibrate")
    for folder, questions in (("questions", QUESTIONS), ("more", MORE)):
        (root / folder).mkdir()
        for part, rows in questions.items():
            (root / folder / f"{part}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return tiny.write(root / "knowledge"), root / "questions"


def calibrate(knowledge: Path, questions: Path, out: Path, model: Path | None = None) -> Result:
    """`python -m bot calibrate` with these folders."""
    more = questions.with_name("more")
    options = {"--questions": questions, "--more": more, "--knowledge": knowledge, "--out": out}
    options |= {"--model": model} if model else {}
    arguments = ["calibrate", *(str(part) for option in options.items() for part in option)]
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


@pytest.fixture(scope="module")
def written(folders: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that `python -m bot calibrate` writes for them."""
    knowledge, questions = folders
    out = tmp_path_factory.mktemp("out") / "calibration.json"
    done = calibrate(knowledge, questions, out)
    assert done.exit_code == 0, done.output
    assert "with sentence vectors: direct answers from " in done.stdout
    assert "without sentence vectors: direct answers from " in done.stdout
    return out


def test_what_is_written_is_read_back_the_same(written: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.json"
    calibration_file.write({vectors: calibration_file.read(vectors, written) for vectors in (True, False)}, again)

    assert again.read_text() == written.read_text()
    for vectors in (True, False):
        calibration = calibration_file.read(vectors, written)
        assert set(calibration.policies) == set(Mode)
        assert len(calibration.logistic.weights) == len(SIGNALS) + 1
        for what, sizes in (
            ("fitted on", [6, 1, 4]),
            ("thresholds chosen on", [5, 1, 3]),
            ("thresholds after a question chosen on", [6, 1, 4]),
        ):
            told = calibration.how[what]
            assert isinstance(told, dict)
            assert [told[part] for part in ("questions in scope", "follow-ups", "out of scope")] == sizes


def test_with_vectors_and_without_they_are_not_the_same(written: Path) -> None:
    with_, without = (calibration_file.read(vectors, written).logistic.weights.tolist() for vectors in (True, False))

    assert with_ != without


def test_what_it_learned_is_to_prefer_the_answers_to_these_questions(written: Path, folders: tuple[Path, Path]) -> None:
    knowledge = load(folders[0], NOON.date()).knowledge
    assert knowledge is not None
    answerer = engine.build(knowledge, pytest.fail, calibration=calibration_file.read(True, written))

    for row in QUESTIONS["in_scope"]:
        understood = answerer.understand([str(row["text"])])
        assert understood is not None
        assert understood.matches[0].entry is not None
        assert [understood.matches[0].entry.id] == row["entries"]
    for row in QUESTIONS["out_of_scope"]:
        assert not isinstance(answerer.ask([str(row["text"])]), Answer)


def test_a_file_made_for_other_signals_is_refused(written: Path, tmp_path: Path) -> None:
    rows = json.loads(written.read_text())
    rows["with vectors"]["signals"]["the weather"] = [0.0, 1.0, 0.5]
    del rows["without vectors"]["signals"]["ahead"]
    old = tmp_path / "old.json"
    old.write_text(json.dumps(rows))

    for vectors in (True, False):
        with pytest.raises(ValueError, match=r"^old\.json was made for other signals; run: python -m bot calibrate$"):
            calibration_file.read(vectors, old)


def test_without_sentence_vectors_it_cannot_be_made(folders: tuple[Path, Path], tmp_path: Path) -> None:
    knowledge, questions = folders
    out = tmp_path / "calibration.json"

    done = calibrate(knowledge, questions, out, model=tmp_path / "nothing")

    assert done.exit_code == 2
    assert done.stderr.endswith("Both kinds are calibrated together, and sentence vectors cannot be used here.\n")
    assert not out.exists()
