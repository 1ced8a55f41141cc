"""In which way a message asks, and how usual that is among an answer's phrasings: "when" is seldom about "how much"."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

PRIOR = 3.0
"""How many phrasings' worth of everybody's habits each intent starts with."""


class Way(StrEnum):
    """What is asked for."""

    TIME = "time"
    AMOUNT = "amount"
    PLACE = "place"
    PERSON = "person"
    REASON = "reason"
    MEANS = "means"
    LEAVE = "leave"
    THING = "thing"
    TRUTH = "truth"
    UNSAID = "unsaid"


_TOLD = {
    Way.TIME: re.compile(
        r"""\b(?:
        (?:\d+|an?|one|two|three|four|five|six|seven|eight|ten|few|several|same|next)(?:\s?[-–]\s?\d+)?[\s-]
        (?:(?:business|working|calendar)\s)?(?:minute|hour|day|week|month)s?
        | (?:mon|tues|wednes|thurs|fri|satur|sun)days?
        | (?:january|february|march|april|june|july|august|september|october|november|december) | 20\d\d
        )\b(?<!an\shour)""",
        re.X | re.I,
    ),
    Way.AMOUNT: re.compile(r"\d"),
}
"""How an answer shows that it says how long or when ("within seven days", but not "$40 an hour"), or how much."""
_TWO = {
    "how long": Way.TIME, "how soon": Way.TIME, "how fast": Way.TIME, "how often": Way.TIME, "what time": Way.TIME,
    "what day": Way.TIME, "which day": Way.TIME, "how much": Way.AMOUNT, "how many": Way.AMOUNT,
    "what percent": Way.AMOUNT, "which company": Way.PERSON, "what company": Way.PERSON, "how come": Way.REASON,
    "which site": Way.PLACE, "which website": Way.PLACE, "am i": Way.TRUTH,
}  # fmt: skip
_ONE = {
    "when": Way.TIME, "where": Way.PLACE, "who": Way.PERSON, "whose": Way.PERSON, "whom": Way.PERSON,
    "why": Way.REASON, "how": Way.MEANS, "can": Way.LEAVE, "could": Way.LEAVE, "may": Way.LEAVE,
    "allowed": Way.LEAVE, "what": Way.THING, "which": Way.THING, "is": Way.TRUTH, "are": Way.TRUTH,
    "does": Way.TRUTH, "do": Way.TRUTH, "did": Way.TRUTH, "has": Way.TRUTH, "will": Way.TRUTH, "would": Way.TRUTH,
}  # fmt: skip
_TELLING = frozenset(_ONE).union(two.split()[0] for two in _TWO)
"""Words that say anything of the way, alone or with the next."""
_STRONG = frozenset(Way) - {Way.TRUTH, Way.LEAVE, Way.UNSAID}


def way_of(words: Sequence[str]) -> Way:
    """The way in which words ask; of several the last, but a question word before a bare "is" or "can"."""
    weak = Way.UNSAID
    for place in range(len(words) - 1, -1, -1):
        if words[place] not in _TELLING:
            continue
        way = _TWO.get(" ".join(words[place : place + 2])) or _ONE.get(words[place])
        if way in _STRONG:
            return way
        weak = way or weak
    return weak


def told_in(answer: str) -> frozenset[Way]:
    """What an answer says in passing, whatever it is asked for: how long, how much."""
    return frozenset(way for way, sign in _TOLD.items() if sign.search(answer))


class Ways:
    """Fitted on the words of every phrasing, a list for each intent."""

    def __init__(self, phrasings: Sequence[Sequence[Sequence[str]]]) -> None:
        self._uses = [Counter(map(way_of, own)) for own in phrasings]
        self._sizes = [uses.total() for uses in self._uses]
        everywhere = sum(self._uses, Counter[Way]())
        self._shares = {way: (everywhere[way] + 1) / (everywhere.total() + len(Way)) for way in Way}

    def odds(self, words: Sequence[str], intents: Sequence[int], own: int | None = None) -> list[float]:
        """For each of some intents the log odds of the way in which words ask, beside all phrasings.

        `own` is the intent of a fitted phrasing that is judged as if it had not been fitted.
        """
        way = way_of(words)
        share = self._shares[way]
        found = []
        for intent in intents:
            uses, left_out = self._uses[intent].get(way, 0), int(intent == own)
            chance = (uses - left_out + PRIOR * share) / (self._sizes[intent] - left_out + PRIOR)
            found.append(math.log(chance / share))
        return found
