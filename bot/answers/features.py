"""Turns words into sparse unit vectors: three TF-IDF blocks that forgive inflection and typing.

Stems, character 2- to 5-grams within words, and 2- to 5-grams across words; a fourth block of meanings joins words
that the vocabulary calls alike. Every block has unit length, so the dot product of two texts is a weighted mean cosine.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import Stemmer
from scipy import sparse

Tokens = Sequence[str]
_STEMMER = "english"


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
        return singles + [f"{a} {b}" for a, b in zip(singles, singles[1:], strict=False)]

    def meanings(self, tokens: Tokens) -> list[str]:
        """Stems replaced by the meaning they share with others, where the vocabulary knows one; with pairs."""
        singles = [self._meanings.get(stem, stem) for stem in self._stemmer.stemWords(list(tokens))]
        return singles + [f"{a} {b}" for a, b in zip(singles, singles[1:], strict=False)]


def within_words(tokens: Tokens) -> list[str]:
    """Character 2- to 5-grams of each word, word edges marked."""
    return [gram for token in tokens for gram in _grams(f" {token} ")]


def across_words(tokens: Tokens) -> list[str]:
    """Character 3- to 5-grams of the whole text."""
    return _grams(" ".join(tokens), 2)


def _grams(text: str, shortest: int = 2) -> list[str]:
    return [text[i : i + n] for n in range(shortest, 6) for i in range(len(text) - n + 1)]


class Block:
    """One TF-IDF space, fitted on texts."""

    def __init__(self, analyse: Callable[[Tokens], list[str]], texts: Sequence[Tokens]) -> None:
        self._analyse = analyse
        counts = [Counter(analyse(tokens)) for tokens in texts]
        frequency = Counter(feature for count in counts for feature in count)
        self._index = {feature: i for i, feature in enumerate(frequency)}
        self._idf = [math.log((1 + len(texts)) / (1 + df)) + 1 for df in frequency.values()]
        self.fitted = [self._row(count) for count in counts]

    @property
    def size(self) -> int:
        """How many features the block has."""
        return len(self._index)

    def row(self, tokens: Tokens) -> tuple[list[int], list[float]]:
        """Feature numbers and weights of a text; features never seen while fitting are left out."""
        return self._row(Counter(self._analyse(tokens)))

    def _row(self, count: Mapping[str, int]) -> tuple[list[int], list[float]]:
        indices, weights, squares = [], [], 0.0
        for feature, n in count.items():
            index = self._index.get(feature)
            if index is not None:
                weight = (1 + math.log(n)) * self._idf[index]
                indices.append(index)
                weights.append(weight)
                squares += weight * weight
        scale = 1 / math.sqrt(squares) if squares else 0.0
        return indices, [weight * scale for weight in weights]


class Vectors:
    """All blocks side by side; similarities to the fitted texts come from an inverted index."""

    def __init__(self, texts: Sequence[Tokens], synonyms: Mapping[str, Sequence[str]]) -> None:
        self.stems = Stems(synonyms)
        blocks: list[tuple[Callable[[Tokens], list[str]], float]] = [
            (self.stems.stems, 1.0), (within_words, 1.0), (across_words, 1.0),
        ]  # fmt: skip
        if synonyms:
            blocks.append((self.stems.meanings, 1.5))
        total = sum(weight for _, weight in blocks)
        self._blocks = [(Block(analyse, texts), math.sqrt(weight / total)) for analyse, weight in blocks]
        self.matrix = self._stack([block.fitted for block, _ in self._blocks])
        self._inverted = self.matrix.T.tocsr()

    def _stack(self, rows: Sequence[Sequence[tuple[list[int], list[float]]]]) -> sparse.csr_array:
        indices: list[int] = []
        weights: list[float] = []
        ends = [0]
        for parts in zip(*rows, strict=True):
            offset = 0
            for (block, share), (features, values) in zip(self._blocks, parts, strict=True):
                indices += [feature + offset for feature in features]
                weights += [value * share for value in values]
                offset += block.size
            ends.append(len(indices))
        width = sum(block.size for block, _ in self._blocks)
        data = (np.asarray(weights, np.float32), np.asarray(indices, np.int32), np.asarray(ends, np.int32))
        return sparse.csr_array(data, shape=(len(ends) - 1, width))

    def similarities(self, tokens: Tokens) -> np.ndarray:
        """Cosine (0 to 1) of a text with every fitted text, shape (fitted texts,)."""
        query = self._stack([[block.row(tokens)] for block, _ in self._blocks])
        return np.asarray((query @ self._inverted).todense()).ravel()
