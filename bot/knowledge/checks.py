"""Rules that need more than one file or more than one key to judge."""

import datetime as dt
import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge.entry import Entry, EntryFile
from bot.knowledge.freshness import limit_for, limit_of_facts
from bot.knowledge.platform import Platform
from bot.knowledge.problems import Problem, Severity
from bot.knowledge.scam_lists import ScamLists
from bot.knowledge.topics import Topic

MAX_BODY = 1600
MAX_QUESTION = 150
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_REFERENCE_LEFT = re.compile(r"\{\{[^{}]*\}\}")


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as read, with the text needed to name lines."""

    id: str
    file: str
    text: str
    front: EntryFile
    body: str
    body_line: int


def line_of(text: str, needle: str, after: str = "", last: bool = False) -> int:
    """The first line that is `needle` as a list item, else that contains it, below the line that starts with `after`.

    1 if there is none; `last` takes the last such line instead, for what stands there twice.
    """
    lines = text.splitlines()
    start = next((i for i, line in enumerate(lines) if after and line.startswith(after)), -1)
    below = list(enumerate(lines[start + 1 :], start + 2))
    items = [i for i, line in below if line.strip().removeprefix("- ").strip("\"'") == needle]
    found = items or [i for i, line in below if needle in line] or [1]
    return found[-1 if last else 0]


def fold(phrasing: str) -> str:
    """A phrasing without case, punctuation and spare spaces, to tell whether two are the same."""
    return _BETWEEN_WORDS.sub(" ", phrasing.casefold()).strip()


def check_entries(
    drafts: Sequence[Draft],
    entries: Sequence[Entry],
    known: set[str],
    today: dt.date,
    max_review_age: dt.timedelta,
) -> list[Problem]:
    """Problems between entries and in single entries; `entries` are those that resolved, `known` all ids."""
    problems = [*_phrasings(drafts), *_related(drafts, known)]
    bodies = {entry.id: entry.body for entry in entries}
    for draft in drafts:
        problems += _single(draft, bodies.get(draft.id, draft.body), today, max_review_age)
    return problems


def check_platforms(platforms: Mapping[str, Platform], texts: Mapping[str, str]) -> list[Problem]:
    """Names and aliases claimed twice, and source keys that do not exist."""
    problems: list[Problem] = []
    owners: dict[str, str] = {}
    for name, platform in platforms.items():
        owners.setdefault(fold(platform.name), name)
        owners.setdefault(fold(name), name)
    for name, platform in platforms.items():
        file = f"platforms/{name}.yaml"
        text = texts[file]
        if owners[fold(platform.name)] != name:
            other = owners[fold(platform.name)]
            line = line_of(text, "name:")
            problems.append(Problem(file, line, f"platforms/{other}.yaml has the name '{platform.name}', too"))
        seen: set[str] = set()
        for alias in (*platform.aliases, *platform.ambiguous_aliases):
            folded = fold(alias)
            if alias in seen:
                line = line_of(text, alias, last=True)
                problems.append(Problem(file, line, f"the alias '{alias}' stands here twice"))
            elif owners.setdefault(folded, name) != name:
                other = owners[folded]
                sentence = f"the alias '{alias}' also belongs to platforms/{other}.yaml; keep it in one of them"
                problems.append(Problem(file, line_of(text, alias), sentence))
            seen.add(alias)
        for key in _source_keys(platform):
            if key not in platform.sources:
                line = line_of(text, f"source: {key}", last=True) if f"source: {key}" in text else line_of(text, key)
                problems.append(Problem(file, line, f"the source '{key}' is not listed under 'sources'"))
    return problems


def check_reviews(
    platforms: Mapping[str, Platform], texts: Mapping[str, str], today: dt.date, max_review_age: dt.timedelta
) -> list[Problem]:
    """Platform files that were reviewed too long ago; `texts` are these files."""
    problems: list[Problem] = []
    for name, platform in platforms.items():
        file = f"platforms/{name}.yaml"
        limit = limit_of_facts(platform, max_review_age)
        problems += _review(file, line_of(texts[file], "reviewed:"), platform.reviewed, today, limit)
    return problems


def check_scams(scams: ScamLists, text: str, platforms: Mapping[str, Platform]) -> list[Problem]:
    """Hosts that `scams.yaml`, whose text is given, lists as strangers' although they are official."""
    owners = {
        domain.host: f"platforms/{name}.yaml"
        for name, platform in platforms.items()
        for domain in platform.domains
        if domain.path is None
    }
    owners |= {domain.host: "'partners'" for partner in scams.partners for domain in partner.domains if not domain.path}
    whole = [place.host for place in (*scams.shorteners, *scams.chat_links, *scams.server_invites) if not place.path]
    strange = [
        *whole,
        *scams.free_hosts,
        *scams.mailboxes,
        *(site.host for site in (*scams.reported, *scams.unconfirmed)),
    ]
    return [
        Problem(
            "scams.yaml",
            line_of(text, host, last=True),
            f"'{host}' is official in {owners[host]}; keep it in one of them",
        )
        for host in strange
        if host in owners
    ]


def _source_keys(platform: Platform) -> Iterator[str]:
    if platform.pay:
        yield from (rate.source for rate in platform.pay.rates.values())
    if platform.payment:
        yield from (schedule.source for schedule in platform.payment.schedules.values())
    yield from (fact.source for fact in platform.facts.values())
    yield from (source for row in platform.comparison.values() for source in row.sources)


def _phrasings(drafts: Sequence[Draft]) -> Iterator[Problem]:
    owners: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for phrasing in (*draft.front.asked_as, draft.front.question):
            folded = fold(phrasing)
            earlier = next((o for o in owners[folded] if o.front.platform == draft.front.platform), None)
            if draft not in owners[folded]:
                owners[folded].append(draft)
            if earlier is None or (earlier is draft and phrasing == draft.front.question):
                continue
            line = line_of(draft.text, phrasing, after="asked_as:", last=earlier is draft)
            if earlier is draft:
                yield Problem(draft.file, line, f"'{phrasing}' stands here twice", Severity.WARNING)
            else:
                sentence = f"'{phrasing}' is also claimed by {earlier.file}; a phrasing belongs to one answer"
                yield Problem(draft.file, line, sentence)


def _related(drafts: Sequence[Draft], known: set[str]) -> Iterator[Problem]:
    for draft in drafts:
        for related in draft.front.related:
            if related not in known:
                near = difflib.get_close_matches(related, sorted(known), n=1)
                hint = f"; did you mean '{near[0]}'?" if near else ""
                line = line_of(draft.text, related)
                yield Problem(draft.file, line, f"related entry '{related}' does not exist{hint}")
            elif related == draft.id:
                yield Problem(draft.file, line_of(draft.text, related), "an entry cannot be related to itself")


def _single(draft: Draft, body: str, today: dt.date, max_age: dt.timedelta) -> Iterator[Problem]:
    front = draft.front
    if not body:
        yield Problem(draft.file, draft.body_line, "the answer is missing: write it below the second '---'")
    half = next((mark for mark in ("{{", "}}") if mark in body), None)
    if half and not _REFERENCE_LEFT.search(body):
        line = draft.body_line + draft.body[: draft.body.find(half)].count("\n")
        yield Problem(draft.file, line, "a '{{ … }}' is not complete here; write two braces on both sides")
    if len(body) > MAX_BODY:
        sentence = f"the answer has {len(body)} characters; a card holds {MAX_BODY}: shorten it or split the entry"
        yield Problem(draft.file, draft.body_line, sentence)
    if len(front.question) > MAX_QUESTION:
        line = line_of(draft.text, "question:")
        yield Problem(draft.file, line, f"the question has {len(front.question)} characters; keep it to {MAX_QUESTION}")
    for phrasing in front.asked_as:
        if phrasing in front.not_asked_as:
            line = line_of(draft.text, phrasing, after="not_asked_as:")
            yield Problem(draft.file, line, f"'{phrasing}' stands under 'asked_as', too; keep it in one of them")
        if len(phrasing) > 400:
            line = line_of(draft.text, phrasing[:40])
            yield Problem(draft.file, line, "this phrasing is longer than 400 characters; shorten it", Severity.WARNING)
    if not front.asked_as:
        line = line_of(draft.text, "question:")
        yield Problem(draft.file, line, "no 'asked_as': add ways people ask this, ten or more", Severity.WARNING)
    # Answers about the bot itself have no page to point at.
    if not front.sources and front.topic is not Topic.GENERAL:
        yield Problem(draft.file, 1, "no 'sources': say where the answer comes from", Severity.WARNING)
    limit = limit_for(front.topic, max_age)
    yield from _review(draft.file, line_of(draft.text, "reviewed:"), front.reviewed, today, limit)
    folder = draft.id.rpartition("/")[0]
    expected = front.platform or "general"
    if folder and folder != expected and front.platform:
        sentence = f"the entry is about '{expected}' but lies in the folder '{folder}'; move it or change 'platform'"
        yield Problem(draft.file, line_of(draft.text, "platform:"), sentence, Severity.WARNING)


def _review(file: str, line: int, reviewed: dt.date, today: dt.date, max_age: dt.timedelta) -> Iterator[Problem]:
    if reviewed > today + dt.timedelta(days=1):
        yield Problem(file, line, f"'reviewed' is in the future: {reviewed}", Severity.WARNING)
    elif today - reviewed > max_age:
        age = (today - reviewed).days
        sentence = f"last reviewed {age} days ago (allowed: {max_age.days}); check it against its sources"
        yield Problem(file, line, sentence, Severity.WARNING)
