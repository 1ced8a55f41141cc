"""What asks something, and what only says something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answerer import Answerer
from bot.answers.query import asks
from bot.answers.text import clean, words

ASKING = [
    "is it legit", "legit?", "hi guys how does it work", "does anyone know the exam", "i was wondering about taxes",
    "not sure if i should join", "need help with the exam", "explain net 30", "walk me through the sign up",
    "tell me about the exam", "i passed, right", "paid weekly or not", "i dont know how to withdraw",
    "i cant find where to upload my id", "i applied last week, do they reply", "any news on payouts",
    "curious what it pays", "wonder if it pays", "i want to know the rate", "am i too late", "which platform is best",
    "who pays the fees", "never sure what counts as work", "done with the exam. what now",
    "the difference between the two", "my rate dropped, how come", "i would like to know when they pay",
    "first payout when", "withdrew on monday - should i worry", "anyone knows if it pays", "worth it or not",
    "how i can get paid", "dont they pay weekly", "can not i do it on my phone",
]  # fmt: skip
STATING = [
    "i got paid today", "they never answer, what a joke", "good morning", "", "so happy with them", "i passed the exam",
    "what a day", "i told them what i think", "that is how it goes", "i know what you mean", "this is why i left",
    "everyone knows who they are", "just finished the interview", "payment arrived, thanks", "no tasks again today",
    "it pays weekly", "welcome everyone", "i asked them and they replied", "let me know if you need a hand",
    "i hate when they do that", "i love how easy it is", "guess who got paid", "it is what it is", "as if",
    "they pay when they pay", "right, that is settled", "i was just asking for a friend", "i did what you said",
    "you can't use vpn there, they ban you", "do not use chatgpt on it", "can confirm it pays on tuesdays",
    "how i got paid: stripe", "where i live it is not available", "you can withdraw to wise, works fine",
]  # fmt: skip


@pytest.mark.parametrize("text", ASKING)
def test_what_asks(text: str) -> None:
    assert asks(clean(text), words(clean(text)))


@pytest.mark.parametrize("text", STATING)
def test_what_asks_nothing(text: str) -> None:
    assert not asks(clean(text), words(clean(text)))


@given(st.sampled_from(STATING), st.sampled_from(["?", " ?", "??", "?!"]))
def test_a_question_mark_always_asks(text: str, mark: str) -> None:
    assert asks(clean(text + mark), words(clean(text + mark)))


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("outlier payday", True),
        ("sme careers exam date", True),
        ("alignerr requirements", True),
        ("mercor interview tips", True),
        ("payday", False),
        ("outlier", False),
        ("outlier is great", False),
        ("outlier pays weekly", False),
        ("outlier paid me", False),
        ("finally paid by mindrift", False),
        ("got hired at mercor", False),
        ("mercor support sucks", False),
        ("sme careers is legit, trust me", False),
        ("i work for outlier", False),
        ("outlier\npayday", False),
    ],
)
def test_beside_a_name_a_few_bare_words_ask(real_answerer: Answerer, message: str, expected: bool) -> None:
    assert real_answerer.matcher.reader.read(message).asks is expected


def test_phrasings_are_read_as_the_same_question_would_be(real_answerer: Answerer) -> None:
    corpus = real_answerer.matcher.corpus
    asked = ((phrasing, corpus.reader.read(phrasing.text)) for phrasing in corpus.phrasings)

    assert [phrasing.text for phrasing, query in asked if query.words != phrasing.query.words] == []
