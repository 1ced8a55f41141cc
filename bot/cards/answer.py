"""The answer card."""

import datetime as dt
from collections.abc import Sequence

import discord

from bot.answers.results import Answer, Comparison
from bot.cards import words
from bot.cards.card import Card, Control
from bot.cards.controls import PressButton
from bot.cards.custom_ids import key
from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS, clip, cut, fits
from bot.cards.listings.presses import ShowListings, press_for
from bot.cards.listings.words import LOOK_AT
from bot.cards.presses import Browse, Dismiss, OpenEntry, Vote
from bot.cards.reminders.member_presses import AskForReminder
from bot.cards.reminders.payout_words import REMIND
from bot.knowledge.entry import Entry
from bot.knowledge.freshness import is_stale
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.topics import Topic
from bot.listings.wanted import Wanted

MAX_LINKS = 3
REMINDED_TOPICS = frozenset({Topic.PAYMENT_TIMING, Topic.EXAM})
MAX_SOURCES = 4
TITLE_LIMIT = 250
MAX_LICENCES = 2
LICENCE_LIMIT = 200
SOURCES_CHARACTERS = 1_200
SOURCES_BYTES = 2_400


def answer_card(
    answer: Answer,
    knowledge: Knowledge,
    *,
    today: dt.date,
    dismissable_by: int | None = None,
    back: Browse | None = None,
) -> Card:
    """An answer with its sources, the next questions, and the thumbs; it says so if its review was too long ago."""
    title = f"### {clip(answer.title, TITLE_LIMIT)}"
    footer = _footer(answer, knowledge, today)
    used = title + footer
    body = cut(_body(answer, knowledge), CARD_CHARACTERS - len(used), CARD_BYTES - len(used.encode()))
    subject = answer_key(answer)
    thumbs: list[Control] = [
        PressButton(Vote(key(subject), useful=True), emoji="👍"),
        PressButton(Vote(key(subject), useful=False), emoji="👎"),
    ]
    if answer.entry is not None and answer.entry.topic in REMINDED_TOPICS:
        thumbs.append(PressButton(AskForReminder(key(answer.entry.id)), REMIND))
    if dismissable_by is not None:
        thumbs.append(PressButton(Dismiss(dismissable_by), words.DISMISS))
    if back is not None:
        thumbs.append(PressButton(back, words.BACK))
    return Card([f"{title}\n{body}", footer], [_links(answer), thumbs])


def answer_key(answer: Answer) -> str:
    """What feedback on this card is about: the entry, or the platforms that stand side by side."""
    return answer.entry.id if answer.entry else "comparison/" + "+".join(answer.platforms)


def _body(answer: Answer, knowledge: Knowledge) -> str:
    parts = [answer.body]
    if answer.comparison is not None and answer.comparison.rows:
        parts.append(_comparison(answer.comparison, knowledge))
    return "\n\n".join(part for part in parts if part)


def _comparison(comparison: Comparison, knowledge: Knowledge) -> str:
    """One short list a platform, since a table does not fit a phone."""
    blocks = []
    for column, platform in enumerate(comparison.platforms):
        lines = [f"**{knowledge.platform_name(platform)}**"]
        lines += [f"- {subject}: {cells[column]}" for subject, cells in comparison.rows if cells[column]]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _footer(answer: Answer, knowledge: Knowledge, today: dt.date) -> str:
    lines: list[str] = []
    for source in answer.sources[:MAX_SOURCES]:
        line = words.source_line(source)
        if fits("\n".join([*lines, line]), SOURCES_CHARACTERS, SOURCES_BYTES):
            lines.append(line)
    if lines:
        lines[-1] += f" · reviewed {words.day(answer.reviewed)}"
    else:
        lines.append(words.reviewed_line(answer.reviewed))
    if is_stale(answer.reviewed, answer.topics, today):
        lines.append(words.STALE)
    if answer.assumed_platform:
        lines.insert(0, words.speaking_for(knowledge.platform_name(answer.assumed_platform)))
    licences = dict.fromkeys(source.licence for source in answer.sources if source.licence)
    lines += [f"-# {clip(licence, LICENCE_LIMIT)}" for licence in list(licences)[:MAX_LICENCES]]
    return "\n".join(lines)


def _links(answer: Answer) -> Sequence[Control]:
    """Answers to the message's other questions first, then related ones."""
    shown = {answer.entry.id} if answer.entry else set()
    links: list[Control] = []
    also: list[tuple[Entry, discord.ButtonStyle]] = [
        (suggestion.entry, discord.ButtonStyle.primary) for suggestion in answer.also
    ]
    related = [(entry, discord.ButtonStyle.secondary) for entry in answer.related]
    for entry, style in also + related:
        if entry.id not in shown and len(links) < MAX_LINKS:
            shown.add(entry.id)
            links.append(PressButton(OpenEntry(key(entry.id)), entry.question, style=style))
    if answer.entry is not None and answer.entry.topic is Topic.LISTINGS:
        platform = answer.entry.platform or answer.assumed_platform
        if listings := press_for(ShowListings, Wanted(platform=platform)):
            links.append(PressButton(listings, LOOK_AT, style=discord.ButtonStyle.primary))
    return links
