"""The engine's face: questions in, results out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from bot.answers import comparison, context, segments, text
from bot.answers.matcher import Match, Matcher
from bot.answers.policy import POLICIES
from bot.answers.query import Query
from bot.answers.results import Answer, Mode, NoMatch, Result, Suggestion, Suggestions
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.topics import Topic

PART_OF_MESSAGE = 0.9
"""A part of a message must beat the whole by this factor: the whole knows more."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One message after reading: the question it was taken for, its candidates, and other questions in it."""

    query: Query
    matches: tuple[Match, ...]
    others: tuple[Match, ...] = ()
    compared: tuple[str, ...] = ()
    assumed: bool = False

    @property
    def confidence(self) -> float:
        """The chance that the first candidate is meant; 0 without one."""
        return self.matches[0].confidence if self.matches else 0.0


class Answerer:
    """Answers questions from one `Knowledge`; immutable, so a reload builds a new one and swaps it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.matcher = Matcher(knowledge)
        rates = [rate for p in knowledge.platforms.values() if p.pay for rate in p.pay.rates.values()]
        self._roles = frozenset(word for rate in rates for name in rate.aliases for word in _forms(name))
        self._titles = [entry.question for entry in knowledge.entries]

    def ask(self, turns: Sequence[str], mode: Mode = Mode.DIRECT, channel_platform: str | None = None) -> Result:
        """Answer the last of one person's messages; the earlier ones give context."""
        understood = self.understand(turns, channel_platform)
        if understood is None:
            return NoMatch()
        policy = POLICIES[mode]
        if policy.must_ask and not understood.query.asks:
            return NoMatch(_suggestions(understood.matches))
        if understood.compared and understood.confidence >= policy.answer:
            return self._compare(understood)
        best = understood.matches[0] if understood.matches else None
        if best and best.entry and best.confidence >= policy.answer:
            return self._answer(best, best.entry, understood)
        suggestions = _suggestions(match for match in understood.matches if match.confidence >= policy.suggest)
        return Suggestions(suggestions) if suggestions else NoMatch(_suggestions(understood.matches))

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
        """Entries whose question looks like what has been typed so far, best first, for autocomplete."""
        if not typed.strip():
            return self.knowledge.entries[:limit]
        found = process.extract(typed, self._titles, scorer=fuzz.WRatio, limit=limit, processor=text.clean)
        return tuple(self.knowledge.entries[index] for _, _, index in found)

    def understand(self, turns: Sequence[str], channel_platform: str | None = None) -> Understood | None:
        """How the last message is read after the ones before it; None without a message."""
        understood: Understood | None = None
        for turn in turns[-context.MOST_TURNS :]:
            understood = self._understand(turn, understood, channel_platform)
        return understood

    def nearest(self, understood: Understood, limit: int = 5) -> list[tuple[str, str, float]]:
        """The phrasings most like a question, each with its entry's id and likeness (0 to 1), for explanations."""
        if not understood.query.words:
            return []
        return self.matcher.nearest(understood.query, limit)

    # -- reading --------------------------------------------------------------------------------------------------

    def _understand(self, raw: str, before: Understood | None, channel_platform: str | None) -> Understood:
        whole = self.matcher.reader.read(raw)
        if whole.command:
            return Understood(whole, ())
        in_channel = (channel_platform,) if channel_platform in self.knowledge.platforms else ()
        previous = before.query if before else None
        candidates: list[Understood] = []
        for reading in context.readings(whole, previous, self._roles):
            query = reading.query if reading.query.platforms else reading.query.about(in_channel)
            assumed = query.platforms != whole.platforms
            found = self._match(query, assumed=assumed, talking=before is not None)
            if before and reading.repeats and query.words == before.query.words:
                found = _moved(before, found)
            elif before and not reading.repeats and query.words != whole.words:
                found = _without(found, before)
            candidates.append(_weakened(found, reading.weight))
        best = max(candidates, key=lambda u: u.confidence)
        if len(candidates) == 1 and not best.compared:
            best = self._best_part(raw, best, whole)
        return best

    def _match(self, query: Query, assumed: bool = False, talking: bool = False) -> Understood:
        if len(query.platforms) > 1 and comparison.compares(query.words):
            return self._read_comparison(query, assumed)
        platform = query.platforms[-1] if query.platforms else None
        matches = [self.matcher.match(query, name, in_domain=talking) for name in query.platforms or (platform,)]
        best = max(matches, key=lambda found: found[0].confidence if found else 0.0)
        return Understood(query, best, assumed=assumed)

    def _best_part(self, raw: str, whole: Understood, query: Query) -> Understood:
        """The part of a message that is the clearest question, with the other questions in it."""
        parts = segments.split(text.clean(raw))
        if not parts:
            return whole
        found = [whole]
        for part in parts:
            read = self.matcher.reader.read_clean(part.text)
            if not read.content and not read.platforms:
                continue
            about = read if read.platforms else read.about(whole.query.platforms)
            matched = self._match(replace(about, asks=query.asks, others=query.others), assumed=whole.assumed)
            found.append(_weakened(matched, PART_OF_MESSAGE if part.asks else PART_OF_MESSAGE**2))
        best = max(found, key=lambda u: u.confidence)
        entries = {match.entry.id for match in best.matches[:1] if match.entry}
        others = []
        for other in sorted(found, key=lambda u: -u.confidence):
            match = other.matches[0] if other.matches else None
            if match and match.entry and match.entry.id not in entries and not other.compared:
                entries.add(match.entry.id)
                others.append(match)
        return replace(best, others=tuple(others))

    def _read_comparison(self, query: Query, assumed: bool) -> Understood:
        """Platforms set against each other: the subject is found among all platforms' intents."""
        topical = self.matcher.match(query.about(query.platforms[:1]), query.platforms[0])
        cue = 0.9 if query.asks or not query.content else 0.6
        written = self.knowledge.comparisons.get(frozenset(query.platforms))
        best = topical[0] if topical else None
        if best and best.entry and best.entry.topic is Topic.COMPARISON and best.entry is not written:
            if best.confidence > 0.5 and not best.entry.slug.startswith("vs-"):
                return Understood(query, topical, assumed=assumed)
        matches = tuple(replace(match, confidence=max(cue, match.confidence)) for match in topical[:1])
        return Understood(query, matches, compared=query.platforms, assumed=assumed)

    # -- answering ------------------------------------------------------------------------------------------------

    def _answer(self, best: Match, entry: Entry, understood: Understood) -> Answer:
        named = entry.platform in understood.query.platforms and not understood.assumed
        return replace(
            self.open(entry),
            confidence=best.confidence,
            assumed_platform=None if named else entry.platform,
            also=_suggestions(m for m in understood.others if m.confidence >= POLICIES[Mode.DIRECT].answer)[:2],
        )

    def _compare(self, understood: Understood) -> Answer:
        written = self.knowledge.comparisons.get(frozenset(understood.compared))
        best = understood.matches[0] if understood.matches else None
        topic = best.entry.topic if best and best.entry and understood.query.content else None
        return comparison.side_by_side(
            self.knowledge, understood.compared, topic, written, understood.confidence
        )


def _suggestions(matches: "Sequence[Match] | object") -> tuple[Suggestion, ...]:
    found = [Suggestion(m.entry, m.confidence) for m in matches if m.entry]  # type: ignore[attr-defined]
    return tuple(found[:3])


def _weakened(understood: Understood, factor: float) -> Understood:
    matches = tuple(replace(match, confidence=match.confidence * factor) for match in understood.matches)
    return replace(understood, matches=matches)


def _moved(before: Understood, found: Understood) -> Understood:
    """The answer just given, for the platform that is asked about now; `found` where there is none."""
    platform = found.query.platforms[-1] if len(found.query.platforms) == 1 else None
    if not before.matches or platform is None or found.compared:
        return found
    given = before.matches[0]
    entry = given.intent.for_platform(platform)
    if entry is None:
        return found
    return replace(found, matches=(replace(given, entry=entry), *_without(found, before).matches))


def _without(understood: Understood, before: Understood) -> Understood:
    """Candidates without the answer just given: a follow-up asks for something else."""
    given = before.matches[0].intent if before.matches else None
    kept = tuple(match for match in understood.matches if match.intent is not given)
    return replace(understood, matches=kept)


def _forms(name: str) -> list[str]:
    words = text.words(text.clean(name))
    return [form for word in words for form in (word, f"{word}s")] if len(words) == 1 else []
