"""Sentences are read as the library `tokenizers` reads them."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sentences.model_folder import TOKENIZER
from bot.sentences.tokens import AnyTokens, TokenReader, reader
from bot.sentences.word_pieces import OtherKindError, WordPieces

LONGEST = 64


@pytest.fixture(scope="module")
def own(model: Path) -> TokenReader:
    return WordPieces(model / TOKENIZER, LONGEST)


@pytest.fixture(scope="module")
def library(model: Path) -> TokenReader:
    return AnyTokens(model / TOKENIZER, LONGEST)


SENTENCES = (
    "when am i paid?",
    "is a w-8ben enough, or do i need a w-8ben-e?",
    "Is the RÉSUMÉ needed?",
    "İstanbul, ΟΔΥΣΣΕΥΣ and ﬁsh",
    "一日で正 and ck",
    "[CLS]is [this]?[SEP] a[MASK]b",
    "zero\u200bwidth, a\x00b, a\x1cb, a\x85b, a\xa0b, a\ufffdb",
    "a" * 100,
    "a" * 101,
    "pay " * 100,
    "",
    " \t\n",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_read_as_by_the_library(text: str, own: TokenReader, library: TokenReader) -> None:
    assert own.ids(text) == library.ids(text)
    assert own.framing == library.framing


def is_old(sign: str) -> bool:
    """Whether both know the character: which ones there are depends on the year."""
    return unicodedata.ucd_3_2_0.category(sign) not in ("Cn", "Cs")


@given(st.text(st.characters(codec="utf-8").filter(is_old), max_size=30))
def test_so_is_any_text(own: TokenReader, library: TokenReader, text: str) -> None:
    assert own.ids(text) == library.ids(text)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("pre_tokenizer", {"type": "Whitespace"}),
        ("normalizer", None),
        ("normalizer", {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True,
                        "strip_accents": False, "lowercase": True}),
        ("post_processor", None),
    ],
)  # fmt: skip
def test_another_kind_is_left_to_the_library(model: Path, tmp_path: Path, part: str, value: object) -> None:
    file = tmp_path / TOKENIZER
    file.write_text(json.dumps(json.loads((model / TOKENIZER).read_text()) | {part: value}))

    with pytest.raises(OtherKindError):
        WordPieces(file, LONGEST)
    assert reader(file, LONGEST).ids("when am i paid?") == AnyTokens(file, LONGEST).ids("when am i paid?")
