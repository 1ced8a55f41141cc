"""BM25, and what it would have said without one of its own texts."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.relevance import Bm25

WORDS = st.lists(st.sampled_from("pay exam legit coder when how".split()), max_size=6)


def bm25(*documents: str) -> Bm25:
    return Bm25([Counter(document.split()) for document in documents])


def test_the_class_that_uses_the_rare_word_scores_highest() -> None:
    found = bm25("how pay pay", "how exam", "how legit").scores(["how", "exam"])

    assert found.argmax() == 1
    assert found[0] == found[2] or found[0] < found[1]


def test_a_word_of_every_class_tells_less_than_a_word_of_one() -> None:
    ranking = bm25("how pay", "how exam", "how legit")

    assert 0 < ranking.idf("how") < ranking.idf("pay") < ranking.idf("unheard")
    assert (ranking.uses(0, "pay"), ranking.uses(1, "pay"), ranking.total("how")) == (1, 0, 3)


def test_words_that_nobody_uses_score_nothing() -> None:
    assert bm25("how pay", "how exam").scores(["unheard"]).tolist() == [0, 0]
    assert bm25().scores(["pay"]).shape == (0,)


def by_the_book(ranking: Bm25, asked: list[str], document: list[str], mean_length: float) -> float:
    """BM25 of one document with k1 = 1.2 and b = 0.75, as textbooks write it."""
    total = 0.0
    for word in asked:
        count = document.count(word)
        total += ranking.idf(word) * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * len(document) / mean_length))
    return total


@given(st.lists(WORDS, min_size=1, max_size=5), WORDS, WORDS, st.data())
def test_a_score_without_a_text_is_that_of_the_class_written_without_it(
    documents: list[list[str]], own: list[str], asked: list[str], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(documents) - 1))
    fitted = [[*words, *own] if i == number else words for i, words in enumerate(documents)]
    mean_length = sum(map(len, fitted)) / len(fitted) or 1.0
    ranking = Bm25([Counter(words) for words in fitted])

    whole = by_the_book(ranking, asked, fitted[number], mean_length)
    without = by_the_book(ranking, own, documents[number], mean_length)

    assert ranking.scores(asked)[number] == pytest.approx(whole, rel=1e-5)
    assert ranking.score_without(own, number) == pytest.approx(without, rel=1e-5)


@given(st.lists(WORDS, min_size=2, max_size=5), WORDS)
def test_a_class_that_would_be_empty_without_a_text_scores_nothing_for_it(
    others: list[list[str]], own: list[str]
) -> None:
    ranking = Bm25([Counter(words) for words in [own, *others]])

    assert ranking.score_without(own, 0) == 0
    assert ranking.scores(own)[0] >= 0
