"""Asks the questions of `tests.yaml` and says which no longer go where they should, or went elsewhere than before."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answers.answerer import Answerer
from bot.answers.results import Answer, Mode, NoMatch, Result, Suggestions
from bot.knowledge.editing.expectation_change import NewReach
from bot.knowledge.expectations import FILE, NOTHING, SIDE_BY_SIDE, Expectation, line_of_question
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a question led: the id of an entry or side-by-side card, None for no answer, and what was offered."""

    answered: str | None
    offered: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """One word for it, so that two outcomes can be compared."""
        return self.answered or ("did you mean" if self.offered else NOTHING)

    def meets(self, expected: Expectation) -> bool:
        """Whether that is where the question must lead."""
        if expected.reach == NOTHING:
            return self.place == NOTHING
        return self.answered == expected.reach or (expected.offered and expected.reach in self.offered)


@dataclass(frozen=True, slots=True)
class Tried:
    """One question of the tests and its outcome."""

    expected: Expectation
    outcome: Outcome

    @property
    def passes(self) -> bool:
        """Whether it led where it must."""
        return self.outcome.meets(self.expected)


@dataclass(frozen=True, slots=True)
class Turned:
    """A question that leads elsewhere than before."""

    expected: Expectation
    before: Outcome
    after: Outcome

    @property
    def is_worse(self) -> bool:
        """Whether it led where it must, and no longer does."""
        return self.before.meets(self.expected) and not self.after.meets(self.expected)

    @property
    def accepted(self) -> NewReach:
        """What the question must reach from now on, if where it leads now is right."""
        offered = self.after.offered
        if not offered:
            return NewReach(self.expected, self.after.answered or NOTHING, self.expected.offered)
        stays = self.expected.reach in offered
        return NewReach(self.expected, self.expected.reach if stays else offered[0], offered=True)


def tried(answerer: Answerer, expectations: Sequence[Expectation]) -> tuple[Tried, ...]:
    """Every question with where it leads now."""
    return tuple(Tried(one, outcome(answerer, one)) for one in expectations)


def unmet(answerer: Answerer, text: str) -> list[Problem]:
    """A warning for each question that does not reach what it must; `text` is the file, for lines."""
    failing = (one for one in tried(answerer, answerer.knowledge.expectations) if not one.passes)
    return [
        Problem(
            FILE,
            line_of_question(text, one.expected.ask),
            f"'{one.expected.ask}' must reach {one.expected.reach}, but leads to {one.outcome.place}",
            Severity.WARNING,
        )
        for one in failing
    ]


def turned(
    before: Answerer,
    after: Answerer,
    expectations: Sequence[Expectation],
    known: dict[Expectation, Outcome] | None = None,
) -> tuple[Turned, ...]:
    """The questions that lead elsewhere in `after`; those that got worse first.

    `known` are outcomes in `before`, which gets those that it lacks: asking all of them takes a second.
    """
    known = {} if known is None else known
    for one in expectations:
        if one not in known:
            known[one] = outcome(before, one)
    both = (Turned(one, known[one], outcome(after, one)) for one in expectations)
    return tuple(sorted((one for one in both if one.before.place != one.after.place), key=lambda one: not one.is_worse))


def likeliest_first(
    expectations: Sequence[Expectation], known: Mapping[Expectation, Outcome], before: Knowledge, after: Knowledge
) -> tuple[Expectation, ...]:
    """The questions in an order in which those come first that a change of the entries most likely turns.

    First those that lead, or must lead, to an entry that changed; then by the words they share with what is asked anew
    or no longer.
    """
    changed = {entry.id for entry in set(before.entries) ^ set(after.entries)}
    old, new = (frozenset(_asked_in(knowledge, changed)) for knowledge in (before, after))
    touched = {word for text in old ^ new for word in text.casefold().split()}

    def order(one: Expectation) -> tuple[bool, int]:
        led = known.get(one)
        places = {one.reach, *((led.answered or "", *led.offered) if led else ())}
        return changed.isdisjoint(places), -len(touched & set(one.ask.casefold().split()))

    return tuple(sorted(expectations, key=order))


def _asked_in(knowledge: Knowledge, entries: Collection[str]) -> Iterator[str]:
    for entry in knowledge.entries:
        if entry.id in entries:
            yield from (entry.question, *entry.asked_as, *entry.not_asked_as)


def outcome(answerer: Answerer, expected: Expectation) -> Outcome:
    """Ask one question."""
    return _outcome(answerer.ask(expected.turns, Mode(expected.mode), expected.platform))


def _outcome(result: Result) -> Outcome:
    match result:
        case Answer(entry=entry, platforms=platforms):
            return Outcome(entry.id if entry else SIDE_BY_SIDE + "+".join(platforms))
        case Suggestions(suggestions):
            return Outcome(None, tuple(suggestion.entry.id for suggestion in suggestions))
        case NoMatch():
            return Outcome(None)
