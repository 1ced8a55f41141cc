"""Finds the part of a message that is its clearest question, and the other questions in it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers import context, denials, segments
from bot.answers.candidates import candidates, chooses
from bot.answers.matcher import Match, Matcher, Setting
from bot.answers.query import Reader
from bot.answers.understood import Understood, weakened

PART_OF_MESSAGE = 0.85
"""What a part of a message is worth beside the whole, which knows more."""
SHORT, SHORT_PART = 2, 0.8
"""A part of so few telling words leaves out most of what a longer message says, and is worth less still."""
POINTING_PART = 0.8
"""What a part that says little beside "they" or "that" is worth beside others: they stand for another part."""
CLEAR = 0.7
"""From this chance on the whole message is clear enough not to look at its parts, unless it asks twice."""


def best_part(matcher: Matcher, cleaned: str, whole: Understood, carried: bool) -> Understood:
    """The whole message or the part of it that is the clearest question, with the other questions in it.

    `carried` says that it names no platform and comes after a question.
    """
    cleaned = denials.without(cleaned)
    parts = segments.split(cleaned)
    if whole.confidence >= CLEAR and len(parts) < 2:
        return whole
    several = len(whole.query.platforms) > 1
    read_as = [(whole, "")]
    asked: list[tuple[Match, str]] = []
    for part in parts:
        read = matcher.reader.read_clean(part, in_domain=bool(whole.query.platforms))
        if read.content:
            query = replace(read, others=whole.query.others, subject=whole.query.subject or read.subject)
            # A part with a word of our subject, such as Deel, may stand for itself; others speak of the platform.
            spoken_of = read.platforms or _spoken_of(matcher.reader, cleaned, part, whole.query.platforms)
            query = query.speaking_of(whole.query.spoken_of)
            about = [query.about(spoken_of), *([query] if read.subject else [])]
            setting = Setting(carried=carried, tone=matcher.calibration.tone.of(part, carried))
            found = (candidates(matcher, q, setting, one_by_one=carried and not chooses(read)) for q in about)
            matched = max(found, key=lambda understood: understood.confidence)
            weight = PART_OF_MESSAGE
            if len(read.content) <= SHORT < len(whole.query.content):
                weight *= SHORT_PART
            if context.points_back(read):
                weight *= POINTING_PART
            read_as.append((weakened(matched, 1.0 if several else weight), part))
            asked += [(match, part) for match in matched.matches[:1]]
    if _answers_neither(whole, [match for match, _ in asked]):
        read_as = read_as[1:]
    best, said = max(read_as, key=lambda candidate: candidate[0].confidence)
    # Parts of the answered part are the same question again, not another one.
    others = [match for match, part in asked if part not in said and said not in part] if said else []
    if not said and len(asked) > 1:
        others = [match for match, _ in asked]
    others = [match for match in others if best.matches and match.intent is not best.matches[0].intent]
    return replace(best, others=tuple(sorted(others, key=lambda match: -match.confidence)))


def _spoken_of(reader: Reader, cleaned: str, part: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a part that names nobody is about: of several platforms in a message the last one before the part."""
    if len(named) < 2:
        return named
    before = cleaned[: cleaned.find(part.rstrip("?"))]
    return reader.read_clean(before, in_domain=True).platforms[-1:] or named


def _answers_neither(whole: Understood, asked: Sequence[Match]) -> bool:
    """Whether a message asks two clear questions and is, as a whole, taken for a third one."""
    clear = {id(match.intent): match.intent for match in asked if match.confidence >= CLEAR}
    return len(clear) > 1 and bool(whole.matches) and id(whole.matches[0].intent) not in clear
