"""Slips are mended towards what people say; what people say is never changed."""

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answerer import Answerer
from bot.answers.mending import COMMON, Mender
from bot.answers.text import Spellings, clean, words

SPELLINGS = Spellings({"u": "you", "cv": "resume", "acct": "account"})
SAID = [
    "how much does it pay", "when do they pay", "who owns it", "it logs on", "log in", "how do i log in to my account",
    "is it legit", "what is the pay", "do you pay for the exam", "can i use my resume", "i have not been paid yet",
    "i am from kenya", "fill the form", "a form from the company", "does outlier pay", "contact support",
    "sign the contract", "is the interview hard", "work from home", "verification failed",
]  # fmt: skip
HEARD = [words(said) for said in SAID] * COMMON
MENDER = Mender(HEARD, SPELLINGS, ["outlier", "da"])


def mend(text: str) -> str:
    return MENDER.mend(clean(text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("how mcuh does it pay", "how much does it pay", id="exchanged letters"),
        pytest.param("when do they pau", "when do they pay", id="a key beside the right one"),
        pytest.param("is it legiit", "is it legit", id="a letter twice"),
        pytest.param("sign the contrct", "sign the contract", id="a letter left out"),
        pytest.param("whan do thy pya", "when do they pay", id="several words"),
        pytest.param("Is it lehit?? When: do thye pay!", "is it legit?? when: do they pay!", id="the rest stays"),
        pytest.param("who ons it", "who owns it", id="a word of English by what stands beside it"),
        pytest.param("log ni", "log in", id="or on, by the word before"),
        pytest.param("it logs onn", "it logs on", id="the other way"),
        pytest.param("a from form the company", "a form from the company", id="two words for each other"),
        pytest.param("dose outlier pay", "does outlier pay", id="the first word"),
        pytest.param("when d they pay", "when d they pay", id="a letter that may stand for a word"),
        pytest.param("who owns t", "who owns it", id="a letter that stands for none"),
        pytest.param("waht's the pay", "what's the pay", id="before an apostrophe"),
        pytest.param("i havn't been paid yet", "i haven't been paid yet", id="a contraction"),
        pytest.param("i havent been paod yet", "i havent been paid yet", id="a contraction without its apostrophe"),
        pytest.param("can i use my ccv", "can i use my ccv", id="no word is mended to a short chat spelling"),
        pytest.param("verifcaton failed", "verification failed", id="two slips in a long word"),
        pytest.param("howmuch does it pay", "how much does it pay", id="a space left out"),
        pytest.param("u pay for the exma", "u pay for the exam", id="beside a chat spelling"),
    ],
)
def test_mended(typed: str, meant: str) -> None:
    assert mend(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("is the weather hard", id="an English word that nobody here says"),
        pytest.param("does da pay", id="a name, though many say do"),
        pytest.param("when do they pay wjx8 w2 1099-k 1042-s 5k", id="numbers and their letters"),
        pytest.param("form 8 s", id="a letter after a number"),
        pytest.param("xqzvuo", id="nothing is near"),
        pytest.param("does it pay für ärzte", id="other letters"),
        pytest.param("ni tu ya sawa kabisa", id="another language has short words of its own"),
        pytest.param("k thx lol", id="chat"),
        pytest.param("", id="nothing"),
        pytest.param("?! ...", id="no words"),
        pytest.param("paying and paid, forms and formed", id="other endings are meant"),
    ],
)
def test_left_alone(text: str) -> None:
    assert mend(text) == clean(text)


@given(st.data())
def test_words_that_people_say_beside_each_other_stay(data: st.DataObject) -> None:
    pairs = sorted({pair for said in HEARD for pair in itertools.pairwise(said)})
    walk = list(data.draw(st.sampled_from(pairs)))
    while (after := [b for a, b in pairs if a == walk[-1]]) and len(walk) < 12:
        walk.append(data.draw(st.sampled_from(after)))

    assert mend(" ".join(walk)) == " ".join(walk)


@given(st.text(string.ascii_lowercase + " '.,?0é", max_size=60))
def test_only_letters_change(text: str) -> None:
    cleaned = clean(text)
    mended = mend(text)

    assert "".join(c for c in mended if c in ".,?0é") == "".join(c for c in cleaned if c in ".,?0é")
    assert all(c in string.ascii_lowercase + " '.,?0é" for c in mended)


def test_without_words_of_its_own_it_mends_nothing() -> None:
    assert Mender((), SPELLINGS).mend("wokr paj") == "wokr paj"


def test_of_an_endless_message_only_so_many_words_are_mended() -> None:
    assert mend("when do thye pya " * 200).count("pay") < 40


def test_phrasings_are_not_changed(real_answerer: Answerer) -> None:
    corpus = real_answerer.matcher.corpus
    texts = [phrasing.text for phrasing in corpus.phrasings]

    assert [text for text in texts if corpus.reader.clean(text) != clean(text)] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("smw careers", "sme careers"),
        ("is se careers legit", "is sme careers legit"),
        ("does dtaa annotation pay weekly", "does data annotation pay weekly"),
        ("hwo mcuh does alignerr pay for codng", "how much does alignerr pay for coding"),
        ("whne is the frist payuot on merocr", "when is the first payout on mercor"),
        ("cna i aply form kenya", "can i apply from kenya"),
        ("didbt get paid by deel", "didnt get paid by deel"),
        ("waht hapens if i fial the exma", "what happens if i fail the exam"),
    ],
)
def test_members_slips(real_answerer: Answerer, typed: str, meant: str) -> None:
    assert real_answerer.matcher.reader.clean(typed) == meant
