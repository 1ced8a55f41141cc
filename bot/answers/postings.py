"""An inverted index: for each feature the texts that have it, in two or four bytes each.

SciPy's sparse matrices are as fast, but take three to four times the memory, and ten megabytes and a tenth of a second
to load.
"""

from collections.abc import Sequence

import numpy as np

MOST_POSTINGS = 80_000
"""Places in the index that a question looks at, at most; among 100,000 phrasings the commonest letters are everywhere
and say nothing."""
_AT_ONCE = 100_000
"""Numbers that are added in one call: NumPy keeps the interpreter's lock meanwhile, and others wait for it."""

Array = np.ndarray


class Uses:
    """Which texts have each feature, and how often: three columns, sorted by feature, then by text."""

    def __init__(self, numbers: Sequence[Array]) -> None:
        features = np.concatenate([np.zeros(0, np.int32), *numbers])
        kind = np.min_scalar_type(len(numbers))
        texts = np.repeat(np.arange(len(numbers), dtype=kind), [len(own) for own in numbers])
        order = _order(features)
        features, texts = features[order], texts[order]
        first = _first_of_runs(features, texts)
        self.features, self.texts = features[first], texts[first]
        times = np.diff(first, append=len(features))
        self.times = times.astype(np.min_scalar_type(times.max(initial=0)))


def weight_of(times: Array) -> Array:
    """What a feature counts in a text that has it so often, float32."""
    return np.asarray(1 + np.log(times, dtype=np.float32))


class Postings:
    """Texts of several blocks of features, whose likeness is added up; `scales` of each block and text go before that,
    shape (blocks, texts). The features of all blocks are numbered on, and each is in some text.

    Texts that have a feature equally often lie together, so that of each only its number is kept.
    """

    def __init__(self, blocks: Sequence[Uses], scales: Array) -> None:
        self._scales = scales
        kind = np.min_scalar_type(scales.size)
        places, starts, weights, features = [], [np.zeros(0, int)], [np.zeros(0)], [np.zeros(0, np.int32)]
        so_far = 0
        for number, uses in enumerate(blocks):
            order = _order(uses.features, uses.times)
            first = _first_of_runs(uses.features[order], uses.times[order])
            places.append((uses.texts[order] + np.intp(number * scales.shape[1])).astype(kind))
            starts.append(first + so_far)
            weights.append(weight_of(uses.times[order][first]))
            features.append(uses.features[order][first])
            so_far += len(order)
        self._places = np.concatenate(places)
        self._starts = np.append(np.concatenate(starts), so_far).astype(np.int32)
        self._weights = np.concatenate(weights).astype(np.float32)
        of_groups = np.concatenate(features)
        count = int(of_groups[-1]) + 1 if len(of_groups) else 0
        self._groups = np.searchsorted(of_groups, np.arange(count + 1)).astype(np.int32)

    def sums(self, features: Array, weights: Array) -> Array:
        """The sum over some features, each with its weight, for every text, shape (texts,)."""
        first, last = self._groups[features], self._groups[features + 1]
        lengths = self._starts[last] - self._starts[first]
        if lengths.sum() > MOST_POSTINGS:
            rare = _rarest(lengths)
            first, last, weights = first[rare], last[rare], weights[rare]
        groups = _ranges(first, last)
        adds = np.repeat(weights.astype(np.float32), last - first) * self._weights[groups]
        adds = np.repeat(adds, self._starts[groups + 1] - self._starts[groups])
        # The groups of a feature lie together, and whole pieces are copied far faster than places are picked.
        pieces = zip(self._starts[first].tolist(), self._starts[last].tolist(), strict=True)
        places = np.concatenate([self._places[:0], *(self._places[begin:end] for begin, end in pieces)])
        sums = np.zeros(self._scales.size, np.float32)
        np.add.at(sums, places.astype(np.intp), adds)
        return np.asarray(np.einsum("bt,bt->t", sums.reshape(self._scales.shape), self._scales))


def summed(places: Array, values: Array, count: int) -> Array:
    """The sum of the values at each place, float32, some at a time."""
    sums = np.zeros(count, np.float32)
    for start in range(0, len(places), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        np.add.at(sums, places[part].astype(np.intp), values[part].astype(np.float32))
    return sums


def _rarest(lengths: Array) -> Array:
    """Which features to follow: the rarest, which say most, as far as `MOST_POSTINGS` goes."""
    order = np.argsort(lengths, kind="stable")
    return order[: np.searchsorted(np.cumsum(lengths[order]), MOST_POSTINGS)]


def _ranges(begins: Array, ends: Array) -> Array:
    """The numbers of several ranges, one after the other."""
    lengths = ends - begins
    numbers = np.repeat(ends - np.cumsum(lengths), lengths)
    numbers += np.arange(len(numbers))
    return numbers


def _order(*columns: Array) -> Array:
    """What sorts rows of numbers from 0 on by their columns, equal ones as they stand; half of the bits at a time, for
    which NumPy needs a fifth of the time."""
    keys = []
    for column in reversed(columns):
        wide = column.itemsize > 2
        keys += [(column & 0xFFFF).astype(np.uint16), (column >> 16).astype(np.uint16)] if wide else [column]
    return np.lexsort(keys)


def _first_of_runs(one: Array, other: Array) -> Array:
    """Where either of two columns has another value than the row before."""
    new = np.ones(len(one), bool)
    new[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    return np.flatnonzero(new)
