"""Turns words into sparse unit vectors: three TF-IDF blocks that forgive inflection and typing.

Stems, character 2- to 4-grams within words, and 3- to 4-grams across words; a fourth block of meanings joins words
that the vocabulary calls alike. Every block has unit length, so the dot product of two texts is a weighted mean cosine.
"""

import functools
import itertools
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import Stemmer
from scipy import sparse

from bot.answers.halves import widened

Tokens = Sequence[str]
_STEMMER = "english"
LONGEST_GRAM = 4
"""In characters; five cost a third more time and memory and find no more (BANKING77: 77.2 against 77.4 % right)."""
SKETCH = 512
"""Numbers that stand for a fitted text where only its likeness to other fitted texts is asked."""
MOST_POSTINGS = 80_000
"""Places in the inverted index that a question looks at, at most; among 100,000 phrasings the commonest letters are
everywhere and say nothing."""
MEANINGS = 1.5
"""Weight of the block of meanings beside the other blocks, which weigh 1 each."""


class Stems:
    """The Snowball stemmer with a cache, and the meanings that stems stand for."""

    def __init__(self, synonyms: Mapping[str, Sequence[str]]) -> None:
        self._stemmer = Stemmer.Stemmer(_STEMMER, 20_000)
        self._meanings = {
            self._stemmer.stemWord(word): meaning for meaning, words in synonyms.items() for word in (meaning, *words)
        }

    def stem(self, token: str) -> str:
        """The stem of one word."""
        stem: str = self._stemmer.stemWord(token)
        return stem

    def meaning(self, token: str) -> str:
        """The meaning that the vocabulary gives a word, else its stem."""
        stem = self.stem(token)
        return self._meanings.get(stem, stem)

    def stems(self, tokens: Tokens) -> list[str]:
        """Single stems and pairs of neighbours."""
        singles: list[str] = self._stemmer.stemWords(list(tokens))
        return singles + [f"{a} {b}" for a, b in itertools.pairwise(singles)]

    def terms(self, tokens: Tokens) -> list[str]:
        """The meaning of each word, else its stem."""
        return [self._meanings.get(stem, stem) for stem in self._stemmer.stemWords(list(tokens))]

    def meanings(self, tokens: Tokens) -> list[str]:
        """Stems replaced by the meaning they share with others, where the vocabulary knows one; with pairs."""
        singles = self.terms(tokens)
        return singles + [f"{a} {b}" for a, b in itertools.pairwise(singles)]


def within_words(tokens: Tokens) -> list[str]:
    """Character 2- to 4-grams of each word, word edges marked."""
    return list(itertools.chain.from_iterable(map(_grams_of_word, tokens)))


def across_words(tokens: Tokens) -> list[str]:
    """Character 3- to 4-grams of the whole text."""
    return _grams(" ".join(tokens), 3)


@functools.lru_cache(maxsize=2_000)
def _grams_of_word(word: str) -> list[str]:
    return _grams(f" {word} ", 2)


def _grams(text: str, shortest: int) -> list[str]:
    return [text[i : i + n] for n in range(shortest, LONGEST_GRAM + 1) for i in range(len(text) - n + 1)]


_AT_ONCE = 1_000


class Numbered:
    """The number of each feature, in a tenth of the memory of a dictionary: of the features only hashes are kept."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        hashes = np.fromiter(map(hash, numbers), np.int64, len(numbers))
        order = np.argsort(hashes)
        # One more, for whatever would come after the last.
        self._hashes = np.append(hashes[order], np.iinfo(np.int64).max)
        self._numbers = np.append(np.fromiter(numbers.values(), np.int32, len(numbers))[order], np.int32(-1))

    def of(self, features: Sequence[str]) -> np.ndarray:
        """The number of each feature, -1 for those that have none."""
        hashes = np.fromiter(map(hash, features), np.int64, len(features))
        places = self._hashes.searchsorted(hashes)
        found = self._numbers[places]
        found[self._hashes[places] != hashes] = -1
        return found


class Block:
    """One TF-IDF space, fitted on texts; rows are scaled to `length`, and features are numbered from `first` on."""

    def __init__(
        self, analyse: Callable[[Tokens], list[str]], texts: Sequence[Tokens], length: float, first: int = 0
    ) -> None:
        self._analyse = analyse
        self._first = first
        self.length = length
        numbered: defaultdict[str, int] = defaultdict(itertools.count(first).__next__)
        counts = self._counts(texts, numbered)
        self._numbers = Numbered(numbered)
        used = np.bincount(counts.indices, minlength=len(numbered))
        self.idf = (np.log((1 + len(texts)) / (1 + used)) + 1).astype(np.float32)
        self._fitted: sparse.csr_array | None = self._weigh(counts)

    def release(self) -> sparse.csr_array:
        """The rows of the fitted texts, once; they are not needed to read new texts."""
        assert self._fitted is not None
        fitted, self._fitted = self._fitted, None
        return fitted

    def numbers(self, tokens: Tokens) -> np.ndarray:
        """The number of each feature of one text, -1 for those never seen while fitting."""
        return self._numbers.of(self._analyse(tokens))

    def _counts(self, texts: Sequence[Tokens], numbered: Mapping[str, int]) -> sparse.csr_array:
        # Some hundred texts at a time: SciPy keeps the interpreter's lock while it adds up, and others wait for it.
        parts = [self._counted(texts[start : start + _AT_ONCE], numbered) for start in range(0, len(texts), _AT_ONCE)]
        if not parts:
            return self._counted(texts, numbered)
        # Each part knows only of the features that there were till then.
        width = len(numbered)
        wide = (sparse.csr_array((p.data, p.indices, p.indptr), shape=(p.shape[0], width)) for p in parts)
        return sparse.csr_array(sparse.vstack(list(wide), format="csr"))

    def _counted(self, texts: Sequence[Tokens], numbered: Mapping[str, int]) -> sparse.csr_array:
        rows = [np.fromiter(map(numbered.__getitem__, self._analyse(tokens)), np.int32) for tokens in texts]
        ends = np.cumsum([0, *map(len, rows)], dtype=np.int32)
        indices = np.concatenate([*rows, np.zeros(0, np.int32)]) - np.int32(self._first)
        counts = sparse.csr_array((np.ones(len(indices), np.float32), indices, ends), shape=(len(texts), len(numbered)))
        counts.sum_duplicates()
        return counts

    def _weigh(self, counts: sparse.csr_array) -> sparse.csr_array:
        counts.data = (1 + np.log(counts.data)) * self.idf[counts.indices]
        lengths = np.sqrt(np.add.reduceat(np.append(counts.data**2, 0), counts.indptr[:-1]))
        lengths[np.diff(counts.indptr) == 0] = 1.0
        counts.data *= np.repeat(self.length / lengths, np.diff(counts.indptr)).astype(np.float32)
        return counts


class TfIdf:
    """All blocks side by side; similarities to the fitted texts come from an inverted index."""

    def __init__(self, texts: Sequence[Tokens], synonyms: Mapping[str, Sequence[str]]) -> None:
        self.stems = Stems(synonyms)
        blocks: list[tuple[Callable[[Tokens], list[str]], float]] = [
            (self.stems.stems, 1.0), (within_words, 1.0), (across_words, 1.0),
        ]  # fmt: skip
        if synonyms:
            blocks.append((self.stems.meanings, MEANINGS))
        total = sum(weight for _, weight in blocks)
        self._blocks: list[Block] = []
        ends = [0]
        for analyse, weight in blocks:
            self._blocks.append(Block(analyse, texts, math.sqrt(weight / total), ends[-1]))
            ends.append(ends[-1] + len(self._blocks[-1].idf))
        self._ends = np.array(ends[1:-1])
        self._idf = np.concatenate([block.idf for block in self._blocks])
        matrix = sparse.csr_array(sparse.hstack([block.release() for block in self._blocks], format="csr"))
        self.sketches = _sketch(matrix)
        """Each fitted text in `SKETCH` numbers, whose dot products approximate the cosines; float16."""
        self._inverted = sparse.csr_array(matrix.T.tocsr())

    def similarities(self, tokens: Tokens) -> np.ndarray:
        """Cosine (0 to 1) of a text with every fitted text, shape (fitted texts,)."""
        features, weights = self._row(tokens)
        starts = self._inverted.indptr
        lengths = starts[features + 1] - starts[features]
        if lengths.sum() > MOST_POSTINGS:
            rare = _rarest(lengths)
            features, weights = features[rare], weights[rare]
        return np.asarray(self._inverted[features].T @ weights, np.float32)

    def sketches_of(self, rows: np.ndarray) -> np.ndarray:
        """The sketches of some fitted texts, shape (texts, `SKETCH`), float32."""
        return widened(self.sketches[rows])

    def _row(self, tokens: Tokens) -> tuple[np.ndarray, np.ndarray]:
        """Feature numbers and weights of one text in all blocks; features never seen while fitting are left out."""
        numbers = np.concatenate([block.numbers(tokens) for block in self._blocks])
        features, counts = np.unique(numbers[numbers >= 0], return_counts=True)
        weights = (1 + np.log(counts)) * self._idf[features]
        for block, part in zip(self._blocks, np.split(weights, np.searchsorted(features, self._ends)), strict=True):
            part *= block.length / (math.sqrt(float(part @ part)) or 1.0)
        return features, weights


def _rarest(lengths: np.ndarray) -> np.ndarray:
    """Which features to follow: the rarest, which say most, as far as `MOST_POSTINGS` goes."""
    order = np.argsort(lengths, kind="stable")
    return order[: np.searchsorted(np.cumsum(lengths[order]), MOST_POSTINGS)]


def _sketch(matrix: sparse.csr_array) -> np.ndarray:
    """Count sketch: every feature is added to one of `SKETCH` sums, with a sign, so that dot products stay the same
    on average."""
    choose = np.random.default_rng(SKETCH)
    features = matrix.shape[1]
    sums = choose.integers(0, SKETCH, features, np.int32)
    signs = choose.choice(np.array([-1.0, 1.0], np.float32), features)
    projection = sparse.csr_array((signs, (np.arange(features), sums)), shape=(features, SKETCH))
    return np.concatenate(
        [
            (matrix[start : start + 4096] @ projection).toarray().astype(np.float16)
            for start in range(0, matrix.shape[0], 4096)
        ]
        or [np.zeros((0, SKETCH), np.float16)]
    )
