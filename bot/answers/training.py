"""Learns how sure the engine may be, from the knowledge alone.

Every phrasing is judged as if it were new (in scope), and as if its intent did not exist (out of scope); both fall out
of the regression in closed form. The vocabulary's out-of-scope messages are the third kind of example.
"""

from collections.abc import Callable, Iterator

import numpy as np

from bot.answers import calibration
from bot.answers.calibration import Calibration
from bot.answers.corpus import Corpus
from bot.answers.query import Query
from bot.answers.ranker import SIGNALS, Evidence, Fitted, Ranker
from bot.answers.regression import KernelRidge

ROWS, INTENTS = 6000, 100
"""How many phrasings, of how many intents, are judged at most; with a thousand the answers vary by two in a hundred."""
MISSING, MISSING_ALONE = 0.15, 0.5
"""Weight of a phrasing whose intent is taken away; more when there are few out-of-scope messages to learn from."""
ENOUGH_UNWANTED = 50
TEMPER = (1.3, 1.1)
"""Slope and shift of the log odds, fitted on the tuning questions: phrasings of one answer differ more from each other
than real questions differ from them, so the chances learned from phrasings alone are too low."""

Array = np.ndarray
ToRows = Callable[[Array], Array]
"""Cosines of all fitted rows with some of them, shape (fitted rows, rows)."""
Example = tuple[Array, bool, float]


def calibrate(corpus: Corpus, to_rows: ToRows, ranker: Ranker, ridge: KernelRidge) -> Calibration:
    """The calibration that turns a ranker's signals into chances."""
    examples = [*_from_phrasings(corpus, to_rows, ranker, ridge), *_from_unwanted(corpus, to_rows, ranker, ridge)]
    if not examples:
        return calibration.fit(np.zeros((1, len(SIGNALS))), np.zeros(1), np.ones(1))
    signals, right, importance = zip(*examples, strict=True)
    return calibration.fit(np.array(signals), np.array(right, float), np.array(importance)).tempered(*TEMPER)


def platform_of(query: Query) -> str | None:
    """The one platform a phrasing names."""
    return query.platforms[0] if len(query.platforms) == 1 else None


def nearest_of_intents(similarities: Array, row_intents: Array, intents: int) -> Array:
    """The likeness of each intent's nearest phrasing; `row_intents` is ascending."""
    first = np.searchsorted(row_intents, np.arange(intents))
    return np.maximum.reduceat(similarities[: len(row_intents)], first)


def _from_phrasings(corpus: Corpus, to_rows: ToRows, ranker: Ranker, ridge: KernelRidge) -> Iterator[Example]:
    intents = corpus.row_intents
    rows = _sample(intents, len(corpus.intents))
    alone, missing = ridge.without_each(rows), _without_intents(ridge, intents, rows, len(corpus.intents))
    weight = MISSING if len(corpus.unwanted) >= ENOUGH_UNWANTED else MISSING_ALONE
    similarities = to_rows(rows)[: len(intents)].T
    for row, similar, as_new, as_gone in zip(rows, similarities, alone, missing, strict=True):
        query, own = corpus.phrasings[row].query, corpus.phrasings[row].intent
        if not query.words:
            continue
        similar[row] = 0.0
        likeness, bm25 = nearest_of_intents(similar, intents, len(corpus.intents)), ranker.bm25(query)
        gone = Evidence(*(_replaced(scores, own, -1.0) for scores in (as_gone, bm25, likeness)))
        new = Evidence(as_new, _replaced(bm25, own, ranker.bm25_without(query, own)), likeness)
        of_question = ranker.signals_of_question(query, Fitted(own))
        for evidence, importance in ((new, 1.0), (gone, weight)):
            ranked = ranker.rank(query, platform_of(query), evidence, 1, Fitted(own), of_question)
            if ranked.order:
                yield ranked.signals[0], evidence is new and ranked.order[0] == own, importance


def _sample(row_intents: Array, intents: int) -> Array:
    """Rows to judge, evenly spread over the intents and over the rows of each."""
    chosen = np.arange(intents)[:: max(1, intents // INTENTS)]
    rows = np.flatnonzero(np.isin(row_intents, chosen))
    return rows[:: max(1, -(-len(rows) // ROWS))]


def _from_unwanted(corpus: Corpus, to_rows: ToRows, ranker: Ranker, ridge: KernelRidge) -> Iterator[Example]:
    intents = corpus.row_intents
    first = len(corpus.phrasings) + len(corpus.refused)
    scores = ridge.without_each(np.arange(first, first + len(corpus.unwanted)))
    weight = len(_sample(intents, len(corpus.intents))) / max(len(corpus.unwanted), ENOUGH_UNWANTED)
    similarities = to_rows(np.arange(first, first + len(corpus.unwanted)))[: len(intents)].T
    for query, similar, regression in zip(corpus.unwanted, similarities, scores, strict=True):
        if query.words:
            likeness = nearest_of_intents(similar, intents, len(corpus.intents))
            evidence = Evidence(regression, ranker.bm25(query), likeness)
            ranked = ranker.rank(query, platform_of(query), evidence, 1, Fitted(None))
            if ranked.order:
                yield ranked.signals[0], False, weight


def _without_intents(ridge: KernelRidge, row_intents: Array, rows: Array, intents: int) -> Array:
    result = np.zeros((len(rows), intents), np.float32)
    for intent in np.unique(row_intents[rows]):
        block = np.flatnonzero(row_intents == intent)
        result[row_intents[rows] == intent] = ridge.without_rows(block)[np.isin(block, rows)]
    return result


def _replaced(scores: Array, intent: int, value: float) -> Array:
    changed = scores.copy()
    changed[intent] = value
    return changed
