"""How alike texts are in stems, letters and meanings that the vocabulary knows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.answers import postings
from bot.answers.answerer import Answerer
from bot.answers.features import TfIdf
from bot.answers.sketches import SKETCH

WORDS = "how much does it pay is legit exam take long can i apply withdraw money reference id hourly rates".split()
# Of two letters alone there are no letters across words, so that nothing is wholly like them.
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).filter(lambda words: len(" ".join(words)) > 2)
TEXTS = st.lists(TEXT, min_size=1, max_size=12)
SYNONYMS = {"pay": ["salary", "wages"], "legit": ["scam", "fake"]}


def likeness(question: str, *texts: str, synonyms: dict[str, list[str]] | None = None) -> np.ndarray:
    return TfIdf([text.split() for text in texts], synonyms or {}).similarities(question.split())


@given(TEXTS, TEXT)
def test_likeness_lies_between_none_and_the_same(texts: list[list[str]], question: list[str]) -> None:
    found = TfIdf(texts, SYNONYMS).similarities(question)

    assert found.shape == (len(texts),)
    assert found.min() >= 0
    assert found.max() <= 1 + 1e-5


@given(TEXTS, st.data())
def test_a_text_is_most_like_itself(texts: list[list[str]], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(texts) - 1))

    found = TfIdf(texts, SYNONYMS).similarities(texts[row])

    assert found[row] == pytest.approx(1, abs=1e-5)
    assert found.max() <= found[row] + 1e-5


@given(TEXTS)
def test_likeness_is_mutual(texts: list[list[str]]) -> None:
    fitted = TfIdf(texts, SYNONYMS)
    between = np.array([fitted.similarities(text) for text in texts])

    np.testing.assert_allclose(between, between.T, atol=1e-5)


@pytest.mark.parametrize(
    ("question", "near", "far"),
    [
        pytest.param("when are payments made", "when is the payment made", "when is the exam", id="inflection"),
        pytest.param("withdrawl from deel", "withdrawal from deel", "taxes on deel", id="a typo"),
        pytest.param("job referenceid", "job reference id", "job listings", id="a missing space"),
        pytest.param("the wages", "the pay", "the exam", id="a synonym"),
        pytest.param("is it fake", "is it legit", "is it hard", id="the opposite asks the same"),
        pytest.param("how long until paid", "how long until i am paid", "paid long leave how", id="order"),
    ],
)
def test_what_it_forgives(question: str, near: str, far: str) -> None:
    first, second = likeness(question, near, far, synonyms=SYNONYMS)

    assert first > second


def test_without_synonyms_words_of_one_meaning_are_strangers() -> None:
    assert likeness("wages", "pay", "exam")[0] == 0
    assert likeness("wages", "pay", "exam", synonyms=SYNONYMS)[0] > 0.2


def test_words_that_nobody_uses_and_no_words_are_like_nothing() -> None:
    assert not likeness("qqq zzz", "is it legit", "how much").any()
    assert not likeness("", "is it legit", "how much").any()


def test_of_no_texts_none_is_like_a_question() -> None:
    assert TfIdf([], SYNONYMS).similarities(["pay"]).shape == (0,)


def test_sketches_stand_for_the_texts_they_were_made_of(real_answerer: Answerer) -> None:
    """Between shipped phrasings, where they are used."""
    fitted, rows = real_answerer.matcher.neighbourhood.tfidf, real_answerer.matcher.corpus.rows
    some = [row for row in range(0, len(rows), 50) if rows[row].words]
    exact = np.array([fitted.similarities(rows[row].words) for row in some])
    sketches = fitted.sketches.astype(np.float32)

    errors = sketches[some] @ sketches.T - exact

    assert sketches.shape == (len(rows), SKETCH)
    assert abs(errors.mean()) < 0.02
    assert np.abs(errors).mean() < 0.05
    assert np.quantile(np.abs(errors), 0.99) < 0.15


@given(arrays(np.float16, (3, 4), elements=st.floats(-60_000, 60_000, width=16)))
def test_sketches_come_back_as_they_are_kept(kept: np.ndarray) -> None:
    fitted = TfIdf([["pay"]] * 3, {})
    fitted.sketches = kept

    np.testing.assert_array_equal(fitted.sketches_of(np.arange(3)), kept.astype(np.float32))


@settings(max_examples=50)
@given(texts=TEXTS, question=TEXT, most=st.integers(1, 400))
def test_where_there_are_too_many_places_to_look_the_commonest_letters_are_left_out(
    texts: list[list[str]], question: list[str], most: int
) -> None:
    fitted = TfIdf(texts, SYNONYMS)
    exact = fitted.similarities(question)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "MOST_POSTINGS", most)
        quick = fitted.similarities(question)

    assert quick.shape == exact.shape
    assert np.all(quick <= exact + 1e-5)
    assert np.all(quick >= 0)


def test_a_rare_word_is_followed_however_few_places_may_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [["how", "much", "does", "it", "pay"]] * 500 + [["zara"]]
    fitted = TfIdf(texts, {})
    monkeypatch.setattr(postings, "MOST_POSTINGS", 100)

    found = fitted.similarities(["how", "much", "does", "zara", "pay"])

    assert found.argmax() == 500
    assert not found[:500].any()
