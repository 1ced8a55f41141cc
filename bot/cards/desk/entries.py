"""What is in the files, and what the bot would do with a question."""

import datetime as dt
from collections.abc import Sequence

import discord

from bot.answers.answerer import Answerer
from bot.answers.explain import explain
from bot.answers.results import Answer, Mode, NoMatch, Suggestions
from bot.cards import words as common
from bot.cards.card import QUIET, Card, Control, notice
from bot.cards.controls import ChooseMenu, PressButton
from bot.cards.custom_ids import key
from bot.cards.desk import words
from bot.cards.desk.news import problem_lines
from bot.cards.desk.presses import EditEntry, ShowEntry, StartNew, StillRight, TeachEntry
from bot.cards.digests.card import gone_line
from bot.cards.limits import MENU_OPTIONS, OPTION_LIMIT, clip, cut
from bot.knowledge.editing.entry_change import EntryParts
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.problems import Problem
from bot.knowledge.reviews import due_by, review_of
from bot.knowledge.source import Source
from bot.sources.missing import Missing

MOST_STALE = 10
MOST_GONE = 5


def try_card(answerer: Answerer, question: str, mode: Mode, platform: str | None) -> Card:
    """What the bot would say to a question, and the reasons."""
    match answerer.ask((question,), mode, platform):
        case Answer(title=title, entry=entry):
            heading = words.TRY_ANSWERS.format(title=title, place=entry.id if entry else common.DID_YOU_MEAN)
        case Suggestions(suggestions):
            offered = "\n".join(f"- {one.entry.question} · `{one.entry.id}`" for one in suggestions)
            heading = f"{words.TRY_OFFERS}\n{offered}"
        case NoMatch():
            heading = words.TRY_SILENT if mode is Mode.DIRECT else words.TRY_QUIET
    why = cut("\n".join(explain(answerer, [question], mode)), 3_000, 6_000)
    return Card([heading, f"```\n{why.replace('```', '')}\n```"])


def found_card(entries: Sequence[Entry], knowledge: Knowledge) -> Card:
    """A menu of entries."""
    if not entries:
        return notice(words.FOUND_NOTHING)
    options = [
        discord.SelectOption(
            label=clip(entry.question, OPTION_LIMIT), value=key(entry.id), description=clip(entry.id, OPTION_LIMIT)
        )
        for entry in entries[:MENU_OPTIONS]
    ]
    return Card([words.FOUND.format(count=len(entries))], [[ChooseMenu(ShowEntry(), words.CHOOSE, options)]])


def entry_file_card(entry: Entry, parts: EntryParts | None, today: dt.date) -> Card:
    """Everything in an entry's file; `parts` is None for one that has no file."""
    review = review_of(entry)
    heading = words.SHOWN.format(
        question=entry.question,
        file=review.file,
        topic=common.TOPICS[entry.topic],
        day=common.day(entry.reviewed),
        stale=words.STALE_MARK if review.is_stale(today) else "",
    )
    if parts is None:
        made = words.GENERATED.format(platform=entry.platform)
        return Card([heading, cut(entry.body, 2_500, 5_000), made], colour=QUIET)
    front = parts.front
    blocks = [heading, _listed(words.ASKED_AS, front.asked_as), _listed(words.NOT_ASKED_AS, front.not_asked_as)]
    if entry.sources:
        blocks.append("\n".join([words.SOURCES, *(f"- {common.source_link(source)}" for source in entry.sources[:6])]))
    blocks.append(f"{words.ANSWER}\n{cut(parts.answer, 1_600, 3_200)}")
    buttons: list[Control] = [
        PressButton(EditEntry(key(entry.id)), words.EDIT, style=discord.ButtonStyle.primary),
        PressButton(StillRight(key(entry.id)), words.STILL_RIGHT),
    ]
    return Card(blocks, [buttons])


def status_card(
    knowledge: Knowledge,
    errors: Sequence[Problem],
    warnings: Sequence[Problem],
    reloaded_at: dt.datetime | None,
    today: dt.date,
    gone: Sequence[Missing] = (),
) -> Card:
    """What is live, what is wrong, what is due."""
    head = words.STATUS.format(
        version=knowledge.version,
        answers=common.answers(len(knowledge.entries)),
        tests=len(knowledge.expectations),
        when=discord.utils.format_dt(reloaded_at, "R") if reloaded_at else words.AT_START,
    )
    parts = [head]
    if errors:
        parts.append(f"{words.STATUS_ERRORS}\n{problem_lines(errors)}")
    if warnings:
        parts.append(
            f"{words.STATUS_WARNINGS.format(count=len(warnings))}\n{cut(problem_lines(warnings), 1_000, 2_000)}"
        )
    if due := due_by(knowledge, today):
        lines = [f"- `{one.file}` · {common.day(one.reviewed)}" for one in due[:MOST_STALE]]
        parts.append("\n".join([words.STATUS_STALE.format(count=len(due)), *lines]))
    if gone:
        lines = [words.STATUS_GONE.format(count=len(gone)), *(f"- {gone_line(one)}" for one in gone[:MOST_GONE])]
        parts.append("\n".join([*lines, words.STATUS_GONE_HELP]))
    if len(parts) == 1:
        parts.append(words.STATUS_FINE)
    return Card(parts)


def teach_card(text: str, entries: Sequence[Entry], token: str) -> Card:
    """Which answer should learn a message, or a new one."""
    rows: list[list[Control]] = [
        [PressButton(TeachEntry(key(entry.id), token), entry.question, style=discord.ButtonStyle.primary)]
        for entry in entries
    ]
    heading = words.TEACH_PICK if entries else words.TEACH_NONE
    return Card([heading.format(text=clip(text, 400))], [*rows, [PressButton(StartNew(token), words.WRITE_NEW)]])


def source_lines(sources: Sequence[Source | str]) -> str:
    """Sources as somebody edits them, one on each line."""
    return "\n".join(source if isinstance(source, str) else _source_line(source) for source in sources)


def _source_line(source: Source) -> str:
    return " | ".join(filter(None, (source.title, source.url, str(source.date or ""))))


def _listed(heading: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    return cut("\n".join([heading.format(count=len(lines)), *(f"- {line}" for line in lines)]), 900, 1_800)
