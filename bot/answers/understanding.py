"""Reads a message after the ones before it: which question it is, about whom, and how sure that is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers import comparison, context, corrections, reactions, text
from bot.answers.background import in_the_foreground
from bot.answers.candidates import candidates, chooses, compared, fitting_first
from bot.answers.context import Reading
from bot.answers.corrections import Correction
from bot.answers.matcher import Matcher, Setting
from bot.answers.message_parts import PART_OF_MESSAGE, best_part
from bot.answers.query import Query
from bot.answers.understood import Understood, as_it_is, is_given_again, repeated_less, warned, weakened, without
from bot.knowledge.knowledge import Knowledge

SAME_AGAIN, SAME_TO_A_STATEMENT = 0.9, 0.4
"""What the answer just given is worth as the answer to a follow-up, and to one that asks nothing."""
HALF_MEANT = 0.5
"""What it is worth where only some words were not meant."""
WAY, FAR = 0.6, 2.0
"""Log odds that an answer loses for being asked in an unusual way, and for having nothing to do with the one before,
where a message tells no subject: "how long does that take"."""
ELSE, NEARLY = 0.6, 0.9
"""Chance from which what a message asks by itself comes before the answer just given once more, and how much surer, in
log odds, that one may be."""
LIKELY = 0.5
"""From this chance on, before that of the whole message is made honest, all else decides which answer is meant; below
it, what tells the candidates apart, too. Above it that was as often wrong as right."""


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
        reader, tone = self._matcher.reader, self._matcher.calibration.tone
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
        readings: list[Understood] = []
        asked = before.query.without(corrects.denied if corrects else ()).about(before.spoken_for) if before else None
        asked = asked.speaking_of(before.spoken_of) if before and asked else asked
        given = corrects is not None or (before is not None and self._is_given(before, whole))
        for reading in context.readings(whole, asked, self._roles, said != cleaned, corrects is not None):
            query = reading.query if reading.query.platforms else reading.query.about(in_channel)
            query = query if reading.follows else self._focused(said, query)
            in_talk = before is not None or bool(query.platforms)
            carried = in_talk and not whole.platforms and not reading.follows
            one_by_one = not reading.follows and self._asks_of_one(said, query)
            # Platforms that were compared before are compared again only by words of this message.
            one_by_one = one_by_one or (before is not None and not reading.repeats and not chooses(whole))
            setting = Setting(
                follows=reading.follows,
                carried=carried,
                before=before.matches[0].intent if before and before.matches and not reading.repeats else None,
                given=given and not reading.repeats,
                said=whole.words if reading.follows else (),
                tone=tone.of(cleaned, reading.follows or carried),
            )
            found = replace(candidates(self._matcher, query, setting, one_by_one), follows=reading.follows)
            if before:
                found = self._after_the_answer(found, before, whole, reading, corrects)
            on_it = reading.of_subject and bool(found.matches) and found.matches[0].is_on_subject
            readings.append(weakened(found, 1.0 if on_it else reading.weight))
        if before and asked:
            readings += self._asked_again(said, before, asked)
            if before.beside and context.chooses_among(whole):
                several = whole.about((*before.beside, *before.query.platforms))
                readings.append(replace(compared(self._matcher, several), follows=True))
            if before.earlier and not whole.platforms and context.is_elliptical(whole):
                readings.append(self._asked_of_earlier(cleaned, whole, before.earlier.about(asked.platforms)))
        # Who was asked for money a message ago is not to be told now that all is well.
        alarming = whole.alarming or (before is not None and before.query.alarming)
        heeded = warned if alarming else as_it_is
        best = max(readings, key=lambda understood: heeded(understood).confidence)
        if before and is_given_again(best, before) and _asks_something_else(heeded(readings[0]), before, best):
            best = readings[0]
        best = replace(best, query=_simplest(best, readings))
        if self._in_parts and not best.follows and not best.compared:
            best = best_part(self._matcher, said, best, before is not None and not whole.platforms)
        if before is None and not best.compared and len(best.matches) > 1 and best.confidence < LIKELY:
            told = self._matcher.told_apart(best.query, best.matches)
            best = replace(best, matches=told, told_apart=told[0].intent is not best.matches[0].intent)
        assumed = not set(best.query.platforms) <= set(whole.platforms)
        kept = tuple(match for match in best.matches if not self._matcher.is_refused(whole, match.intent))
        best = heeded(replace(best, matches=kept, query=replace(best.query, alarming=alarming)))
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
            given=before.matches[0].entry if before and before.is_answered and before.matches else None,
        )

    def _after_the_answer(
        self, found: Understood, before: Understood, whole: Query, reading: Reading, corrects: Correction | None
    ) -> Understood:
        """The candidates of one reading of a message, weighed by what was answered before it."""
        if reading.repeats:
            return _moved(before, found) if found.query.words == before.query.words else found
        answered = before.is_answered
        if corrects and answered:
            # "Not the amount, the day" may still be said by the answer that was given.
            return self._corrected(found, before, corrects.denied)
        if reading.follows and whole.asks and not context.tells(whole):
            return self._asked_on(found, before, whole)
        if reading.follows and answered:
            asks = (found.query.asks or context.wants(whole)) and not _is_foreign(whole)
            return repeated_less(found, before, SAME_AGAIN if asks else SAME_TO_A_STATEMENT)
        return found

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

    def _is_given(self, before: Understood, message: Query) -> bool:
        """Whether a message was answered, and the one after it says nothing of that answer."""
        if not before.matches or not before.is_answered:
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
        # No lead for the platform's own here: nearness to the answer before says more.
        return replace(found, matches=tuple(sorted(weighed, key=lambda match: -match.confidence)))

    def _asked_again(self, cleaned: str, before: Understood, asked: Query) -> Iterator[Understood]:
        """What sentences of a longer message ask that want the answer before for another platform: "but i was there for
        years. and bolt, same rule?"."""
        sentences = text.sentences(cleaned)
        for sentence in sentences if len(sentences) > 1 else ():
            part = self._read_part(sentence)
            if context.asks_the_same(part):
                for reading in context.readings(part, asked, self._roles):
                    tone = self._matcher.calibration.tone.of(sentence, continues=True)
                    setting = Setting(follows=True, said=part.words, tone=tone)
                    found = replace(candidates(self._matcher, reading.query, setting), follows=True)
                    yield weakened(_moved(before, found), PART_OF_MESSAGE)

    def _corrected(self, found: Understood, before: Understood, denied: tuple[str, ...]) -> Understood:
        """Candidates for a correction, which is seldom the answer just given, unless it did not say what was denied."""
        if not denied or not before.matches:
            return without(found, before)
        platform = next(iter(before.query.platforms), None)
        gave_it = self._matcher.speaks_of(before.matches[0].intent, denied, platform)
        return repeated_less(found, before, HALF_MEANT) if gave_it else found

    def _asked_of_earlier(self, cleaned: str, message: Query, earlier: Query) -> Understood:
        """A message read with the question before the last: "and the pay?" after a programme, and how to join it."""
        query = replace(message, words=context.joined(message, earlier), platforms=earlier.platforms, asks=True)
        tone = self._matcher.calibration.tone.of(cleaned, continues=True)
        setting = Setting(follows=True, said=message.words, tone=tone)
        return replace(candidates(self._matcher, query, setting), follows=True)


def _asks_something_else(literal: Understood, before: Understood, again: Understood) -> bool:
    """Whether a message asks by itself for something that the question before did not name: "what about pay"."""
    new = set(context.subject_of(literal.query)) - set(before.query.words)
    if not new or literal.confidence < ELSE or not literal.matches or is_given_again(literal, before):
        return False
    return literal.matches[0].with_odds(NEARLY).confidence >= again.confidence


def _moved(before: Understood, found: Understood) -> Understood:
    """The answer just given, for the platform that is asked about now; `found` where there is none."""
    if not before.matches or len(found.query.platforms) != 1:
        return found
    given, platform = before.matches[0], found.query.platforms[0]
    entry = given.intent.for_platform(platform)
    if entry is None:
        return found
    matches = (replace(given, entry=entry), *without(found, before).matches)
    return replace(found, matches=fitting_first(matches, platform))


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


def _forms(name: str) -> list[str]:
    words = text.words(text.clean(name))
    return [words[0], f"{words[0]}s"] if len(words) == 1 else []
