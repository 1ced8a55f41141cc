"""Sentences that mean the same point the same way, and a vector is the same whenever it is asked for."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime as ort
import pytest
from tokenizers import Tokenizer

from bot.sentences.encoder import LONGEST, SentenceEncoder
from bot.sentences.model_folder import MODEL, TOKENIZER, WEIGHTS, WORDS, _carried
from bot.sentences.weights import Weights, parse
from tests.sentences import reference

SENTENCES = [
    "is sme careers legit",
    "how long until my first deel payout",
    "How long does it take until I get paid for the first time?",
    "can i apply from kenya",
    "i finished my onboarding two weeks ago and still have not heard anything about a project, is that normal?",
    "do i need a phd to work on biology tasks",
    "¿cuánto pagan?",
]
SHORT = ["hi", "thanks", "legit?", "deel", "how much"]


@pytest.fixture(scope="module")
def weights() -> Weights:
    return parse(_carried(WEIGHTS))


def agreement(encoder: SentenceEncoder, weights: Weights, sentence: str) -> float:
    """The cosine between the vector and the same with all digits."""
    tokenizer = Tokenizer.from_str(_carried(TOKENIZER).decode())
    tokenizer.no_padding()
    return float(reference.vector(weights, tokenizer.encode(sentence).ids) @ encoder.one(sentence))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_agrees_with_the_model_in_all_digits(
    encoder: SentenceEncoder, weights: Weights, sentence: str
) -> None:
    assert agreement(encoder, weights, sentence) > 0.99


@pytest.mark.parametrize("sentence", SHORT)
def test_a_word_or_two_lose_more_to_eight_bits(encoder: SentenceEncoder, weights: Weights, sentence: str) -> None:
    """The mean of so few tokens does not even out what rounding did to each."""
    assert agreement(encoder, weights, sentence) > 0.95


@pytest.mark.parametrize(
    ("question", "alike", "other"),
    [
        ("when do i get my money", "how long until the first payout", "which countries can apply"),
        ("is this a scam", "can i trust this company", "how much do they pay per hour"),
        ("can i work from nigeria", "is it open to people in africa", "i failed the exam"),
        ("they deactivated me for no reason", "my account was banned", "my account manager is friendly"),
        ("what do lawyers earn", "hourly rate for legal experts", "how do i log in"),
        ("how do i quit", "i want to stop working there", "how do i start"),
    ],
)
def test_a_paraphrase_is_nearer_than_another_question(
    encoder: SentenceEncoder, question: str, alike: str, other: str
) -> None:
    asked = encoder.one(question)

    assert asked @ encoder.one(alike) > asked @ encoder.one(other) + 0.1


def test_a_vector_has_length_one(encoder: SentenceEncoder) -> None:
    vectors = encoder.many(SENTENCES)

    assert (vectors.shape, vectors.dtype) == ((len(SENTENCES), 384), np.float32)
    assert encoder.one("hi").shape == (384,)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_vector_does_not_depend_on_its_neighbours(encoder: SentenceEncoder, model: Path) -> None:
    alone = np.array([encoder.one(sentence) for sentence in SENTENCES])

    assert np.array_equal(encoder.many(SENTENCES), alone)
    assert np.array_equal(encoder.many(SENTENCES[::-1])[::-1], alone)
    assert np.array_equal(SentenceEncoder(model).many(SENTENCES), alone)
    assert np.array_equal(encoder.many(SENTENCES * 20), np.tile(alone, (20, 1)))
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(encoder.one, SENTENCES * 5))
    assert np.array_equal(together, np.tile(alone, (5, 1)))


@pytest.mark.parametrize("text", ["", "  \n\t", "\u200b\u200d", "\x00\x07"], ids=repr)
def test_nothing_to_read_is_a_zero_vector(encoder: SentenceEncoder, text: str) -> None:
    assert np.array_equal(encoder.one(text), np.zeros(384))
    assert np.array_equal(encoder.many(["hi", text])[1], np.zeros(384))


def test_no_texts_are_no_vectors(encoder: SentenceEncoder) -> None:
    assert encoder.many([]).shape == (0, 384)


@pytest.mark.parametrize(
    "text", ["\ud800 is it legit", "🔥" * 500, "x" * 100_000, "a\u0301" * 300, "\u202eabc", "的士"]
)
def test_odd_text_is_read_too(encoder: SentenceEncoder, text: str) -> None:
    assert np.linalg.norm(encoder.one(text)) == pytest.approx(1, abs=1e-5)


def test_only_the_beginning_of_a_long_text_counts(encoder: SentenceEncoder) -> None:
    beginning = "pay " * (LONGEST - 2)

    assert np.array_equal(encoder.one(beginning + "and more"), encoder.one(beginning + "or less"))
    assert not np.array_equal(encoder.one(beginning[8:] + "and more"), encoder.one(beginning[8:] + "or less"))


def test_case_and_accents_do_not_count(encoder: SentenceEncoder) -> None:
    assert np.array_equal(encoder.one("Is the résumé needed?"), encoder.one("is the resume NEEDED?"))


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="Only Linux tells what is mapped")
def test_words_are_mapped_into_memory(encoder: SentenceEncoder, model: Path) -> None:
    assert encoder.one("when am i paid?").any()
    assert str((model / WORDS).resolve()) in Path("/proc/self/maps").read_text()


def test_padding_is_not_read(encoder: SentenceEncoder, model: Path) -> None:
    """The encoder never pads, but the graph has a mask for those who do."""
    tokenizer = Tokenizer.from_file(str(model / TOKENIZER))
    tokenizer.enable_padding(length=30)
    tokens = tokenizer.encode_batch(SENTENCES[:4])
    session = ort.InferenceSession(model / MODEL)

    (vectors,) = session.run(
        None,
        {
            "input_ids": np.array([row.ids for row in tokens]),
            "attention_mask": np.array([row.attention_mask for row in tokens]),
        },
    )

    assert (vectors * encoder.many(SENTENCES[:4])).sum(axis=1) == pytest.approx(1, abs=0.02)
