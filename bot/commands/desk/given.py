"""What was written into the forms of the desk, as changes of files."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from bot.cards.desk import forms, words
from bot.cards.limits import clip
from bot.knowledge.editing.entry_change import EntryChange, EntryParts, read_entry
from bot.knowledge.editing.new_entry import NewEntry, slug_of
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform_names import UnknownPlatform, find_platform
from bot.knowledge.source import Source
from bot.knowledge.topics import Topic


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A field that says nothing we can use; the sentence is for whoever wrote it."""

    sentence: str


def entry_change(fields: Mapping[str, str], seen: bytes, file: str, today: dt.date) -> EntryChange | Unreadable:
    """What a moderator changed; an answer or sources that were worked on count as reviewed today."""
    before = read_entry(seen, file)
    known = before.front.sources if isinstance(before, EntryParts) else ()
    sources = _sources(fields.get(forms.SOURCES, ""), known)
    if isinstance(sources, Unreadable):
        return sources
    answer = fields.get(forms.ANSWER, "")
    checked = isinstance(before, EntryParts) and (
        answer.strip().splitlines() != before.answer.splitlines() or sources != before.front.sources
    )
    return EntryChange(
        question=fields.get(forms.QUESTION),
        asked_as=_lines(fields.get(forms.ASKED, "")),
        not_asked_as=_lines(fields.get(forms.NOT_ASKED, "")),
        sources=sources,
        answer=answer,
        reviewed=today if checked else None,
    )


def new_entry(fields: Mapping[str, str], knowledge: Knowledge, today: dt.date) -> NewEntry | Unreadable:
    """The entry that a moderator wrote."""
    platform = None
    if named := fields.get(forms.PLATFORM, "").strip():
        found = find_platform(named, knowledge.platforms)
        if isinstance(found, UnknownPlatform):
            known = ", ".join(knowledge.platforms)
            return Unreadable(words.UNKNOWN_PLATFORM.format(name=clip(named, 60), known=known))
        platform = found
    topic = next((topic for topic in Topic if topic == fields.get(forms.TOPIC)), None)
    if topic is None:
        return Unreadable(words.UNKNOWN_TOPIC.format(name=clip(fields.get(forms.TOPIC, ""), 60)))
    question = fields.get(forms.QUESTION, "")
    taken = frozenset(entry.slug for entry in knowledge.entries if entry.platform == platform)
    return NewEntry(
        slug=slug_of(question, taken),
        question=question,
        topic=topic,
        answer=fields.get(forms.ANSWER, ""),
        reviewed=today,
        platform=platform,
        asked_as=_lines(fields.get(forms.ASKED, "")),
    )


def _lines(text: str) -> tuple[str, ...]:
    """Each line once, without a dash that somebody put before it."""
    lines = (" ".join(line.strip().removeprefix("- ").split()) for line in text.splitlines())
    return tuple(dict.fromkeys(filter(None, lines)))


def _sources(text: str, known: Iterable[Source | str]) -> tuple[Source | str, ...] | Unreadable:
    """The sources, one a line; one that the file has already keeps what the form does not show."""
    whole = {(one.title, one.url, one.date): one for one in known if isinstance(one, Source)}
    read: list[Source | str] = []
    for line in _lines(text):
        parts = [part.strip() for part in line.strip("| ").split("|")]
        if len(parts) == 1:
            read.append(line)
            continue
        try:
            source = Source.model_validate(dict(zip(("title", "url", "date"), parts, strict=False)))
        except ValidationError:
            return Unreadable(words.BAD_SOURCE.format(line=clip(line, 200)))
        read.append(whole.get((source.title, source.url, source.date), source))
    return tuple(read)
