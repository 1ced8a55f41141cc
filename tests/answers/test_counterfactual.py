"""What an explanation says would change a decision does change it."""

import math
import re
import shutil
from pathlib import Path

import pytest

from bot import engine
from bot.answers.answerer import Answerer
from bot.answers.counterfactual import WORDS, changes, effects
from bot.answers.explain import explain
from bot.answers.results import Answer, Mode, NoMatch, Result
from bot.answers.signals import SIGNALS, SLOT
from bot.evaluation import questions
from bot.evaluation.questions import Question
from bot.knowledge.loader import load
from tests.conftest import NOON, ROOT

UNANSWERED = [
    "my aunt's orange dashboard thingy ate her moolah at mercor, normal?",
    "does the giraffe badge on dataannotation do anything",
    "can my parrot annotate for prolific",
    "how many spoons does stellar ai hand out",
]
ANSWERED = [
    "my outlier onboarding feels endless, how long does this take",
    "how do they pay at handshake ai exactly",
    "is it ok to use a vpn for outlier while i am travelling through spain",
]
UNWANTED = "so is sme careers legit or am i just paranoid today"
ANSWER_IT = re.compile(r"To have it answered, if (\S+) is right: add this wording, or one near it, to its `asked_as`\.")
LEAVE_IT = re.compile(
    r"To have it left alone: add this wording to (?:`not_asked_as` of (\S+)(?: \(write that file first\))?, or to )?"
    r"`out_of_scope`\."
)


def said(answerer: Answerer, turns: list[str], mode: Mode = Mode.DIRECT) -> list[str]:
    """The sentences about what would change the decision."""
    understood = answerer.understand(turns)
    assert understood is not None
    return list(changes(answerer, understood, answerer.policy(mode)))


def named(pattern: re.Pattern[str], sentences: list[str]) -> str:
    """The entry that the one sentence of a kind names."""
    (found,) = filter(None, map(pattern.fullmatch, sentences))
    return found[1]


def entry_of(result: Result) -> str:
    return result.entry.id if isinstance(result, Answer) and result.entry else ""


@pytest.fixture(scope="module")
def mended(real_answerer: Answerer, tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """The engine after a moderator did to a copy of the knowledge what the explanations say."""
    folder = tmp_path_factory.mktemp("mended")
    shutil.copytree(ROOT / "knowledge", folder, dirs_exist_ok=True)
    for wording in UNANSWERED:
        _add(folder, named(ANSWER_IT, said(real_answerer, [wording])), "asked_as", wording)
    for wording in ANSWERED:
        _add(folder, named(LEAVE_IT, said(real_answerer, [wording])), "not_asked_as", wording)
    vocabulary = folder / "vocabulary.yaml"
    vocabulary.write_text(vocabulary.read_text().replace("out_of_scope:\n", f"out_of_scope:\n  - {UNWANTED}\n"))
    loaded = load(folder, NOON.date())
    assert loaded.knowledge is not None, "\n".join(map(str, loaded.errors))
    return engine.build(loaded.knowledge, pytest.fail)


def _add(folder: Path, entry: str, key: str, wording: str) -> None:
    """Add a wording to a list in the front matter of an entry."""
    file = folder / "faq" / f"{entry}.md"
    content = file.read_text()
    if f"\n{key}:\n" not in content:
        content = content.replace("\nreviewed:", f"\n{key}:\nreviewed:", 1)
    file.write_text(content.replace(f"\n{key}:\n", f'\n{key}:\n  - "{wording}"\n', 1))


@pytest.mark.parametrize("wording", UNANSWERED)
def test_a_wording_added_to_asked_as_is_answered(real_answerer: Answerer, mended: Answerer, wording: str) -> None:
    entry = named(ANSWER_IT, said(real_answerer, [wording]))

    assert not isinstance(real_answerer.ask([wording]), Answer)
    assert entry_of(mended.ask([wording])) == entry


@pytest.mark.parametrize("wording", ANSWERED)
def test_a_wording_added_to_not_asked_as_no_longer_gets_that_answer(
    real_answerer: Answerer, mended: Answerer, wording: str
) -> None:
    entry = named(LEAVE_IT, said(real_answerer, [wording]))

    assert entry_of(real_answerer.ask([wording])) == entry
    assert entry_of(mended.ask([wording])) != entry


def test_a_wording_added_to_out_of_scope_is_left_alone(real_answerer: Answerer, mended: Answerer) -> None:
    assert any(map(LEAVE_IT.fullmatch, said(real_answerer, [UNWANTED])))
    assert not isinstance(mended.ask([UNWANTED]), Answer)
    assert isinstance(mended.ask([UNWANTED], Mode.PASSIVE), NoMatch)


@pytest.mark.parametrize(
    "statement",
    ["no tasks on alignerr since a week", "my sme careers account got deactivated",
     "i am still waiting for my outlier payment since two weeks"],
)  # fmt: skip
def test_a_question_mark_changes_what_was_silent_because_nothing_was_asked(
    real_answerer: Answerer, statement: str
) -> None:
    silent, *_ = said(real_answerer, [statement], Mode.PASSIVE)

    assert silent == "It stays silent because nothing is asked; a question mark or a question word would change that."
    assert isinstance(real_answerer.ask([statement], Mode.PASSIVE), NoMatch)
    assert isinstance(real_answerer.ask([f"{statement}?"], Mode.PASSIVE), Answer)


@pytest.mark.parametrize("wording", ["is my dashboard thing normal", "how strict are they really"])
def test_naming_the_platform_makes_it_surer(real_answerer: Answerer, wording: str) -> None:
    assert "Naming the platform would make it surer." in said(real_answerer, [wording])

    before, after = (real_answerer.understand([text]) for text in (wording, f"{wording} on outlier"))

    assert before is not None
    assert after is not None
    assert after.confidence > before.confidence


def test_a_message_in_which_nothing_is_said(real_answerer: Answerer) -> None:
    assert said(real_answerer, ["🔥"]) == [
        "Nothing here is asked that any answer speaks of; a new answer, or a phrasing, would change that."
    ]


def tuning_questions() -> list[Question]:
    """Every third of the questions that may be looked at."""
    asked = questions.read(ROOT / "benchmarks/questions/tune")
    return [*asked.in_scope, *asked.follow_up, *asked.out_of_scope][::3]


@pytest.mark.parametrize("mode", Mode)
def test_it_is_told_how_to_silence_an_answer_exactly_where_there_is_one(real_answerer: Answerer, mode: Mode) -> None:
    contradicted = {}
    for question in tuning_questions():
        answers = isinstance(real_answerer.ask(question.turns, mode), Answer)
        sentences = said(real_answerer, list(question.turns), mode)
        if answers != any(map(LEAVE_IT.fullmatch, sentences)):
            contradicted[question.id] = sentences

    assert contradicted == {}


def test_every_signal_has_words_of_its_own() -> None:
    assert set(WORDS) == set(SIGNALS)
    assert len(set(WORDS.values())) == len(SIGNALS)


@pytest.mark.parametrize("question", ["is outlier legit", "do they take people like me", "who wins the game tonight?"])
def test_the_effects_add_up_to_the_chance(real_answerer: Answerer, question: str) -> None:
    reader, calibration = real_answerer.matcher.reader, real_answerer.calibration
    query = reader.read(question)
    for match in real_answerer.matcher.match(query, query.platforms[0] if query.platforms else None):
        found = effects(match, calibration)
        odds = calibration.logistic.weights[0] + sum(effect.odds for effect in found)

        # A question in the very words of a phrasing is worth more than its signals say.
        assert 1 / (1 + math.exp(-odds)) <= match.confidence + 1e-6
        assert (
            match.confidence == pytest.approx(1 / (1 + math.exp(-odds)), abs=1e-6)
            or match.signals[SLOT["letters"]] > 0.98
        )
        assert [abs(e.odds) for e in found] == sorted((abs(e.odds) for e in found), reverse=True)
        assert all(effect.in_words for effect in found)


def test_an_explanation_names_the_first_look_only_where_there_is_one(real_answerer: Answerer) -> None:
    for message, verdict in (("is outlier legit?", "worth a full look"), ("good morning", "ordinary chat")):
        overheard = "\n".join(explain(real_answerer, [message], Mode.PASSIVE))

        assert f"First look: {verdict}" in overheard
        assert "First look" not in "\n".join(explain(real_answerer, [message], Mode.DIRECT))


def test_without_a_message_there_is_nothing_to_explain(real_answerer: Answerer) -> None:
    assert explain(real_answerer, [], Mode.DIRECT) == ["There was no message."]
