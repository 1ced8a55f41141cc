"""What one message was understood as, and how candidates gain or lose by what was said before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.answers.matcher import Match, likeliest_first
from bot.answers.query import Query
from bot.knowledge.entry import Entry
from bot.knowledge.topics import Topic

OPENS = 0.4
"""From this chance on a message that asks nothing is what the next one leans on."""
GIVEN = 0.6
"""From this chance on a message counts as answered."""
TO_THE_ALARMED = 0.3
"""What an answer about being legit is worth where a deposit, a messenger or the like is spoken of."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One message after reading.

    `query` is the question it was taken for, `matches` its candidates, `others` the best candidates of other questions
    in it, `compared` the platforms to set side by side. `assumed` says that the message itself named no platform,
    `follows` that it needs the messages before it to be understood, `continues` that there were some. `beside` are the
    platforms of which just the same was asked before, `earlier` is the question before the last where it was not said
    again, `spoken_of` are subjects such as Deel that messages without one are about, `given` is the answer before it.
    `told_apart` says that another candidate came first before they were told apart.
    """

    query: Query
    matches: tuple[Match, ...]
    asks: bool
    others: tuple[Match, ...] = ()
    compared: tuple[str, ...] = ()
    assumed: bool = False
    follows: bool = False
    continues: bool = False
    comparison_chance: float = 0.0
    beside: tuple[str, ...] = ()
    earlier: Query | None = None
    spoken_of: tuple[str, ...] = ()
    given: Entry | None = None
    told_apart: bool = False

    @property
    def confidence(self) -> float:
        """The chance that the comparison, else the first candidate, is meant; 0 without either."""
        return max(self.comparison_chance, self.matches[0].confidence if self.matches else 0.0)

    @property
    def is_answered(self) -> bool:
        """Whether it counts as answered for what comes next."""
        return self.confidence >= GIVEN

    @property
    def spoken_for(self) -> tuple[str, ...]:
        """The platforms that it is about: those named, else the one whose answer was given."""
        if self.query.platforms or not self.matches or not self.is_answered:
            return self.query.platforms
        entry = self.matches[0].entry
        return (entry.platform,) if entry and entry.platform else ()

    @property
    def leans(self) -> bool:
        """Whether it takes its subject or its platform from what was said before."""
        return self.continues and (self.follows or self.assumed)

    @property
    def opens_topic(self) -> bool:
        """Whether what comes next may lean on it: "ok" and "it is saturday though" leave what was asked before."""
        names_one = bool(self.query.platforms) and not self.assumed
        return self.asks or self.confidence >= OPENS or names_one or self.query.alarming


def weakened(understood: Understood, factor: float) -> Understood:
    """Candidates of which each is worth so much less."""
    if factor == 1:
        return understood
    matches = tuple(match.with_chance(match.confidence * factor) for match in understood.matches)
    return replace(understood, matches=matches, comparison_chance=understood.comparison_chance * factor)


def repeated_less(found: Understood, before: Understood, share: float) -> Understood:
    """Candidates with the answer just given at a share of its chance."""
    given = before.matches[0].intent if before.matches else None
    weakened = (m.with_chance(m.confidence * share) if m.intent is given else m for m in found.matches)
    return reordered(found, weakened)


def reordered(found: Understood, matches: Iterable[Match]) -> Understood:
    """What was understood with its candidates weighed anew."""
    platform = found.query.platforms[0] if len(found.query.platforms) == 1 else None
    return replace(found, matches=likeliest_first(matches, platform))


def without(understood: Understood, before: Understood) -> Understood:
    """Candidates without the answer just given: a follow-up asks for something else."""
    given = before.matches[0].intent if before.matches else None
    kept = tuple(match for match in understood.matches if match.intent is not given)
    return replace(understood, matches=kept)


def is_given_again(found: Understood, before: Understood) -> bool:
    """Whether a message is taken for the question that was answered before it, of whatever platform."""
    both = found.matches and before.matches and not found.compared
    return bool(both and found.matches[0].intent is before.matches[0].intent)


def warned(found: Understood) -> Understood:
    """Where somebody wants money first, "yes, it is legit" may not be what is said, however well it fits."""
    less = [m.with_chance(m.confidence * TO_THE_ALARMED) if _reassures(m) else m for m in found.matches]
    return reordered(found, less)


def as_it_is(found: Understood) -> Understood:
    """The candidates where nothing warns."""
    return found


def _reassures(match: Match) -> bool:
    return match.entry is not None and match.entry.topic is Topic.LEGITIMACY
