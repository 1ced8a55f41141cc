"""Which intent a question means, and how sure we may be."""

import copy
import functools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.answers.calibration import Calibration
from bot.answers.corpus import Corpus, gather
from bot.answers.encoding import Encoder
from bot.answers.evidence import Evidence, Neighbourhood
from bot.answers.intents import Intent
from bot.answers.query import FUNCTION_WORDS, SAYING_HOW, Query
from bot.answers.ranker import SAME_WORDS, Ranked, Ranker
from bot.answers.rivals import TELLING
from bot.answers.signals import SLOT
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge

SAME_CHANCE = 0.9
"""What a question in the very words of a phrasing is worth at least: what a moderator added must work."""
ENOUGH_WORDS = 3
"""From so many words on the very words of a phrasing decide even where no platform is named, or several are."""
ABOUT_OTHERS = 0.6
"""What a candidate is worth when a question names a company we know nothing about and none of our platforms."""

OWN_LEAD = 0.1
"""How much likelier a general answer must be to come before the named platform's own."""
MOSTLY_SPOKEN_OF = 0.5
"""Share of the telling words of a follow-up from which on it speaks of the answer before."""
CANDIDATES = 3
"""Intents whose chance is weighed, and how many come back."""
REMEMBERED = 16
"""Questions whose evidence is kept."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a question stands to what was said before.

    `follows` says that the message needs the one before it, as if it had named a platform; `carried` that it stands
    alone, names no platform, and comes after one about our subject or in a channel about a platform. `before` is the
    intent of the message before it, `given` says that this was answered and that the message says nothing of it, `said`
    are the words of the message where others were joined to it, `tone` is how much it is put as questions to us are.
    """

    follows: bool = False
    carried: bool = False
    before: Intent | None = None
    given: bool = False
    said: tuple[str, ...] = ()
    tone: float = 0.0

    @property
    def continues(self) -> bool:
        """Whether it leans on what was said before in any way."""
        return self.follows or self.carried


ALONE = Setting()


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate: the intent, its entry for the platform asked about, and the calibrated chance that it is meant.

    `signals` are what the chance rests on, in the order of `SIGNALS`.
    """

    intent: Intent
    entry: Entry | None
    confidence: float
    signals: tuple[float, ...] = ()

    @property
    def is_on_subject(self) -> bool:
        """Whether the question names a subject such as Deel, and the intent is mostly asked about that."""
        return self.signals[SLOT["on the subject named"]] > 0

    def with_chance(self, chance: float) -> "Match":
        """The same candidate with another chance."""
        return Match(self.intent, self.entry, chance, self.signals)

    @property
    def log_odds(self) -> float:
        """The chance as log odds."""
        kept = min(max(self.confidence, 1e-9), 1 - 1e-9)
        return math.log(kept / (1 - kept))

    def with_odds(self, more: float) -> "Match":
        """The same candidate with so much more in log odds."""
        return self.with_chance(1 / (1 + math.exp(-self.log_odds - more)))


class Matcher:
    """Compares questions with the phrasings of one knowledge."""

    def __init__(
        self,
        knowledge: Knowledge,
        calibration: Calibration,
        encoder: Encoder | None = None,
        before: "Matcher | None" = None,
    ) -> None:
        self.corpus: Corpus = gather(knowledge, before.corpus if before else None)
        self.intents = self.corpus.intents
        self.reader = self.corpus.reader
        self._number = {id(intent): number for number, intent in enumerate(self.intents)}
        self.calibration = calibration
        self._synonyms = knowledge.vocabulary.synonyms
        self.neighbourhood: Neighbourhood = self._neighbourhood_of(before) or Neighbourhood(
            [query.words for query in self.corpus.rows],
            self.corpus.row_intents,
            np.array([intent for _, intent in self.corpus.refused], int),
            self._synonyms,
            encoder,
        )
        self.ranker = Ranker(
            self.corpus,
            self.neighbourhood.tfidf.stems,
            tuple(knowledge.platforms),
            knowledge.vocabulary.subjects,
        )
        self._same_words: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._own_words: set[tuple[tuple[str, ...], int, str | None]] = set()
        for phrasing in self.corpus.phrasings:
            words = phrasing.query.words
            self._same_words[words] = (*self._same_words.get(words, ()), phrasing.intent)
            self._own_words.add((words, phrasing.intent, phrasing.entry.platform))
        self._not_for_us = {(query.words, query.platforms) for query in self.corpus.unwanted}
        self._refused = {(query.words, number) for query, number in self.corpus.refused}
        self._remember(REMEMBERED)

    def _neighbourhood_of(self, before: "Matcher | None") -> Neighbourhood | None:
        """That of another matcher, if what is asked is the same: answers were reworded, or figures changed."""
        if before is None or before._synonyms != self._synonyms or not before.corpus.asks_the_same(self.corpus):
            return None
        return before.neighbourhood

    def recalibrated(self, calibration: Calibration) -> "Matcher":
        """The same matcher with another calibration."""
        other = copy.copy(self)
        other.calibration = calibration
        return other

    def without_meaning(self, calibration: Calibration) -> "Matcher":
        """The same matcher without sentence vectors, and so with a calibration of its own."""
        other = self.recalibrated(calibration)
        other.neighbourhood = self.neighbourhood.without_meaning()
        other._remember(REMEMBERED)
        return other

    def remembering(self, count: int) -> "Matcher":
        """The same matcher, which keeps what it measured for so many questions."""
        other = copy.copy(self)
        other._remember(count)
        return other

    def _remember(self, count: int) -> None:
        # The readings of one message ask about the same words for several platforms.
        # Not methods of this matcher: one that refers to itself would wait for the garbage collector.
        weigh = functools.partial(_weigh, self.neighbourhood, self.ranker, self._same_words)
        self._evidence = functools.lru_cache(count)(weigh)
        self._ranked = functools.lru_cache(count)(functools.partial(_rank, self.ranker, self._evidence))

    def match(self, query: Query, platform: str | None, setting: Setting = ALONE) -> tuple[Match, ...]:
        """The best intents for a question about `platform` (None: about none), best first, at most `CANDIDATES`."""
        if not query.words or not self.intents:
            return ()
        evidence = self._evidence(query.words)
        same = evidence.letters > SAME_WORDS
        if not query.content and not same.any() and not (setting.continues and len(query.words) > 1):
            return ()
        ranked = self._ranked(query, platform, self._number.get(id(setting.before)), setting.given)
        ranked = self._own_words_first(ranked, query, platform)
        signals = ranked.signals.copy()
        if setting.follows:
            signals[:, SLOT["nothing of ours"]] = 0.0
        elif setting.carried:
            signals[:, SLOT["nothing of ours"]] = not query.subject
        signals[:, SLOT["names a platform"]] = bool(platform) and not setting.continues
        signals[:, SLOT["follows"]] = setting.continues
        if setting.said and setting.said != query.words:
            now = self.ranker.measures.anywhere(setting.said, ranked.order, platform)
            # Of "when?" nothing can be found in an answer; that speaks neither for nor against it.
            telling = any(word not in FUNCTION_WORDS for word in setting.said)
            signals[:, SLOT["said now"]] = now - signals[:, SLOT["anywhere"]] if telling else 0.0
            signals[:, SLOT["like us now"]] = min(0.0, self.ranker.scope.score(setting.said))
            signals[:, SLOT["found now"]] = self._evidence(setting.said).regression[list(ranked.order)]
        signals[:, SLOT["tone"]] = setting.tone
        chances = self.calibration.probability(signals)
        if query.others and not query.platforms and not query.subject:
            chances *= ABOUT_OTHERS
        elif ranked.order and same[ranked.order[0]] and _is_enough(query):
            chances[0] = max(chances.max(), SAME_CHANCE)
        found = self._matches(Ranked(ranked.order, signals), platform, chances)
        return likeliest_first(found, platform)

    def told_apart(self, query: Query, matches: Sequence[Match]) -> tuple[Match, ...]:
        """The candidates for a question in the order in which what tells them apart puts them, too.

        Which of them is meant says nothing of whether any is, so each place keeps its chance.
        """
        intents = [self._number[id(match.intent)] for match in matches]
        told = self.neighbourhood.told_apart(self._evidence(query.words), intents)
        # A rule may have put one before a likelier one, which then is not to fall behind for that alone.
        likeliest_first = sorted((match.log_odds for match in matches), reverse=True)
        odds = [first + TELLING * more for first, more in zip(likeliest_first, told.tolist(), strict=True)]
        order = sorted(range(len(matches)), key=lambda place: -odds[place])
        return tuple(matches[place].with_chance(m.confidence) for place, m in zip(order, matches, strict=True))

    def _own_words_first(self, ranked: Ranked, query: Query, platform: str | None) -> Ranked:
        """Where several answers have the very words of a question, the one that has them for this platform leads."""
        own = [(query.words, intent, platform) in self._own_words for intent in ranked.order]
        if not any(own) or own[0]:
            return ranked
        order = [own.index(True), *(place for place, _ in enumerate(own) if place != own.index(True))]
        return Ranked(tuple(ranked.order[place] for place in order), ranked.signals[order])

    def _matches(self, ranked: Ranked, platform: str | None, chances: np.ndarray) -> tuple[Match, ...]:
        return tuple(
            Match(intent, intent.for_platform(platform), chance, tuple(signals))
            for intent, chance, signals in zip(
                (self.intents[number] for number in ranked.order),
                chances.tolist(),
                ranked.signals.tolist(),
                strict=True,
            )
        )

    def is_sure_of(self, query: Query, platform: str | None) -> bool:
        """Whether a phrasing has just these words, no other intent has them, and that alone decides."""
        return (
            _is_enough(query)
            and not (query.others and not platform)
            and len(self._same_words.get(query.words, ())) == 1
        )

    def is_refused(self, query: Query, intent: Intent | None = None) -> bool:
        """Whether moderators said of these very words that they are not for us, or not for an intent."""
        if intent is None:
            return bool(query.words) and (query.words, query.platforms) in self._not_for_us
        return (query.words, self.intents.index(intent)) in self._refused

    def speaks_of(self, intent: Intent, words: Sequence[str], platform: str | None) -> bool:
        """Whether what an intent is asked or says has most of what some words tell; where they tell nothing ("how
        long?"), whether it is asked in that way."""
        number, measures = self.intents.index(intent), self.ranker.measures
        if any(word not in SAYING_HOW for word in words):
            return bool(measures.anywhere(words, [number], platform)[0] >= MOSTLY_SPOKEN_OF)
        return bool(words) and measures.way_odds(words, number, platform) >= 0

    def way_odds(self, intent: Intent, words: Sequence[str], platform: str | None) -> float:
        """The log odds of the way in which words ask for an intent, beside all others."""
        return self.ranker.measures.way_odds(words, self._number[id(intent)], platform)

    def kinship(self, intent: Intent, other: Intent) -> float:
        """How near two intents are (0 to 1)."""
        return float(self.ranker.kinship.to(self._number[id(intent)])[self._number[id(other)]])

    def nearest(self, query: Query, limit: int) -> list[tuple[str, str, float]]:
        """The phrasings most like a question, with their entry's id and likeness, for explanations."""
        phrasings = self.corpus.phrasings
        likeness = self.neighbourhood.near(query.words).both[: len(phrasings)]
        best = [(phrasings[row], float(likeness[row])) for row in np.argsort(-likeness)[:limit]]
        return [(phrasing.text, phrasing.entry.id, likeness) for phrasing, likeness in best]


def likeliest_first(matches: Iterable[Match], platform: str | None) -> tuple[Match, ...]:
    """Candidates for a question about `platform` (None: about none), of which its own have a lead."""
    return tuple(sorted(matches, key=lambda match: -match.confidence - OWN_LEAD * _is_own(match, platform)))


def _is_enough(query: Query) -> bool:
    """Whether the very words of a phrasing decide by themselves: they name one platform, or are not just a few."""
    return len(query.platforms) == 1 or len(query.words) >= ENOUGH_WORDS


def _is_own(match: Match, platform: str | None) -> bool:
    return platform is not None and platform in match.intent.entries


def _weigh(
    neighbourhood: Neighbourhood,
    ranker: Ranker,
    same_words: Mapping[tuple[str, ...], tuple[int, ...]],
    words: tuple[str, ...],
) -> Evidence:
    evidence = neighbourhood.evidence(neighbourhood.near(words), ranker.bm25(words))
    # Looked up, because the inverted index leaves out the commonest letters and so underrates even itself.
    evidence.letters[list(same_words.get(words, ()))] = 1.0
    return evidence


def _rank(
    ranker: Ranker,
    evidence: Callable[[tuple[str, ...]], Evidence],
    query: Query,
    platform: str | None,
    before: int | None,
    given: bool,
) -> Ranked:
    return ranker.rank(query, platform, evidence(query.words), CANDIDATES, before=before, given=given)
