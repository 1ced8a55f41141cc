"""The labelled questions: nothing that the bot learns from is among those it is measured by, and each can be met.

What fails names questions by their ids only: whoever mends it must not read the measuring ones.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from bot.answers import comparison
from bot.answers.answerer import Answerer
from bot.answers.results import Answer
from bot.answers.text import clean, words
from bot.evaluation import questions
from bot.evaluation.questions import COMPARES, Question, is_right, name_of
from bot.knowledge.knowledge import Knowledge
from tests.conftest import ROOT

QUESTIONS = ROOT / "benchmarks" / "questions"
HALVES = ("tune", "test")
MEASURING = ("test", "new")
FOLDERS = (*HALVES, "new", "learn")
"""`new` holds measuring questions of later writers, `learn` some to learn from that were chosen for being hard."""
PARTS = {"in_scope": 500, "follow_up": 120, "out_of_scope": 600}
"""How many there must be of each, over both halves."""
SMALL_EDIT = 92
"""From this likeness on, of 100, one text is hardly more than the other with a word exchanged."""
LONG_ENOUGH = 20
"""Characters from which on likeness says something; shorter texts must be equal."""
_EXAMPLE = re.compile(r"`/ask ([^`]+)`")


def all_of(half: str) -> list[Question]:
    found = questions.read(QUESTIONS / half)
    return [*found.in_scope, *found.follow_up, *found.out_of_scope]


def normal(text: str) -> str:
    return " ".join(words(clean(text)))


def learned(knowledge: Knowledge) -> dict[str, str]:
    """Everything the bot learns from or shows as a question to ask, normalised, with the file it stands in."""
    found: dict[str, str] = {}
    for entry in knowledge.entries:
        file = f"platforms/{entry.platform}.yaml" if entry.generated else f"faq/{entry.id}.md"
        for text in (entry.question, *entry.asked_as, *entry.not_asked_as, *_EXAMPLE.findall(entry.body)):
            found.setdefault(normal(text), file)
    for slug, platform in knowledge.platforms.items():
        found.update(dict.fromkeys(map(normal, platform.not_meant), f"platforms/{slug}.yaml"))
    found.update(dict.fromkeys(map(normal, knowledge.vocabulary.out_of_scope), "vocabulary.yaml"))
    found.pop("", None)
    return found


def leaks(half: str, knowledge: Knowledge) -> list[str]:
    """Which questions were learned, or nearly; each with the id, and what was learned."""
    files = learned(knowledge)
    known = list(files)
    titles = {normal(entry.question) for entry in knowledge.entries}
    asked = [(question.id, text, before) for question in all_of(half) for text, before in _texts(question)]
    likeness = process.cdist(
        [text for _, text, _ in asked], known, scorer=fuzz.ratio, score_cutoff=SMALL_EDIT, dtype=np.uint8
    )
    found = []
    for row, column in zip(*likeness.nonzero(), strict=True):
        number, text, before = asked[row]
        near = text == known[column] or len(text) >= LONG_ENOUGH
        # What somebody said before the question is not measured, and the plainest openers are titles of answers.
        if near and not (before and known[column] in titles):
            found.append(f"{half} {number}: '{known[column]}' in knowledge/{files[known[column]]}")
    return found


def _texts(question: Question) -> Iterator[tuple[str, bool]]:
    """The messages of a question, and whether each only comes before it; of turns those of three words or more."""
    for place, turn in enumerate(question.turns, start=1):
        text = normal(turn)
        if len(question.turns) == 1 or len(text.split()) >= 3:
            yield text, place < len(question.turns)


@pytest.mark.parametrize("half", MEASURING)
def test_no_measuring_question_was_learned(half: str, shipped_knowledge: Knowledge) -> None:
    found = leaks(half, shipped_knowledge)

    assert not found, "reword in the knowledge, where it says the same:\n" + "\n".join(found)


def shared() -> list[tuple[str, str]]:
    """The ids of conversations that are both measured by and learned from."""
    test = {tuple(map(normal, q.turns)): q.id for half in MEASURING for q in all_of(half)}
    tune = {tuple(map(normal, q.turns)): q.id for folder in ("tune", "learn") for q in all_of(folder)}
    # Messages of nothing but emoji and the like are all the same when they are read.
    return [(tune[turns], test[turns]) for turns in tune if turns in test and any(turns)]


def test_the_halves_share_no_question() -> None:
    assert shared() == [], "the same in tune and in test"


@pytest.mark.parametrize("half", FOLDERS)
def test_every_id_is_there_once(half: str) -> None:
    assert [number for number, count in Counter(q.id for q in all_of(half)).items() if count > 1] == []


@pytest.mark.parametrize("part", PARTS)
def test_there_are_enough(part: str) -> None:
    assert sum(len(getattr(questions.read(QUESTIONS / half), part)) for half in HALVES) >= PARTS[part]


@pytest.mark.parametrize("half", FOLDERS)
def test_questions_in_scope_have_an_answer_and_the_others_a_kind(half: str) -> None:
    found = questions.read(QUESTIONS / half)

    assert [q.id for q in (*found.in_scope, *found.follow_up) if q.kind or not q.entries] == []
    assert [q.id for q in found.out_of_scope if not q.kind or q.says] == []
    assert [q.id for q in found.follow_up if len(q.turns) < 2] == []
    assert [q.id for q in (*found.in_scope, *found.out_of_scope) if len(q.turns) != 1] == []


@pytest.mark.parametrize("half", FOLDERS)
def test_every_accepted_answer_exists(half: str, shipped_knowledge: Knowledge) -> None:
    missing = [
        (question.id, entry)
        for question in all_of(half)
        for entry in sorted(question.entries)
        if not _exists(entry, shipped_knowledge)
    ]

    assert missing == []


def _exists(entry: str, knowledge: Knowledge) -> bool:
    if not entry.startswith(COMPARES):
        return entry in knowledge.by_id
    platforms = entry.removeprefix(COMPARES).split("+")
    return len(platforms) > 1 and platforms == sorted(set(platforms)) and set(platforms) <= set(knowledge.platforms)


@pytest.mark.parametrize("half", FOLDERS)
def test_every_accepted_answer_says_what_it_must(half: str, real_answerer: Answerer) -> None:
    knowledge = real_answerer.knowledge
    unmet = [
        (question.id, entry)
        for question in all_of(half)
        for entry in sorted(question.entries)
        if _exists(entry, knowledge) and not _can_be_right(question, _given(entry, real_answerer), knowledge)
    ]

    assert unmet == []


def _given(entry: str, answerer: Answerer) -> Answer:
    """The card that an accepted answer stands for."""
    knowledge = answerer.knowledge
    if not entry.startswith(COMPARES):
        return answerer.open(knowledge.by_id[entry])
    platforms = entry.removeprefix(COMPARES).split("+")
    return comparison.side_by_side(knowledge, platforms, None, knowledge.comparisons.get(frozenset(platforms)), 1.0)


def _can_be_right(question: Question, answer: Answer, knowledge: Knowledge) -> bool:
    # Where a comparison was written the card has its name, which must then be accepted, too.
    return name_of(answer) in question.entries and is_right(question, answer, knowledge)


def test_a_leak_would_be_seen(shipped_knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "QUESTIONS", tmp_path)
    entry = shipped_knowledge.by_id["outlier/removal"]
    phrasing = max(entry.asked_as, key=len)
    rows: dict[str, list[dict[str, object]]] = {
        "in_scope": [{"id": "same", "text": f"{phrasing.upper()}?!"}, {"id": "own", "text": "qqq zzz"}],
        "follow_up": [{"id": "near", "turns": [entry.question, f"{phrasing}s"]}],
        "out_of_scope": [],
    }
    (tmp_path / "test").mkdir()
    for part, lines in rows.items():
        (tmp_path / "test" / f"{part}.jsonl").write_text("\n".join(map(json.dumps, lines)))

    found = leaks("test", shipped_knowledge)

    assert [line.split(":")[0] for line in found] == ["test same", "test near"]
    assert all("in knowledge/faq/outlier/removal.md" in line for line in found)
