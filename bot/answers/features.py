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

    def meanings(self, tokens: Tokens) -> list[str]:
        """Stems replaced by the meaning they share with others, where the vocabulary knows one; with pairs."""
        singles = [self._meanings.get(stem, stem) for stem in self._stemmer.stemWords(list(tokens))]
        return singles + [f"{a} {b}" for a, b in itertools.pairwise(singles)]


def within_words(tokens: Tokens) -> list[str]:
    """Character 2- to 4-grams of each word, word edges marked."""
    return list(itertools.chain.from_iterable(map(_grams_of_word, tokens)))


def across_words(tokens: Tokens) -> list[str]:
    """Character 3- to 4-grams of the whole text."""
    return _grams(" ".join(tokens), 3)


@functools.lru_cache(maxsize=50_000)
def _grams_of_word(word: str) -> list[str]:
    return _grams(f" {word} ", 2)


def _grams(text: str, shortest: int) -> list[str]:
    return [text[i : i + n] for n in range(shortest, LONGEST_GRAM + 1) for i in range(len(text) - n + 1)]


_AT_ONCE = 1_000


class Block:
    """One TF-IDF space, fitted on texts; rows are scaled to `length`."""

    def __init__(self, analyse: Callable[[Tokens], list[str]], texts: Sequence[Tokens], length: float) -> None:
        self._analyse = analyse
        self._length = length
        numbered: defaultdict[str, int] = defaultdict(itertools.count().__next__)
        rows = [[numbered[feature] for feature in analyse(tokens)] for tokens in texts]
        self._index = dict(numbered)
        counts = self._counts(rows)
        used = np.bincount(counts.indices, minlength=len(self._index))
        self._idf = (np.log((1 + len(texts)) / (1 + used)) + 1).astype(np.float32)
        self._fitted: sparse.csr_array | None = self._weigh(counts)

    def release(self) -> sparse.csr_array:
        """The rows of the fitted texts, once; they are not needed to read new texts."""
        assert self._fitted is not None
        fitted, self._fitted = self._fitted, None
        return fitted

    def row(self, tokens: Tokens) -> tuple[np.ndarray, np.ndarray]:
        """Feature numbers and weights of one text; features never seen while fitting are left out."""
        known = self._index
        found = [known[feature] for feature in self._analyse(tokens) if feature in known]
        features, counts = np.unique(np.array(found, np.int32), return_counts=True)
        weights = (1 + np.log(counts)) * self._idf[features]
        length = math.sqrt(float(weights @ weights)) or 1.0
        return features, weights * (self._length / length)

    def _counts(self, rows: Sequence[Sequence[int]]) -> sparse.csr_array:
        # Some hundred texts at a time: SciPy keeps the interpreter's lock while it adds up, and others wait for it.
        parts = [self._counted(rows[start : start + _AT_ONCE]) for start in range(0, len(rows), _AT_ONCE)]
        return sparse.vstack(parts, format="csr") if parts else self._counted(rows)

    def _counted(self, rows: Sequence[Sequence[int]]) -> sparse.csr_array:
        ends = np.cumsum([0, *map(len, rows)])
        indices = np.fromiter(itertools.chain.from_iterable(rows), np.int32, ends[-1])
        data = np.ones(len(indices), np.float32)
        counts = sparse.csr_array((data, indices, ends.astype(np.int32)), shape=(len(rows), len(self._index)))
        counts.sum_duplicates()
        return counts

    def _weigh(self, counts: sparse.csr_array) -> sparse.csr_array:
        counts.data = (1 + np.log(counts.data)) * self._idf[counts.indices]
        lengths = np.sqrt(np.add.reduceat(np.append(counts.data**2, 0), counts.indptr[:-1]))
        lengths[np.diff(counts.indptr) == 0] = 1.0
        counts.data *= np.repeat(self._length / lengths, np.diff(counts.indptr)).astype(np.float32)
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
        self._blocks = [Block(analyse, texts, math.sqrt(weight / total)) for analyse, weight in blocks]
        fitted = [block.release() for block in self._blocks]
        self._count = len(texts)
        self._offsets = np.cumsum([0, *(rows.shape[1] for rows in fitted)])
        matrix = sparse.csr_array(sparse.hstack(fitted, format="csr"))
        self.sketches = _sketch(matrix)
        """Each fitted text in `SKETCH` numbers, whose dot products approximate the cosines; float16."""
        inverted = matrix.T.tocsr()
        self._starts, self._texts, self._weights = inverted.indptr, inverted.indices, inverted.data

    def similarities(self, tokens: Tokens) -> np.ndarray:
        """Cosine (0 to 1) of a text with every fitted text, shape (fitted texts,)."""
        rows = [block.row(tokens) for block in self._blocks]
        features = np.concatenate([row + offset for (row, _), offset in zip(rows, self._offsets, strict=False)])
        weights = np.concatenate([weights for _, weights in rows])
        starts = self._starts[features]
        lengths = self._starts[features + 1] - starts
        if lengths.sum() > MOST_POSTINGS:
            rare = _rarest(lengths)
            starts, lengths, weights = starts[rare], lengths[rare], weights[rare]
        ends = np.cumsum(lengths)
        # The postings of all features, one after the other, without a loop over features.
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)
        found = np.repeat(weights, lengths) * self._weights[places]
        return np.bincount(self._texts[places], found, self._count).astype(np.float32)


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
