"""What counts as right, as false, and how labelled questions are read."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.answers import comparison
from bot.answers.answerer import Answerer
from bot.answers.results import Answer, NoMatch, Result, Suggestion, Suggestions
from bot.evaluation.questions import Question, after_a_question, is_false, is_right, name_of, read
from bot.knowledge.knowledge import Knowledge

LEGIT, PAY = "sme-careers/legit", "sme-careers/pay"


def question(*entries: str, says: Sequence[Sequence[str]] = (), kind: str = "") -> Question:
    return Question("q", ("is it?",), frozenset(entries), tuple(map(tuple, says)), kind)


def side_by_side(knowledge: Knowledge, *platforms: str) -> Answer:
    written = knowledge.comparisons.get(frozenset(platforms))
    return comparison.side_by_side(knowledge, platforms, None, written, 0.9)


@pytest.fixture
def legit(real_answerer: Answerer) -> Answer:
    """The card of an entry."""
    return real_answerer.open(real_answerer.knowledge.by_id[LEGIT])


@pytest.fixture
def suggested(shipped_knowledge: Knowledge) -> Suggestions:
    """The same entry, only suggested."""
    return Suggestions((Suggestion(shipped_knowledge.by_id[LEGIT], 0.5),))


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        pytest.param(question(LEGIT), True, id="the accepted answer"),
        pytest.param(question(LEGIT, PAY), True, id="one of several accepted"),
        pytest.param(question(PAY), False, id="another answer"),
        pytest.param(question(), False, id="no answer is accepted"),
        pytest.param(question(LEGIT, says=[["superannotate"]]), True, id="it says the fact, in other capitals"),
        pytest.param(question(LEGIT, says=[["SUPERANNOTATE"]]), True, id="capitals in the label do not count either"),
        pytest.param(question(LEGIT, says=[["unicorns", "superannotate"]]), True, id="one of a group will do"),
        pytest.param(question(LEGIT, says=[["unicorns"]]), False, id="it does not say the fact"),
        pytest.param(
            question(LEGIT, says=[["superannotate"], ["unicorns"]]), False, id="it must say one of each group"
        ),
        pytest.param(question(LEGIT, says=[["reviewed"], ["source"]]), True, id="the whole card is what it says"),
    ],
)
def test_is_right(legit: Answer, shipped_knowledge: Knowledge, asked: Question, right: bool) -> None:
    assert is_right(asked, legit, shipped_knowledge) is right


def test_only_an_answer_can_be_right(suggested: Suggestions, shipped_knowledge: Knowledge) -> None:
    for result in (suggested, NoMatch(suggested.suggestions), NoMatch()):
        assert not is_right(question(LEGIT), result, shipped_knowledge)


@pytest.mark.parametrize(
    ("asked", "false"),
    [
        pytest.param(question(kind="small_talk"), True, id="an answer to small talk"),
        pytest.param(question(LEGIT, kind="unknown_fact"), False, id="an answer that does no harm"),
        pytest.param(question(PAY, kind="unknown_fact"), True, id="another than those that do no harm"),
    ],
)
def test_is_false(legit: Answer, asked: Question, false: bool) -> None:
    assert is_false(asked, legit) is false


def test_silence_and_suggestions_are_never_false(suggested: Suggestions) -> None:
    results: list[Result] = [suggested, NoMatch(), NoMatch(suggested.suggestions)]

    assert not any(is_false(question(kind="small_talk"), result) for result in results)


@pytest.mark.parametrize(
    ("platforms", "name"),
    [
        (["mercor", "toloka"], "compare:mercor+toloka"),
        (["toloka", "mercor"], "compare:mercor+toloka"),
        (["toloka", "outlier", "mercor"], "compare:mercor+outlier+toloka"),
        (["sme-careers", "outlier"], "sme-careers/vs-outlier"),
    ],
)
def test_a_comparison_is_named_by_its_platforms_unless_one_was_written(
    shipped_knowledge: Knowledge, platforms: list[str], name: str
) -> None:
    answer = side_by_side(shipped_knowledge, *platforms)

    assert name_of(answer) == name
    assert is_right(question(name, says=[["pay"]]), answer, shipped_knowledge)
    assert not is_right(question("compare:alignerr+outlier"), answer, shipped_knowledge)


def write(folder: Path, **parts: list[dict[str, object]]) -> Path:
    for part in ("in_scope", "follow_up", "out_of_scope"):
        rows = "\n\n".join(json.dumps(row) for row in parts.get(part, []))
        (folder / f"{part}.jsonl").write_text(rows, encoding="utf-8")
    return folder


def test_questions_are_read_from_a_folder(tmp_path: Path) -> None:
    found = read(
        write(
            tmp_path,
            in_scope=[{"id": "i1", "text": "is it legit ☃", "entries": [LEGIT], "says": [["yes", "no"], ["a"]]}],
            follow_up=[{"id": "f1", "form": "plain", "turns": ["is it legit", "what about outlier"], "entries": [PAY]}],
            out_of_scope=[{"id": "o1", "kind": "chatter", "text": "good morning", "voice": "tired"}],
        )
    )

    assert found.in_scope == (Question("i1", ("is it legit ☃",), frozenset({LEGIT}), (("yes", "no"), ("a",))),)
    assert found.follow_up == (Question("f1", ("is it legit", "what about outlier"), frozenset({PAY})),)
    assert found.out_of_scope == (Question("o1", ("good morning",), kind="chatter", voice="tired"),)


def test_chatter_also_comes_after_a_question(tmp_path: Path) -> None:
    found = read(
        write(
            tmp_path,
            in_scope=[{"id": "i1", "text": "is it legit"}, {"id": "i2", "text": "how much"}],
            out_of_scope=[{"id": f"o{n}", "kind": "chatter", "text": f"lol {n}"} for n in range(3)],
        )
    )

    after = after_a_question(found)

    assert [q.turns for q in after] == [("is it legit", "lol 0"), ("how much", "lol 1"), ("is it legit", "lol 2")]
    assert {(q.id, q.kind) for q in after} == {("o0", "chatter"), ("o1", "chatter"), ("o2", "chatter")}
