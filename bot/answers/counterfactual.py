"""What would have changed a decision, in words a moderator understands."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bot.answers.answerer import Answerer
from bot.answers.calibration import Calibration
from bot.answers.matcher import Match
from bot.answers.policy import Policy
from bot.answers.signals import SIGNALS
from bot.answers.understood import Understood

MOST = 3
WORDS = {
    "regression": "how well all near phrasings of this answer agree",
    "letters": "how alike its nearest phrasing is in words and letters",
    "meaning": "how alike its nearest phrasing is in meaning",
    "covered words": "how many of the telling words its phrasings use",
    "nothing of ours": "the message names no platform and no word of our subject",
    "new words": "telling words that no phrasing uses",
    "length": "how many telling words there are",
    "sounds like us": "how much it sounds like our questions and not like chatter",
    "asks": "whether it asks at all",
    "nearer to others": "a message that is not for us is nearer than its phrasings",
    "own answer": "whether the answer was written for the platform asked about",
    "nobody's": "how well near messages agree that it is not for us",
    "names a platform": "whether it names one of our platforms",
    "follows": "whether it continues a question asked before",
    "ahead": "how far it is ahead of the next answer",
    "share": "how clearly it stands out among the answers that come near",
    "rare words": "how much the rare words of the message point to it",
    "rare words ahead": "how much more they point to it than to the next answer",
    "wording": "how usual the wording is for this answer",
    "wording ahead": "how much more usual it is here than for the next answer",
    "in the answer": "how many of the telling words the answer itself uses",
    "anywhere": "how many of the telling words its phrasings or the answer use",
    "said now": "how many of the telling words come from this message and not from the one before",
    "like us now": "how much this message by itself sounds like chatter and not like our questions",
    "found now": "how well all near phrasings of this answer agree with this message alone",
    "next to the answer before": "how near the answer is to the one given before",
    "the answer before": "whether it is the answer given before, of which the message does not speak",
    "same again": "whether it is the answer that was given before",
    "tone": "whether it is put as questions to us are, and not as chatter is",
    "on the subject named": "whether the answer is about what the message names, such as Deel",
    "warns": "whether it warns of scams, where money or papers are wanted first",
    "way of asking": "how usual it is for this answer to be asked for in this way, such as when or how much",
    "topic's share": "how many of the answers that come near are on the same topic",
}


@dataclass(frozen=True, slots=True)
class Effect:
    """A signal and what it did to the log odds, beside a message where it is as usual."""

    signal: str
    value: float
    odds: float

    @property
    def in_words(self) -> str:
        """The signal as moderators know it."""
        return WORDS[self.signal]


def effects(match: Match, calibration: Calibration) -> list[Effect]:
    """What each signal did to the chance of a candidate, the strongest first."""
    if not match.signals:
        return []
    logistic = calibration.logistic_of(np.array(match.signals))
    standard = np.clip((np.array(match.signals) - logistic.mean) / logistic.scale, -6, 6)
    odds = standard * logistic.weights[1:]
    found = [Effect(*row) for row in zip(SIGNALS, match.signals, map(float, odds), strict=True)]
    return sorted(found, key=lambda effect: -abs(effect.odds))


_OF_A_PLATFORM = frozenset({"nothing of ours", "names a platform"})


def changes(answerer: Answerer, understood: Understood, policy: Policy) -> Iterator[str]:
    """Sentences that say what would have turned the decision round."""
    best = understood.matches[0] if understood.matches else None
    enough = answerer.enough(understood, policy)
    spoken = understood.confidence >= enough and (understood.asks or not policy.must_ask)
    if spoken and understood.compared:
        yield "To have it left alone: add this wording to `out_of_scope`."
        return
    if best is None:
        yield "Nothing here is asked that any answer speaks of; a new answer, or a phrasing, would change that."
        return
    name = _name(best)
    if spoken:
        yield f"To have it left alone: add this wording to `not_asked_as` of {name}, or to `out_of_scope`."
        return
    if policy.must_ask and not understood.asks:
        yield "It stays silent because nothing is asked; a question mark or a question word would change that."
    if best.confidence < enough:
        yield f"To have it answered, if {name} is right: add this wording, or one near it, to its `asked_as`."
        yield from (f"Against it: {effect.in_words}." for effect in _against(best, answerer.calibration))
        if not (understood.query.platforms or _OF_A_PLATFORM.isdisjoint(_names(best, answerer.calibration))):
            yield "Naming the platform would make it surer."


def _name(match: Match) -> str:
    """What a moderator calls an answer; one made from a platform file has no file of its own yet."""
    if match.entry is None:
        return f"“{match.intent.title}” (written for other platforms only)"
    return f"{match.entry.id} (write that file first)" if match.entry.generated else match.entry.id


def _against(match: Match, calibration: Calibration) -> list[Effect]:
    return [effect for effect in effects(match, calibration) if effect.odds < 0][:MOST]


def _names(match: Match, calibration: Calibration) -> set[str]:
    return {effect.signal for effect in _against(match, calibration)}
