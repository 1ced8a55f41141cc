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

from bot.answers.halves import widened
from bot.answers.postings import Postings, Uses, summed, weight_of
from bot.answers.sketches import sketched

Tokens = Sequence[str]
Analyse = Callable[[Tokens], list[str]]
NumbersOf = Callable[[Tokens], np.ndarray]
_STEMMER = "english"
LONGEST_GRAM = 4
"""In characters; five cost a third more time and memory and find no more (BANKING77: 77.2 against 77.4 % right)."""
MEANINGS = 1.5
"""Weight of the block of meanings beside the other blocks, which weigh 1 each."""
_KEPT = 2_000
"""Words of questions whose features are at hand."""


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


def _grams_of_word(word: str) -> list[str]:
    return _grams(f" {word} ", 2)


def _grams(text: str, shortest: int) -> list[str]:
    return [text[i : i + n] for n in range(shortest, LONGEST_GRAM + 1) for i in range(len(text) - n + 1)]


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
    """One TF-IDF space, fitted on texts; rows are scaled to `length`, and features are numbered from `first` on.

    `by_word` says that the features of a text are those of its words, each by itself.
    """

    def __init__(
        self, analyse: Analyse, texts: Sequence[Tokens], length: float, first: int = 0, *, by_word: bool = False
    ) -> None:
        self.length = length
        numbered: defaultdict[str, int] = defaultdict(itertools.count(first).__next__)

        def number(tokens: Tokens) -> np.ndarray:
            return np.fromiter(map(numbered.__getitem__, analyse(tokens)), np.int32)

        uses = Uses(list(map(_by_word(number) if by_word else number, texts)))
        used = np.bincount(uses.features - first, minlength=len(numbered))
        self.idf = (np.log((1 + len(texts)) / (1 + used)) + 1).astype(np.float32)
        weights = weight_of(uses.times) * self.idf[uses.features - first]
        lengths = np.sqrt(summed(uses.texts, weights**2, len(texts)))
        self.scales = self.length / np.where(lengths > 0, lengths, 1.0)
        """What the weights of each fitted text are multiplied by, shape (texts,)."""
        self._fitted: Uses | None = uses
        known = Numbered(numbered)

        def known_number(tokens: Tokens) -> np.ndarray:
            return known.of(analyse(tokens))

        self.numbers = _by_word(known_number, _KEPT) if by_word else known_number
        """The number of each feature of one text, -1 for those never seen while fitting."""

    def release(self) -> Uses:
        """What the fitted texts have, once; it is not needed to read new texts."""
        assert self._fitted is not None
        fitted, self._fitted = self._fitted, None
        return fitted


def _by_word(number: NumbersOf, keep: int | None = None) -> NumbersOf:
    """The numbers of a text, put together from those of its words; the ones of so many words are kept."""
    of_word = functools.lru_cache(keep)(lambda word: number((word,)))
    nothing = np.zeros(0, np.int32)
    return lambda tokens: np.concatenate([nothing, *map(of_word, tokens)])


class TfIdf:
    """All blocks side by side; similarities to the fitted texts come from an inverted index."""

    def __init__(self, texts: Sequence[Tokens], synonyms: Mapping[str, Sequence[str]]) -> None:
        self.stems = Stems(synonyms)
        kinds: list[tuple[Analyse, float]] = [(self.stems.stems, 1.0), (within_words, 1.0), (across_words, 1.0)]
        if synonyms:
            kinds.append((self.stems.meanings, MEANINGS))
        total = sum(weight for _, weight in kinds)
        self._blocks: list[Block] = []
        ends = [0]
        for analyse, weight in kinds:
            length = math.sqrt(weight / total)
            self._blocks.append(Block(analyse, texts, length, ends[-1], by_word=analyse is within_words))
            ends.append(ends[-1] + len(self._blocks[-1].idf))
        self._ends = np.array(ends[1:-1])
        self._idf = np.concatenate([block.idf for block in self._blocks])
        scales = np.stack([block.scales for block in self._blocks])
        fitted = [block.release() for block in self._blocks]
        self.sketches = sketched(fitted, scales, self._idf)
        """Each fitted text in `SKETCH` numbers, whose dot products approximate the cosines; float16."""
        self._postings = Postings(fitted, scales)

    def similarities(self, tokens: Tokens) -> np.ndarray:
        """Cosine (0 to 1) of a text with every fitted text, shape (fitted texts,)."""
        features, weights = self._row(tokens)
        return self._postings.sums(features, weights * self._idf[features])

    def sketches_of(self, rows: np.ndarray) -> np.ndarray:
        """The sketches of some fitted texts, shape (texts, `SKETCH`), float32."""
        return widened(self.sketches[rows])

    def _row(self, tokens: Tokens) -> tuple[np.ndarray, np.ndarray]:
        """Feature numbers and weights of one text in all blocks; features never seen while fitting are left out."""
        numbers = np.sort(np.concatenate([block.numbers(tokens) for block in self._blocks]))
        numbers = numbers[numbers.searchsorted(0) :]
        # What `np.unique` does, which takes twice as long for so few.
        is_edge = np.ones(len(numbers) + 1, bool)
        is_edge[1:-1] = numbers[1:] != numbers[:-1]
        edges = is_edge.nonzero()[0]
        features, counts = numbers[edges[:-1]], edges[1:] - edges[:-1]
        weights = (1 + np.log(counts)) * self._idf[features]
        ends = [0, *features.searchsorted(self._ends).tolist(), len(features)]
        for block, (start, end) in zip(self._blocks, itertools.pairwise(ends), strict=True):
            part = weights[start:end]
            part *= block.length / (math.sqrt(float(part @ part)) or 1.0)
        return features, weights
