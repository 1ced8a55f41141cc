"""Examples for the calibration that need no labels: the knowledge judges itself.

Every phrasing is asked as if it were new (in scope), and as if its intent did not exist (out of scope). The
vocabulary's out-of-scope messages are asked as if they had not been listed.
"""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from bot.answers.matcher import Matcher
from bot.answers.measures import Fitted
from bot.answers.query import Query
from bot.answers.signals import SLOT
from bot.answers.text import clean

MOST = 2000
"""Phrasings that are asked at most, evenly spread."""
GONE = 0.15
"""Importance of a phrasing whose intent is taken away, beside 1 for a new one."""

Array = np.ndarray
Example = tuple[Array, bool, float]
"""Signals of the first candidate, whether it is right, and its importance."""


def examples(matcher: Matcher) -> Iterator[Example]:
    """What the phrasings and the out-of-scope messages of the knowledge show."""
    tone = matcher.calibration.tone
    for text, (signals, right, importance) in itertools.chain(_from_phrasings(matcher), _from_unwanted(matcher)):
        signals[SLOT["tone"]] = tone.of(clean(text), continues=False)
        yield signals, right, importance


def platform_of(query: Query) -> str | None:
    """The one platform a phrasing names."""
    return query.platforms[0] if len(query.platforms) == 1 else None


def asked_anew(matcher: Matcher, row: int) -> tuple[int | None, Array]:
    """The intent that the phrasing of a row gets if it is new, None for none, and the signals."""
    corpus = matcher.corpus
    query, own = corpus.phrasings[row].query, corpus.phrasings[row].intent
    near = matcher.neighbourhood.near_row(row, query.words)
    bm25 = matcher.ranker.bm25(query.words)
    bm25[own] = matcher.ranker.bm25_without(query, own)
    evidence = matcher.neighbourhood.evidence(near, bm25, np.array([row]))
    ranked = matcher.ranker.rank(query, platform_of(query), evidence, 1, Fitted(own))
    return (ranked.order[0], ranked.signals[0]) if ranked.order else (None, np.zeros(0))


def _from_phrasings(matcher: Matcher) -> Iterator[tuple[str, Example]]:
    phrasings = matcher.corpus.phrasings
    rows = np.arange(len(phrasings))[:: max(1, -(-len(phrasings) // MOST))]
    for row in map(int, rows):
        if not phrasings[row].query.words:
            continue
        found, signals = asked_anew(matcher, row)
        if found is not None:
            yield phrasings[row].text, (signals, found == phrasings[row].intent, 1.0)
        yield from _asked_of_nobody(matcher, row)


def _asked_of_nobody(matcher: Matcher, row: int) -> Iterator[tuple[str, Example]]:
    """A phrasing asked as if its intent did not exist."""
    query, own = matcher.corpus.phrasings[row].query, matcher.corpus.phrasings[row].intent
    near = matcher.neighbourhood.near_row(row, query.words)
    bm25 = matcher.ranker.bm25(query.words)
    bm25[own] = 0.0
    evidence = matcher.neighbourhood.evidence(near, bm25, np.flatnonzero(matcher.neighbourhood.intents == own))
    gone = evidence.regression.copy()
    gone[own] = -1.0
    evidence = replace(evidence, regression=gone)
    ranked = matcher.ranker.rank(query, platform_of(query), evidence, 1, Fitted(own))
    if ranked.order and ranked.order[0] != own:
        yield matcher.corpus.phrasings[row].text, (ranked.signals[0], False, GONE)


def _from_unwanted(matcher: Matcher) -> Iterator[tuple[str, Example]]:
    corpus = matcher.corpus
    texts = {query: text for text, query in corpus.strange.items()}
    first = len(corpus.phrasings) + len(corpus.refused)
    for row, query in enumerate(corpus.unwanted, start=first):
        if query.words:
            near = matcher.neighbourhood.near_row(row, query.words)
            evidence = matcher.neighbourhood.evidence(near, matcher.ranker.bm25(query.words), np.array([row]))
            ranked = matcher.ranker.rank(query, platform_of(query), evidence, 1, Fitted(None))
            if ranked.order:
                yield texts[query], (ranked.signals[0], False, 1.0)
