"""Platforms side by side: a block a subject with a line a platform, since a table does not fit a phone."""

import datetime as dt

import discord

from bot.cards.card import Card, Control
from bot.cards.controls import ChooseMenu, PressButton
from bot.cards.custom_ids import key
from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS, MENU_OPTIONS, OPTION_LIMIT, clip, cut, fits
from bot.cards.platforms import words
from bot.cards.platforms.footnotes import Footnotes
from bot.cards.platforms.presses import LookCloser, OpenPlatform, ReadOn, platform_key, side_by_side
from bot.comparisons.profile import usual_questions
from bot.comparisons.table import NOT_KNOWN, Cell, Row, Table
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.subjects import Subject

MOST_DETAILS = 8


def comparison_card(table: Table, knowledge: Knowledge, today: dt.date) -> Card:
    """As many rows as fit; the menu leads to each of them in more detail."""
    about = table.rows[0].subject if len(table.rows) == 1 else None
    return Card(_texts(table, knowledge, about, today), _controls(table, knowledge, about))


def _texts(table: Table, knowledge: Knowledge, about: Subject | None, today: dt.date) -> list[str]:
    rows = [row for row in table.rows if row.is_known] or table.rows
    heading = f"### {words.listed(map(knowledge.platform_name, table.platforms))}"
    heading += f" · {about.label}" if about else ""
    closing = words.closing(table.reviewed, stale=today > table.holds_until)
    for count in range(len(rows), 0, -1):
        notes = Footnotes()
        body = "\n".join([heading, *(_block(row, knowledge, notes, closer=bool(about)) for row in rows[:count])])
        left_out = [row.subject.label for row in rows[count:]]
        small = [words.more_in_menu(left_out)] if left_out else []
        footer = "\n".join([*small, *notes.lines(), closing])
        if fits(body + footer, CARD_CHARACTERS, CARD_BYTES):
            return [body, footer]
    return [cut(body, CARD_CHARACTERS, CARD_BYTES)]


def _block(row: Row, knowledge: Knowledge, notes: Footnotes, *, closer: bool) -> str:
    lines = [] if closer else [f"**{row.subject.label}**"]
    for cell in row.cells:
        said = notes.marked(cell.statement) if cell.statement else NOT_KNOWN
        lines.append(f"- **{knowledge.platform_name(cell.platform)}:** {said}")
        lines += [f"  - {detail}" for detail in _details(row.subject, cell, notes, closer=closer)]
    return "\n".join(lines)


def _details(subject: Subject, cell: Cell, notes: Footnotes, *, closer: bool) -> list[str]:
    """Everything where one subject is looked at; else pay by role, where there is more than one role."""
    if not closer and (subject is not Subject.PAY or len(cell.details) < 2):
        return []
    shown = [notes.marked(detail) for detail in cell.details[:MOST_DETAILS]]
    return [*shown, *([words.and_more(len(cell.details) - len(shown))] if len(cell.details) > len(shown) else [])]


def _controls(table: Table, knowledge: Knowledge, about: Subject | None) -> list[list[Control]]:
    keys = [platform_key(platform) for platform in table.platforms]
    closer = [
        discord.SelectOption(label=subject.label, value=subject.value, default=subject is about) for subject in Subject
    ]
    questions = [entry for platform in table.platforms for entry in usual_questions(knowledge, platform)]
    further = [
        discord.SelectOption(label=clip(entry.question, OPTION_LIMIT), value=key(entry.id))
        for entry in questions[:MENU_OPTIONS]
    ]
    buttons: list[Control] = [
        PressButton(OpenPlatform(name), knowledge.platform_name(platform))
        for name, platform in zip(keys, table.platforms, strict=True)
    ]
    if about:
        buttons.append(PressButton(side_by_side(table.platforms), words.EVERYTHING))
    return [
        [ChooseMenu(LookCloser(*keys), words.LOOK_CLOSER, closer)],
        [ChooseMenu(ReadOn(), words.ASK_FURTHER, further)] if further else [],
        buttons,
    ]
