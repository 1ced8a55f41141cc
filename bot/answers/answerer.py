"""The engine's face: questions in, results out."""

import copy
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answers import aspects, comparison, context
from bot.answers.calibration import Calibration
from bot.answers.encoding import Encoder
from bot.answers.gate import Gate
from bot.answers.matcher import Match, Matcher
from bot.answers.policy import FIRST, OFFER, Policy
from bot.answers.results import Answer, Mode, NoMatch, Result, Suggestion, Suggestions
from bot.answers.strictness import Strictness, policy_for
from bot.answers.titles import Titles
from bot.answers.understanding import Understanding
from bot.answers.understood import Understood
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge

MOST_SUGGESTIONS = 3
MOST_OTHERS = 2
MEANT = 0.5
"""Chance from which what is being typed is taken for an entry's question, and not only for words of it."""


class Answerer:
    """Answers questions from one `Knowledge`; immutable, so a reload builds a new one and swaps it.

    `plain` is the calibration for answering without sentence vectors, where there is an encoder.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        calibration: Calibration,
        encoder: Encoder | None = None,
        before: Matcher | None = None,
        plain: Calibration | None = None,
    ) -> None:
        self.knowledge = knowledge
        self._encoder = encoder
        self.matcher = Matcher(knowledge, calibration, encoder, before)
        self.calibration = calibration
        self.gate = Gate(self.matcher.reader, self.matcher.ranker.scope)
        self._understanding = Understanding(knowledge, self.matcher)
        self._titles = Titles(knowledge.entries)
        self._plain = plain
        self._brief: Answerer | None = None
        quicker = self.matcher.without_meaning(plain) if plain and self.compares_meanings else self.matcher
        self._brief = self._with(quicker, in_parts=False)

    @property
    def compares_meanings(self) -> bool:
        """Whether sentence vectors are in use."""
        return self.matcher.neighbourhood.has_meaning

    def over(self, knowledge: Knowledge) -> "Answerer":
        """An engine of the same kind over another knowledge; what both have in common is not read again."""
        return Answerer(knowledge, self.calibration, self._encoder, self.matcher, self._plain)

    @property
    def brief(self) -> "Answerer":
        """The same engine in a hurry: without sentence vectors, and without looking for the clearest part of a message.
        It takes a quarter of the time, and has fewer answers."""
        return self._brief or self

    def recalibrated(self, calibration: Calibration) -> "Answerer":
        """The same engine with another calibration; nothing is read or encoded again."""
        return self._with(self.matcher.recalibrated(calibration))

    def remembering(self, count: int) -> "Answerer":
        """The same engine, which keeps what it found out about so many questions."""
        return self._with(self.matcher.remembering(count))

    def _with(self, matcher: Matcher, *, in_parts: bool = True) -> "Answerer":
        other = copy.copy(self)
        other.calibration = matcher.calibration
        other.matcher = matcher
        other._understanding = Understanding(self.knowledge, matcher, in_parts=in_parts)
        return other

    def policy(self, mode: Mode, strictness: Strictness = Strictness.USUAL) -> Policy:
        """From which chances the bot speaks in a mode."""
        return policy_for(self.calibration.policies, mode, strictness)

    def ask(
        self,
        turns: Sequence[str],
        mode: Mode = Mode.DIRECT,
        channel_platform: str | None = None,
        strictness: Strictness = Strictness.USUAL,
    ) -> Result:
        """Answer the last of one person's messages; the earlier ones give context."""
        policy = self.policy(mode, strictness)
        if policy.must_ask and turns and not self.gate.lets_through(turns[-1]):
            return NoMatch()
        understood = self.understand(turns, channel_platform)
        if understood is None or (policy.must_ask and not understood.asks):
            return NoMatch()
        return self.decide(understood, policy)

    def enough(self, understood: Understood, policy: Policy) -> float:
        """The chance from which a message is answered; one in the very words of a phrasing needs nothing before it."""
        platform = next(iter(understood.query.platforms), None)
        if not understood.leans:
            return policy.answer
        if not understood.follows and self.matcher.is_sure_of(understood.query, platform):
            return min(policy.answer, policy.follow_up)
        return policy.follow_up

    def decide(self, understood: Understood, policy: Policy) -> Result:
        """What is said to a message that has been read."""
        enough = self.enough(understood, policy)
        if understood.compared and understood.confidence >= enough:
            return self._compare(understood)
        if not understood.matches:
            return NoMatch()
        best = understood.matches[0]
        if best.confidence >= enough and best.entry:
            return self._answer(best, best.entry, understood)
        # Who has just read an answer did not mean it by asking on.
        offered = [match for match in understood.matches if match.entry is None or match.entry is not understood.given]
        if max((match.confidence for match in offered), default=0.0) >= policy.suggest:
            # The first candidate may stay with less: where a later one is surer, it still is the right one often.
            likely = [m for m in offered if m.confidence >= policy.suggest or (m is best and m.confidence >= FIRST)]
            return Suggestions(_suggestions(likely))
        return NoMatch(_suggestions(offered))

    def open(self, entry: Entry) -> Answer:
        """The card of an entry that somebody picked."""
        return Answer(
            title=entry.question,
            body=entry.body,
            platforms=(entry.platform,) if entry.platform else (),
            topics=(entry.topic,),
            confidence=1.0,
            reviewed=entry.reviewed,
            sources=entry.sources,
            entry=entry,
            related=tuple(self.knowledge.by_id[related] for related in entry.related),
        )

    def find(self, typed: str, limit: int = 25) -> tuple[Entry, ...]:
        """Entries for what has been typed so far, for autocomplete: first what it means, then what it resembles."""
        query = self.matcher.reader.read(typed)
        platform = query.platforms[-1] if query.platforms else None
        meant = [m.entry for m in self.matcher.match(query, platform) if m.entry and m.confidence >= MEANT]
        alike = self._titles.find(typed, limit, platform)
        return tuple({entry.id: entry for entry in (*meant, *alike)}.values())[:limit]

    def understand(self, turns: Sequence[str], channel_platform: str | None = None) -> Understood | None:
        """How the last message is read after the ones before it; None without a message."""
        understood: Understood | None = None
        topic: Understood | None = None
        answered: Understood | None = None
        for turn in turns[-context.MOST_TURNS :]:
            understood = self._understanding.read(turn, topic, channel_platform)
            if answered and topic and understood.leans and _leaves_open(topic, answered):
                again = self._understanding.read(turn, answered, channel_platform)
                understood = max(understood, again, key=lambda reading: reading.confidence)
            topic = understood if topic is None or understood.opens_topic else topic
            answered = topic if topic.is_answered else answered
        return understood and replace(
            understood, matches=self._honest(understood.matches), others=self._honest(understood.others)
        )

    def _honest(self, matches: tuple[Match, ...]) -> tuple[Match, ...]:
        return tuple(match.with_chance(self.calibration.honest(match.confidence)) for match in matches)

    def nearest(self, understood: Understood, limit: int = 5) -> list[tuple[str, str, float]]:
        """The phrasings most like a question, each with its entry's id and likeness (0 to 1), for explanations."""
        return self.matcher.nearest(understood.query, limit) if understood.query.words else []

    def _answer(self, best: Match, entry: Entry, understood: Understood) -> Answer:
        named = entry.platform in understood.query.platforms and not understood.assumed
        others = (match for match in understood.others if match.confidence >= OFFER)
        return replace(
            self.open(entry),
            confidence=best.confidence,
            assumed_platform=None if named else entry.platform,
            also=_suggestions(others)[:MOST_OTHERS],
        )

    def _compare(self, understood: Understood) -> Answer:
        written = self.knowledge.comparisons.get(frozenset(understood.compared))
        topics = [match.entry.topic for match in understood.matches if match.entry]
        topic = next((topic for topic in topics if topic in comparison.SUBJECT_OF_TOPIC), None)
        topic = topic if set(understood.query.content) - comparison.CUES else None
        only = aspects.asked(understood.query.words)
        return comparison.side_by_side(self.knowledge, understood.compared, topic, written, understood.confidence, only)


def _leaves_open(topic: Understood, answered: Understood) -> bool:
    """Whether what follows a message that got no answer may rather lean on what was answered before: in between nobody
    spoke of another platform, and nobody was asked for money."""
    other = set(topic.query.platforms) - set(answered.query.platforms)
    return topic is not answered and not other and not topic.query.alarming


def _suggestions(matches: Iterable[Match]) -> tuple[Suggestion, ...]:
    """The entries of matches; where only several platforms have an answer, each platform's."""
    found: dict[str, Suggestion] = {}
    for match in matches:
        for entry in (match.entry,) if match.entry else match.intent.entries.values():
            found.setdefault(entry.id, Suggestion(entry, match.confidence))
    return tuple(found.values())[:MOST_SUGGESTIONS]
