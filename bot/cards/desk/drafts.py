"""A change before it is saved, and what came of it."""

from collections.abc import Sequence

import discord

from bot.answers.expected import Turned
from bot.cards.card import QUIET, Card, Control
from bot.cards.controls import PressButton
from bot.cards.custom_ids import key
from bot.cards.desk import words
from bot.cards.desk.news import problem_lines, turned_lines
from bot.cards.desk.presses import CarryOver, DropDraft, EditEntry, SaveDraft, UndoEdit
from bot.cards.limits import cut
from bot.cards.scams.check import RED
from bot.knowledge.editing.file_edit import FileEdit
from bot.knowledge.problems import Problem

DIFF_LIMIT = 1_400
CARD_LIMIT = 1_000
PARTS_LIMIT = 3_800


def preview_card(
    draft: str, summary: str, edit: FileEdit, body: str, leads: str, turned: Sequence[Turned], asked: int
) -> Card:
    """The card that members would see, the diff, and what else would change, with Save below."""
    parts = [words.PREVIEW.format(summary=summary)]
    if body:
        parts.append(f"{words.PREVIEW_CARD}\n{cut(body, CARD_LIMIT, CARD_LIMIT * 2)}")
    parts.append(f"{words.PREVIEW_DIFF}\n{diff_block(edit)}")
    if leads:
        parts.append(leads)
    if turned:
        parts.append(words.PREVIEW_TURNS.format(count=len(turned), all=asked))
        parts.append(cut(turned_lines(turned), 900, 1_800))
    elif asked:
        parts.append(words.PREVIEW_NOTHING_TURNS.format(all=asked))
    worse = any(one.is_worse for one in turned)
    style = discord.ButtonStyle.danger if worse else discord.ButtonStyle.success
    save = PressButton(SaveDraft(draft), words.SAVE_ANYWAY if worse else words.SAVE, style=style)
    return Card(parts, [[save, PressButton(DropDraft(draft), words.DISCARD)]])


def problems_card(problems: Sequence[Problem]) -> Card:
    """Why a change cannot be."""
    return Card([words.PREVIEW_PROBLEMS, problem_lines(problems)], colour=RED)


def saved_card(heading: str, edit: FileEdit, note: str, number: int | None, *, undo: bool = True) -> Card:
    """A saved change with its diff, and a way to take it back."""
    buttons: list[Control] = [PressButton(UndoEdit(number), words.UNDO)] if undo and number is not None else []
    return Card([heading, diff_block(edit), note], [buttons])


def conflict_card(draft: str, entry: str, theirs: FileEdit, *, joins: bool) -> Card:
    """What somebody else saved meanwhile, and what can be done."""
    again = PressButton(EditEntry(key(entry)), words.OPEN_AGAIN)
    buttons: list[Control] = [again]
    if joins:
        both = PressButton(CarryOver(draft), words.PUT_ON_TOP, style=discord.ButtonStyle.primary)
        buttons = [both, PressButton(DropDraft(draft), words.DISCARD)]
    return Card([words.CONFLICT, diff_block(theirs), words.CONFLICT_BOTH if joins else words.CONFLICT_SAME], [buttons])


def file_card(text: str, content: bytes | None) -> Card:
    """A sentence and what is in a file."""
    shown = cut((content or b"").decode(errors="replace"), DIFF_LIMIT * 2, DIFF_LIMIT * 4)
    return Card([text, f"```\n{_fenced(shown)}\n```"], colour=QUIET)


def diff_block(edit: FileEdit) -> str:
    """A diff as Discord colours it, without the two lines of names."""
    lines = edit.diff.splitlines()[2:]
    shown = cut("\n".join(lines), DIFF_LIMIT, DIFF_LIMIT * 2)
    return f"`{edit.file}`\n```diff\n{_fenced(shown)}\n```"


def _fenced(text: str) -> str:
    """Text that cannot end the code block it stands in."""
    return text.replace("```", "`\u200b``")
