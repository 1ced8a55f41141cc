"""Reads a message after the ones before it: which question it is, about whom, and how sure that is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answers import comparison, context, corrections, denials, reactions, segments, text
from bot.answers.background import in_the_foreground
from bot.answers.matcher import ALONE, Match, Matcher, Setting
from bot.answers.query import Query
from bot.answers.segments import Segment
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.topics import Topic

PART_OF_MESSAGE = 0.85
"""What a part of a message is worth beside the whole, which knows more; a part that asks nothing, its square."""
SHORT, SHORT_PART = 2, 0.8
"""A part of so few telling words leaves out most of what a longer message says, and is worth less still."""
POINTING_PART = 0.8
"""What a part that says little beside "they" or "that" is worth beside others: they stand for another part."""
CLEAR = 0.7
"""From this chance on the whole message is clear enough not to look at its parts, unless it asks twice."""
OPENS = 0.4
"""From this chance on a message that asks nothing is what the next one leans on."""
GIVEN = 0.6
"""From this chance on a message counts as answered."""
SAME_AGAIN, SAME_TO_A_STATEMENT = 0.9, 0.4
"""What the answer just given is worth as the answer to a follow-up, and to one that asks nothing."""
HALF_MEANT = 0.5
"""What it is worth where only some words were not meant."""
WAY, FAR = 0.6, 2.0
"""Log odds that an answer loses for being asked in an unusual way, and for having nothing to do with the one before,
where a message tells no subject: "how long does that take"."""
ELSE = 0.6
"""Chance from which what a message asks by itself comes before the answer just given once more."""
OWN_SHARE = 0.5
"""The better fitting of a platform's and the general answer on a topic needs only this share of the other's chance."""
TO_THE_ALARMED = 0.3
"""What an answer about being legit is worth where a deposit, a messenger or the like is spoken of."""
CLEAR_COMPARISON, LIKELY_COMPARISON, POSSIBLE_COMPARISON = 0.95, 0.8, 0.4
"""How sure it is that platforms named together are to be compared: it is asked with a word such as "better", or nothing
else is said; it is asked; or neither."""

_CHOOSING = comparison.COMPARING | {"which", "who"}
"""What compares platforms that were named before; a mere "or" or "more" joins other things."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One message after reading.

    `query` is the question it was taken for, `matches` its candidates, `others` the best candidates of other questions
    in it, `compared` the platforms to set side by side. `assumed` says that the message itself named no platform,
    `follows` that it needs the messages before it to be understood, `continues` that there were some. `beside` are the
    platforms of which just the same was asked before.
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

    @property
    def confidence(self) -> float:
        """The chance that the comparison, else the first candidate, is meant; 0 without either."""
        return max(self.comparison_chance, self.matches[0].confidence if self.matches else 0.0)

    @property
    def spoken_for(self) -> tuple[str, ...]:
        """The platforms that it is about: those named, else the one whose answer was given."""
        if self.query.platforms or not self.matches or self.confidence < GIVEN:
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


class Understanding:
    """Reads messages with one matcher; `in_parts` says whether it looks for the clearest part of a message, too."""

    def __init__(self, knowledge: Knowledge, matcher: Matcher, *, in_parts: bool = True) -> None:
        self._knowledge = knowledge
        self._matcher = matcher
        self._in_parts = in_parts
        rates = [rate for p in knowledge.platforms.values() if p.pay for rate in p.pay.rates.values()]
        self._roles = frozenset(form for rate in rates for name in rate.aliases for form in _forms(name))

    def read(self, raw: str, before: Understood | None, channel_platform: str | None) -> Understood:
        """The likeliest reading of a message after `before`, in a channel about `channel_platform`."""
        reader = self._matcher.reader
        cleaned = reader.clean(raw)
        in_domain = before is not None or channel_platform is not None or reader.shouts_platform(raw)
        whole = reader.read_clean(cleaned, in_domain)
        if whole.command or self._matcher.is_refused(whole):
            return Understood(whole, (), asks=False)
        said = reactions.without_reaction(cleaned) if before else cleaned
        if not said:
            return Understood(whole, (), asks=False, continues=True)
        corrects = corrections.correction(said, before.query.words) if before else None
        said = corrects.said if corrects else said
        if said != cleaned:
            whole = replace(self._read_part(said), asks=whole.asks, alarming=whole.alarming)
        if before and "?" not in said and reactions.is_sigh(whole.words):
            return Understood(whole, (), asks=False, continues=True)
        if len(whole.platforms) > 1:
            whole = whole.about(in_the_foreground(said, whole, self._read_part))
        in_channel = (channel_platform,) if channel_platform and channel_platform in self._knowledge.platforms else ()
        candidates: list[Understood] = []
        asked = before.query.without(corrects.denied if corrects else ()).about(before.spoken_for) if before else None
        asked = asked.speaking_of(before.spoken_of) if before and asked else asked
        for reading in context.readings(whole, asked, self._roles, said != cleaned, corrects is not None):
            query = reading.query if reading.query.platforms else reading.query.about(in_channel)
            query = query if reading.follows else self._focused(said, query)
            in_talk = before is not None or bool(query.platforms)
            carried = in_talk and not whole.platforms and not reading.follows
            one_by_one = not reading.follows and self._asks_of_one(said, query)
            # Platforms that were compared before are compared again only by words of this message.
            one_by_one = one_by_one or (before is not None and not reading.repeats and not _chooses(whole))
            given = corrects is not None or (before is not None and self._is_given(before, whole))
            setting = Setting(
                follows=reading.follows,
                carried=carried,
                before=before.matches[0].intent if before and before.matches and not reading.repeats else None,
                given=given and not reading.repeats,
                said=whole.words if reading.follows else (),
                joined=query.words if reading.repeats else context.joined(whole, asked) if asked else (),
            )
            found = replace(self._match(query, setting, one_by_one), follows=reading.follows)
            if before and reading.repeats and query.words == before.query.words:
                found = _moved(before, found)
            elif before and corrects and not reading.repeats and before.confidence >= GIVEN:
                # "Not the amount, the day" may still be said by the answer that was given.
                found = self._corrected(found, before, corrects.denied)
            elif before and reading.follows and not reading.repeats and whole.asks and not context.tells(whole):
                found = self._asked_on(found, before, whole)
            elif before and reading.follows and not reading.repeats and before.confidence >= GIVEN:
                asks = (query.asks or context.wants(whole)) and not _is_foreign(whole)
                found = _repeated_less(found, before, SAME_AGAIN if asks else SAME_TO_A_STATEMENT)
            candidates.append(_weakened(found, reading.weight))
        if before and asked:
            candidates += self._asked_again(said, before, asked)
            if before.beside and context.chooses_among(whole):
                several = whole.about((*before.beside, *before.query.platforms))
                candidates.append(replace(self._compare(several), follows=True))
            if before.earlier and not whole.platforms and context.is_elliptical(whole):
                candidates.append(self._asked_of_earlier(whole, before.earlier.about(asked.platforms)))
        # Who was asked for money a message ago is not to be told now that all is well.
        alarming = whole.alarming or (before is not None and before.query.alarming)
        warned = _warned if alarming else _as_it_is
        best = max(candidates, key=lambda understood: warned(understood).confidence)
        if before and _is_once_more(best, before) and _asks_something_else(candidates[0], before):
            best = candidates[0]
        best = replace(best, query=_simplest(best, candidates))
        if self._in_parts and not best.follows and not best.compared:
            best = self._best_part(said, best, asked if not whole.platforms else None)
        assumed = not set(best.query.platforms) <= set(whole.platforms)
        kept = tuple(match for match in best.matches if not self._matcher.is_refused(whole, match.intent))
        best = warned(replace(best, matches=kept, query=replace(best.query, alarming=alarming)))
        again = before is not None and best.follows and best.query.words == before.query.words and not best.compared
        beside = (*before.beside, *before.query.platforms) if before and again else ()
        beside = tuple(platform for platform in dict.fromkeys(beside) if platform not in best.query.platforms)
        earlier = _earlier(best, before) if before and not whole.platforms else None
        spoken_of = best.query.spoken_of
        if before and not spoken_of and not whole.platforms and not whole.subject:
            spoken_of = before.spoken_of
        return replace(
            best,
            asks=whole.asks,
            assumed=assumed,
            continues=before is not None,
            beside=beside,
            earlier=earlier,
            spoken_of=spoken_of,
        )

    def _read_part(self, cleaned: str) -> Query:
        return self._matcher.reader.read_clean(cleaned, in_domain=True)

    def _focused(self, cleaned: str, query: Query) -> Query:
        """The query about the platform named last, where a story names several and its question none."""
        if len(query.platforms) < 2 or comparison.compares(query):
            return query
        asking = [sentence for sentence in text.sentences(cleaned) if sentence.endswith("?")]
        named = [self._matcher.reader.read_clean(sentence, in_domain=True).platforms for sentence in asking]
        return query.about(query.platforms[-1:]) if named and not any(named) else query

    def _asks_of_one(self, cleaned: str, query: Query) -> bool:
        """Whether a message of several platforms has sentences that ask, and each of these names one platform only."""
        if len(query.platforms) < 2:
            return False
        asking = [sentence for sentence in text.sentences(cleaned) if sentence.endswith("?")]
        named = [self._matcher.reader.read_clean(sentence, in_domain=True).platforms for sentence in asking]
        return bool(named) and len(asking) < len(text.sentences(cleaned)) and all(len(n) == 1 for n in named)

    def _match(self, query: Query, setting: Setting = ALONE, one_by_one: bool = False) -> Understood:
        """The candidates for a complete question; of several platforms the one it fits best."""
        if len(query.platforms) > 1 and not one_by_one and comparison.compares(query):
            return self._compare(query)
        platforms: tuple[str | None, ...] = query.platforms or (None,)
        matched = ((p, self._matcher.match(query, p, setting)) for p in platforms)
        found = [_fitting_first(matches, platform) for platform, matches in matched]
        return Understood(query, max(found, key=_chance), asks=query.asks)

    def _compare(self, query: Query) -> Understood:
        """Platforms set against each other; the candidates tell the subject of the comparison."""
        topical = self._matcher.match(query, query.platforms[0])
        cue = not comparison.CUES.isdisjoint(query.words)
        asked = query.asks or not comparison.VERSUS.isdisjoint(query.words)
        clear = (asked and cue) or not set(query.content) - comparison.CUES
        sure = CLEAR_COMPARISON if clear else LIKELY_COMPARISON if query.asks else POSSIBLE_COMPARISON
        return Understood(query, topical, asks=query.asks, compared=query.platforms, comparison_chance=sure)

    def _is_given(self, before: Understood, message: Query) -> bool:
        """Whether a message was answered, and the one after it says nothing of that answer."""
        if not before.matches or before.confidence < GIVEN:
            return False
        platform = next(iter(message.platforms or before.query.platforms), None)
        words = message.words if context.tells(message) else context.way_of_asking(message)
        return not self._matcher.speaks_of(before.matches[0].intent, words, platform)

    def _asked_on(self, found: Understood, before: Understood, message: Query) -> Understood:
        """Candidates for a message without a subject of its own, which asks on about the answer before: they should be
        near it, and be asked in that way."""
        words, platform = context.way_of_asking(message), next(iter(found.query.platforms), None)
        weighed = []
        for match in found.matches:
            odds = WAY * min(0.0, self._matcher.way_odds(match.intent, words, platform))
            if before.matches and not found.query.spoken_of:
                odds -= FAR * (1 - self._matcher.kinship(before.matches[0].intent, match.intent))
            weighed.append(match.with_odds(odds))
        return replace(found, matches=tuple(sorted(weighed, key=lambda match: -match.confidence)))

    def _asked_again(self, cleaned: str, before: Understood, asked: Query) -> Iterator[Understood]:
        """What sentences of a longer message ask that want the answer before for another platform: "but i was there for
        years. and bolt, same rule?"."""
        sentences = text.sentences(cleaned)
        for sentence in sentences if len(sentences) > 1 else ():
            part = self._read_part(sentence)
            if context.asks_the_same(part):
                for reading in context.readings(part, asked, self._roles):
                    found = replace(
                        self._match(reading.query, Setting(follows=True, joined=reading.query.words)), follows=True
                    )
                    yield _weakened(_moved(before, found), PART_OF_MESSAGE)

    def _corrected(self, found: Understood, before: Understood, denied: tuple[str, ...]) -> Understood:
        """Candidates for a correction, which is seldom the answer just given, unless it did not say what was denied."""
        if not denied or not before.matches:
            return _without(found, before)
        platform = next(iter(before.query.platforms), None)
        gave_it = self._matcher.speaks_of(before.matches[0].intent, denied, platform)
        return _repeated_less(found, before, HALF_MEANT) if gave_it else found

    def _asked_of_earlier(self, message: Query, earlier: Query) -> Understood:
        """A message read with the question before the last: "and the pay?" after a programme, and how to join it."""
        query = replace(message, words=context.joined(message, earlier), platforms=earlier.platforms, asks=True)
        setting = Setting(follows=True, said=message.words, joined=query.words)
        return replace(self._match(query, setting), follows=True)

    def _best_part(self, cleaned: str, whole: Understood, before: Query | None) -> Understood:
        """The whole message or the part of it that is the clearest question, with the other questions in it.

        `before` is what was asked before a message that names no platform.
        """
        carried = before is not None
        cleaned = denials.without(cleaned)
        parts = segments.split(cleaned)
        if whole.confidence >= CLEAR and sum(part.asks for part in parts) < 2:
            return whole
        several = len(whole.query.platforms) > 1
        candidates = [(whole, "")]
        asked: list[tuple[Match, str]] = []
        for part in parts:
            read = self._matcher.reader.read_clean(part.text, in_domain=bool(whole.query.platforms))
            if read.content:
                query = replace(read, others=whole.query.others, subject=whole.query.subject or read.subject)
                # A part with a word of our subject, such as Deel, may stand for itself; others speak of the platform.
                spoken_of = read.platforms or self._spoken_of(cleaned, part, whole.query.platforms)
                query = query.speaking_of(whole.query.spoken_of)
                about = [query.about(spoken_of), *([query] if read.subject else [])]
                setting = Setting(carried=carried, joined=context.joined(read, before) if before else ())
                found = (self._match(q, setting, one_by_one=carried and not _chooses(read)) for q in about)
                matched = max(found, key=lambda understood: understood.confidence)
                weight = PART_OF_MESSAGE if part.asks else PART_OF_MESSAGE**2
                if len(read.content) <= SHORT < len(whole.query.content):
                    weight *= SHORT_PART
                if context.points_back(read):
                    weight *= POINTING_PART
                candidates.append((_weakened(matched, 1.0 if several else weight), part.text))
                asked += [(match, part.text) for match in matched.matches[:1] if part.asks]
        if _answers_neither(whole, [match for match, _ in asked]):
            candidates = candidates[1:]
        best, said = max(candidates, key=lambda candidate: candidate[0].confidence)
        # Parts of the answered part are the same question again, not another one.
        others = [match for match, part in asked if part not in said and said not in part] if said else []
        if not said and len(asked) > 1:
            others = [match for match, _ in asked]
        others = [match for match in others if best.matches and match.intent is not best.matches[0].intent]
        return replace(best, others=tuple(sorted(others, key=lambda match: -match.confidence)))

    def _spoken_of(self, cleaned: str, part: Segment, named: tuple[str, ...]) -> tuple[str, ...]:
        """Whom a part that names nobody is about: of several platforms in a message the last one before the part."""
        if len(named) < 2:
            return named
        before = cleaned[: cleaned.find(part.text.rstrip("?"))]
        return self._matcher.reader.read_clean(before, in_domain=True).platforms[-1:] or named


def _is_once_more(found: Understood, before: Understood) -> bool:
    """Whether a message is taken for the question that was answered before it, for the same platforms."""
    same = found.query.platforms == before.query.platforms and not found.compared
    return bool(same and found.matches and before.matches and found.matches[0].intent is before.matches[0].intent)


def _asks_something_else(literal: Understood, before: Understood) -> bool:
    """Whether a message asks by itself for something that the question before did not name: "what about pay"."""
    new = set(context.subject_of(literal.query)) - set(before.query.words)
    return bool(new) and literal.confidence >= ELSE and not _is_once_more(literal, before)


def _chooses(query: Query) -> bool:
    """Whether a message sets platforms side by side by its own words or names."""
    return len(query.platforms) > 1 or not _CHOOSING.isdisjoint(query.words)


def _chance(matches: Sequence[Match]) -> float:
    return matches[0].confidence if matches else 0.0


def _fitting_first(matches: tuple[Match, ...], platform: str | None) -> tuple[Match, ...]:
    """The answer of the platform asked about before a general one on its topic; without a platform the other way."""
    best = matches[0].entry if matches else None
    if best is None or best.platform == platform:
        return matches
    for match in matches[1:]:
        likely = match.confidence >= OWN_SHARE * matches[0].confidence
        if likely and match.entry and match.entry.platform == platform and match.entry.topic is best.topic:
            own = match.with_chance(matches[0].confidence)
            return (own, *(other for other in matches if other is not match))
    return matches


def _answers_neither(whole: Understood, asked: Sequence[Match]) -> bool:
    """Whether a message asks two clear questions and is, as a whole, taken for a third one."""
    clear = {id(match.intent): match.intent for match in asked if match.confidence >= CLEAR}
    return len(clear) > 1 and bool(whole.matches) and id(whole.matches[0].intent) not in clear


def _warned(found: Understood) -> Understood:
    """Where somebody wants money first, "yes, it is legit" may not be what is said, however well it fits."""
    warned = [m.with_chance(m.confidence * TO_THE_ALARMED) if _reassures(m) else m for m in found.matches]
    return replace(found, matches=tuple(sorted(warned, key=lambda match: -match.confidence)))


def _as_it_is(found: Understood) -> Understood:
    return found


def _reassures(match: Match) -> bool:
    return match.entry is not None and match.entry.topic is Topic.LEGITIMACY


def _weakened(understood: Understood, factor: float) -> Understood:
    if factor == 1:
        return understood
    matches = tuple(match.with_chance(match.confidence * factor) for match in understood.matches)
    return replace(understood, matches=matches, comparison_chance=understood.comparison_chance * factor)


def _moved(before: Understood, found: Understood) -> Understood:
    """The answer just given, for the platform that is asked about now; `found` where there is none."""
    if not before.matches or len(found.query.platforms) != 1:
        return found
    given, platform = before.matches[0], found.query.platforms[0]
    entry = given.intent.for_platform(platform)
    if entry is None:
        return found
    matches = (replace(given, entry=entry), *_without(found, before).matches)
    return replace(found, matches=_fitting_first(matches, platform))


def _simplest(best: Understood, readings: Sequence[Understood]) -> Query:
    """The shortest question among some readings that is taken for the same as the best one, for the next message to
    lean on: what was joined to a message with a subject of its own is no longer spoken of."""
    same = (
        other.query
        for other in readings
        if other.matches
        and best.matches
        and other.matches[0].entry is best.matches[0].entry
        and other.query.platforms == best.query.platforms
        and other.query.spoken_of == best.query.spoken_of
        and context.tells(other.query)
    )
    return min((best.query, *same), key=lambda query: len(query.words))


def _earlier(best: Understood, before: Understood) -> Query | None:
    """What was asked before a message that leans on it without saying it again."""
    if not best.follows:
        return None
    return before.earlier if set(before.query.words) <= set(best.query.words) else before.query


def _is_foreign(query: Query) -> bool:
    """Whether most words that tell something are nobody's: a name, noise, or another language."""
    return 2 * len(query.unknown) > len(query.content)


def _repeated_less(found: Understood, before: Understood, share: float) -> Understood:
    """Candidates with the answer just given at a share of its chance."""
    given = before.matches[0].intent if before.matches else None
    weakened = (m.with_chance(m.confidence * share) if m.intent is given else m for m in found.matches)
    return replace(found, matches=tuple(sorted(weakened, key=lambda match: -match.confidence)))


def _without(understood: Understood, before: Understood) -> Understood:
    """Candidates without the answer just given: a follow-up asks for something else."""
    given = before.matches[0].intent if before.matches else None
    kept = tuple(match for match in understood.matches if match.intent is not given)
    return replace(understood, matches=kept)


def _forms(name: str) -> list[str]:
    words = text.words(text.clean(name))
    return [words[0], f"{words[0]}s"] if len(words) == 1 else []
