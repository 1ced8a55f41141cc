"""Answers to the usual questions, made from each platform file that has the facts and from no other.

A template in `usual/` looks like an answer of the knowledge folder, with figures of whichever platform it is filled
for. A line whose figure the platform file lacks is left out; without what the template needs there is no answer. An
answer that a moderator wrote always goes first.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge.checks import Draft, fold, line_of
from bot.knowledge.entry import Entry
from bot.knowledge.figure_sources import sources_behind
from bot.knowledge.figures import fill_with, references, resolve
from bot.knowledge.platform import Platform
from bot.knowledge.problems import Problem, Severity
from bot.knowledge.usual_question import UsualQuestion

LONGEST = 1000
"""Characters of an answer that can be read on a phone."""
MOST_RELATED = 3

_UNFILLED = re.compile(r"\{\{[^{}]*\}\}|\{\{|\}\}")
_PHRASES = frozenset({"countries", "comparison", "facts", "strengths", "weaknesses"})
_SAYS_NOTHING = re.compile(
    r"""^\W*+(n/a|tbd|none|unknown)?\W*+$
    | ^\W*+(not\ (known|published|stated|listed|named|described)|unknown)(\W*+$|[;,.]|\ (to|in|by)\b)
    | \bin\ our\ sources\b | \bnot\ known\ to\ us\b""",
    re.I | re.X,
)
"""A phrase of a platform file, or one line of a list, that only tells that something is not known."""


@dataclass(frozen=True, slots=True)
class _Filled:
    """A template filled for one platform; `values` are the figures in it by their references."""

    usual: UsualQuestion
    name: str
    platform: Platform
    body: str
    values: Mapping[str, str]

    @property
    def id(self) -> str:
        return f"{self.name}/{self.usual.slug}"

    @property
    def question(self) -> str:
        return _named(self.usual.front.question, self.platform)


def make(
    questions: Sequence[UsualQuestion],
    platforms: Mapping[str, Platform],
    texts: Mapping[str, str],
    written: Sequence[Draft],
) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Entries for the questions that nobody has written an answer to, and what keeps a platform file from giving one.

    `texts` are the platform files, to name lines; `written` are the moderators' own entries.
    """
    made: list[_Filled] = []
    problems: list[Problem] = []
    ids = {draft.id for draft in written}
    claimed = {name: _claimed(name, written) for name in platforms}
    for name, platform in platforms.items():
        own = {draft.id.rpartition("/")[2] for draft in written if draft.front.platform == name}
        for usual in questions:
            taken = usual.slug in own or f"{name}/{usual.slug}" in ids
            filled = None if taken else _filled(usual, name, platform)
            if filled is None or fold(filled.question) in claimed[name]:
                continue
            fault = _fault(filled, texts[f"platforms/{name}.yaml"])
            if fault:
                problems.append(fault)
            else:
                made.append(filled)
    ids |= {filled.id for filled in made}
    return tuple(_entry(filled, claimed[filled.name], ids) for filled in made), problems


def _claimed(name: str, written: Sequence[Draft]) -> frozenset[str]:
    """What the moderators' own answers about a platform are asked as."""
    fronts = [draft.front for draft in written if draft.front.platform == name]
    return frozenset(fold(text) for front in fronts for text in (front.question, *front.asked_as))


def _filled(usual: UsualQuestion, name: str, platform: Platform) -> _Filled | None:
    """The template with the platform's figures; None where a needed one or every source is missing."""

    def value_of(reference: str) -> str:
        value = resolve(reference, name, {name: platform})
        if reference.partition(".")[0] in _PHRASES:
            value = "\n".join(line for line in value.splitlines() if not _SAYS_NOTHING.search(line))
        if not value:
            raise LookupError("that it is not known is all the file says")
        if reference == "parent" and platform.name.casefold().startswith(value.casefold()):
            raise LookupError("the platform's own name says as much")
        return value

    def has(need: str) -> bool:
        return any(not fill_with(f"{{{{ {reference} }}}}", value_of)[1] for reference in need.split(" or "))

    if not platform.sources or not all(map(has, usual.front.needs)):
        return None
    values: dict[str, str] = {}
    lines: list[str] = []
    for line in usual.body.splitlines():
        text, missing = fill_with(line, value_of)
        if not missing:
            lines.append(text)
            values.update((reference, value_of(reference)) for reference in references(line))
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return _Filled(usual, name, platform, body, values)


def _fault(filled: _Filled, text: str) -> Problem | None:
    """What in the platform file, whose text is given, keeps the answer from being shown."""
    file = f"platforms/{filled.name}.yaml"
    if left := _UNFILLED.search(filled.body):
        sentence = (
            f"'{left[0]}' would stand in the answer to '{filled.question}' as it is: "
            "only the rows of 'comparison' may quote figures, so write it out here"
        )
        return Problem(file, line_of(text, left[0]), sentence, Severity.WARNING)
    if len(filled.body) > LONGEST:
        longest = max(filled.values, key=lambda reference: len(filled.values[reference]))
        *above, key = longest.split(".")
        sentence = (
            f"'{filled.question}' gets no answer from this file, as it would have {len(filled.body)} characters "
            f"(allowed: {LONGEST}): shorten '{longest}', or write faq/{filled.id}.md yourself"
        )
        return Problem(
            file, line_of(text, f"{key}:", after=f"{above[0]}:" if above else ""), sentence, Severity.WARNING
        )
    return None


def _entry(filled: _Filled, claimed: frozenset[str], ids: set[str]) -> Entry:
    front = filled.usual.front
    phrasings = [_named(phrasing, filled.platform) for phrasing in front.asked_as]
    related = [_nearest(slug, filled.name, ids) for slug in front.related]
    return Entry(
        id=filled.id,
        question=filled.question,
        platform=filled.name,
        topic=front.topic,
        asked_as=tuple(phrasing for phrasing in phrasings if fold(phrasing) not in claimed),
        not_asked_as=(),
        reviewed=filled.platform.reviewed,
        sources=sources_behind(filled.values, filled.platform),
        related=tuple(id for id in related if id)[:MOST_RELATED],
        body=filled.body,
        generated=True,
    )


def _nearest(slug: str, name: str, ids: set[str]) -> str | None:
    """The platform's own entry of that slug, else the general one."""
    return next((id for id in (f"{name}/{slug}", f"general/{slug}") if id in ids), None)


def _named(text: str, platform: Platform) -> str:
    return fill_with(text, lambda reference: resolve(reference, "it", {"it": platform}))[0]
