"""Reads a sentence as the pieces of words that a model of BERT's kind knows.

It does what the library `tokenizers` does with such a `tokenizer.json`, in a twentieth of the memory.
"""

import functools
import itertools
import json
import re
import unicodedata
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from bot.answers.features import Numbered

_KEPT = 4_000
"""Words whose pieces are at hand."""
_NORMALIZER = {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "lowercase": True}
_INSIDE = "##"
"""What a piece begins with that does not begin a word."""
# Whitespace, but for the control characters among it, which part no words.
_SPACE = re.compile(r"[^\S\x1c-\x1f\x85]+")
_REMOVED = frozenset(("Cc", "Cf", "Co"))
# Characters that are words by themselves: Chinese ones, which Japanese shares.
_ALONE = (
    range(0x4E00, 0xA000), range(0x3400, 0x4DC0), range(0x20000, 0x2A6E0), range(0x2A700, 0x2B740),
    range(0x2B740, 0x2B820), range(0x2B920, 0x2CEB0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20),
)  # fmt: skip


class OtherKindError(Exception):
    """The file describes another kind of tokenizer."""


class WordPieces:
    """Numbers of pieces, between the numbers that open and close a sentence."""

    def __init__(self, file: Path, longest: int) -> None:
        described = json.loads(file.read_bytes())
        vocabulary = _vocabulary(described)
        self._opening, self._closing = _frame(described)
        self.framing = len(self._opening) + len(self._closing)
        """How many numbers an empty sentence has."""
        self._most = longest - self.framing
        marks = {mark["content"]: mark["id"] for mark in described["added_tokens"]}
        # As bytes: of texts Python hashes what is in memory, where a Chinese character may look like two letters.
        known = Numbered({piece.encode(): number for piece, number in vocabulary.items()})
        longest_word, unknown = (
            described["model"]["max_input_chars_per_word"],
            vocabulary[described["model"]["unk_token"]],
        )
        self._of_word = functools.lru_cache(_KEPT)(functools.partial(_of_word, known, longest_word, unknown, marks))

    def ids(self, text: str) -> list[int]:
        """The numbers of a sentence, of which the first ones stay where there are too many."""
        found = itertools.chain.from_iterable(self._of_word(word) for word in _SPACE.split(text) if word)
        return [*self._opening, *itertools.islice(found, self._most), *self._closing]


def _vocabulary(described: Mapping[str, Any]) -> Mapping[str, int]:
    """The number of each piece, where everything else is as this module reads it."""
    normalizer, model = described["normalizer"] or {}, described["model"]
    plain = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    known = (
        normalizer | _NORMALIZER == normalizer
        and normalizer["strip_accents"] is not False
        and described["pre_tokenizer"] == {"type": "BertPreTokenizer"}
        and model.get("type") == "WordPiece"
        and model["continuing_subword_prefix"] == _INSIDE
        and all(mark | plain == mark and not _SPACE.search(mark["content"]) for mark in described["added_tokens"])
    )
    if not known:
        raise OtherKindError
    vocabulary: Mapping[str, int] = model["vocab"]
    return vocabulary


def _frame(described: Mapping[str, Any]) -> tuple[list[int], list[int]]:
    """The numbers before and after those of a sentence."""
    processor = described["post_processor"] or {}
    if processor.get("type") != "TemplateProcessing":
        raise OtherKindError
    frame: tuple[list[int], list[int]] = [], []
    inside = False
    for part in processor["single"]:
        if "Sequence" in part:
            inside = True
        else:
            frame[inside].extend(processor["special_tokens"][part["SpecialToken"]["id"]]["ids"])
    return frame


def _of_word(known: Numbered, longest: int, unknown: int, marks: Mapping[str, int], word: str) -> tuple[int, ...]:
    """The numbers of what stands between two spaces."""
    numbers: list[int] = []
    for part in _parted(word, marks):
        if part in marks:
            numbers.append(marks[part])
            continue
        for one in _words(part):
            numbers += _pieces(known, one) or [unknown] if len(one) <= longest else [unknown]
    return tuple(numbers)


def _parted(word: str, marks: Collection[str]) -> list[str]:
    """A word with marks such as "[SEP]" by themselves."""
    return re.split(f"({'|'.join(map(re.escape, marks))})", word) if marks else [word]


def _words(part: str) -> list[str]:
    """Small letters without accents, parted at each mark of punctuation and Chinese character."""
    clean = "".join(sign for sign in part if sign != "\ufffd" and unicodedata.category(sign) not in _REMOVED)
    plain = (sign for sign in unicodedata.normalize("NFD", clean) if unicodedata.category(sign) != "Mn")
    # Letter by letter: a sigma at the end of a word is one like any other.
    return "".join(f" {sign} " if _is_alone(sign) else sign.lower() for sign in plain).split()


def _is_alone(sign: str) -> bool:
    if sign.isascii():
        return sign.isprintable() and not sign.isalnum()
    return unicodedata.category(sign).startswith("P") or any(ord(sign) in some for some in _ALONE)


def _pieces(known: Numbered, word: str) -> list[int]:
    """The longest pieces from the left, none where one is not known."""
    numbers: list[int] = []
    start = 0
    while start < len(word):
        begins = _INSIDE if start else ""
        found = known.of([(begins + word[start:end]).encode() for end in range(len(word), start, -1)])
        fitting = np.flatnonzero(found >= 0)
        if not len(fitting):
            return []
        numbers.append(int(found[fitting[0]]))
        start = len(word) - int(fitting[0])
    return numbers
