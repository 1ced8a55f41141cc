"""What speaks for each intent, with sentence vectors and without."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.encoding import Encoder
from bot.answers.evidence import Evidence, Neighbourhood
from bot.sentences.encoder import SentenceEncoder

LEGIT, PAY, EXAM = range(3)
ASKED = [
    (LEGIT, "is it legit"), (LEGIT, "can i trust them"), (LEGIT, "is this a scam"),
    (PAY, "how much does it pay"), (PAY, "hourly rate for coders"),
    (EXAM, "how hard is the exam"), (EXAM, "what is on the assessment"),
]  # fmt: skip
REFUSED = [(LEGIT, "is this link real"), (PAY, "when does it pay")]
UNWANTED = ["good morning", "who won the match"]
TEXTS = [text for _, text in (*ASKED, *REFUSED)] + UNWANTED
ROW = {text: row for row, text in enumerate(TEXTS)}
QUESTIONS = ["is it legit", "is it a trustworthy company", "how much do coders make", "exam tips", "when do they pay"]
NO_BM25 = np.zeros(3, np.float32)


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    """The model as it is installed."""
    return SentenceEncoder()


@pytest.fixture(scope="module", params=["with vectors", "without vectors"])
def rows(request: pytest.FixtureRequest, encoder: SentenceEncoder) -> Neighbourhood:
    """Seven phrasings of three intents, two that are refused, two that nobody wants."""
    return neighbourhood(encoder if request.param == "with vectors" else None)


def neighbourhood(encoder: Encoder | None) -> Neighbourhood:
    intents, refusing = ([intent for intent, _ in part] for part in (ASKED, REFUSED))
    return Neighbourhood([text.split() for text in TEXTS], np.array(intents), np.array(refusing), {}, encoder)


def evidence(rows: Neighbourhood, question: str, without: Sequence[str] = ()) -> Evidence:
    left_out = np.array([ROW[text] for text in without], int)
    return rows.evidence(rows.near(question.split()), NO_BM25, left_out if without else None)


@pytest.mark.parametrize(("intent", "text"), ASKED)
def test_a_phrasing_speaks_for_its_intent(rows: Neighbourhood, intent: int, text: str) -> None:
    found = evidence(rows, text)

    assert found.regression.argmax() == intent
    assert found.nearest.argmax() == intent
    assert found.letters[intent] == pytest.approx(1, abs=1e-3)
    assert found.nobody < found.regression[intent]
    assert (found.meaning is not None) is rows.has_meaning


@pytest.mark.parametrize(("intent", "text"), ASKED)
def test_an_intent_without_its_rows_counts_as_absent(rows: Neighbourhood, intent: int, text: str) -> None:
    own = [other for number, other in (*ASKED, *REFUSED) if number == intent]
    whole, found = evidence(rows, text), evidence(rows, text, without=own)

    assert found.regression[intent] == found.letters[intent] == found.nearest[intent] == 0
    for number in {LEGIT, PAY, EXAM} - {intent}:
        assert found.letters[number] == whole.letters[number]
        assert found.nearest[number] == whole.nearest[number]


@given(question=st.sampled_from(QUESTIONS), left_out=st.sets(st.sampled_from(TEXTS), min_size=1))
def test_likeness_is_that_of_the_nearest_row_that_is_left(
    rows: Neighbourhood, question: str, left_out: set[str]
) -> None:
    near = rows.near(question.split())
    likeness = near.letters if near.meaning is None else near.meaning
    left = [0.0 if text in left_out else float(likeness[ROW[text]]) for text in TEXTS]
    found = evidence(rows, question, without=sorted(left_out))

    for intent in (LEGIT, PAY, EXAM):
        asked, refused = ([left[ROW[text]] for number, text in part if number == intent] for part in (ASKED, REFUSED))
        unwanted = [left[ROW[text]] for text in UNWANTED]
        assert found.nearest[intent] == pytest.approx(max(asked), abs=1e-6)
        assert found.against[intent] == pytest.approx(max([*refused, *unwanted]), abs=1e-6)


@given(question=st.sampled_from(QUESTIONS), left_out=st.sets(st.sampled_from(TEXTS), max_size=5))
def test_leaving_rows_out_leaves_nothing_behind(rows: Neighbourhood, question: str, left_out: set[str]) -> None:
    near = rows.near(question.split())
    before = rows.evidence(near, NO_BM25)

    rows.evidence(near, NO_BM25, np.array([ROW[text] for text in sorted(left_out)], int))

    after = rows.evidence(near, NO_BM25)
    assert np.array_equal(before.regression, after.regression)
    assert np.array_equal(before.nearest, after.nearest)
    assert np.array_equal(before.against, after.against)


def test_a_row_asked_as_if_it_were_new_is_the_same_as_one_left_out(rows: Neighbourhood) -> None:
    for _, text in ASKED:
        row = np.array([ROW[text]])
        by_row = rows.evidence(rows.near_row(ROW[text], text.split()), NO_BM25, row)
        by_text = evidence(rows, text, without=[text])

        assert by_row.regression == pytest.approx(by_text.regression, abs=1e-3)
        assert by_row.nearest == pytest.approx(by_text.nearest, abs=1e-3)


@pytest.mark.parametrize(("intent", "text"), REFUSED)
def test_a_near_miss_speaks_against_the_intent_that_refuses_it_and_no_other(
    rows: Neighbourhood, intent: int, text: str
) -> None:
    found, unsaid = evidence(rows, text), evidence(rows, text, without=[text])

    assert found.regression[intent] < unsaid.regression[intent]
    assert found.against[intent] == pytest.approx(1, abs=1e-3)
    assert all(found.against[other] < 0.9 for other in {LEGIT, PAY, EXAM} - {intent})
    assert found.against[intent] > unsaid.against[intent]


@pytest.mark.parametrize("text", UNWANTED)
def test_what_nobody_wants_speaks_against_every_intent(rows: Neighbourhood, text: str) -> None:
    found, unsaid = evidence(rows, text), evidence(rows, text, without=[text])

    assert found.nobody > max(found.regression)
    assert found.nobody > unsaid.nobody
    assert found.against == pytest.approx([1, 1, 1], abs=1e-3)


def test_meaning_finds_what_letters_do_not(encoder: SentenceEncoder) -> None:
    question = "what does the work bring in per month"

    assert evidence(neighbourhood(encoder), question).nearest.argmax() == PAY
    assert evidence(neighbourhood(None), question).nearest.argmax() != PAY


def test_words_that_nobody_uses_are_near_to_nothing() -> None:
    found = evidence(neighbourhood(None), "qqq zzz")

    assert not found.letters.any()
    assert not found.against.any()
    assert found.regression.max() < 0.2
