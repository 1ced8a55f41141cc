"""A change before it is saved, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.answers.expected import Turned
from bot.cards.card import QUIET, Card, Control
from bot.cards.controls import PressButton
from bot.cards.custom_ids import key
from bot.cards.desk import words
from bot.cards.desk.news import problem_lines, turned_lines
from bot.cards.desk.presses import CarryOver, DropDraft, EditEntry, MergeEntries, SaveDraft, UndoEdit
from bot.cards.limits import cut
from bot.cards.scams.check import RED
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.knowledge.problems import Problem

DIFF_LIMIT = 1_400
CARD_LIMIT = 1_000
OTHER_FILES = 3


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft as it is shown: `draft` names it, `body` is the card that members would see, `leads` where what it
    teaches leads then, `note` what else there is to know, and `instead` what may be done in its place."""

    draft: str
    summary: str
    edit: FolderEdit
    body: str = ""
    leads: str = ""
    note: str = ""
    instead: MergeEntries | None = None


def preview_card(preview: Preview, turned: Sequence[Turned], asked: int) -> Card:
    """The card that members would see, the diffs, and what else would change, with Save below."""
    parts = [words.PREVIEW.format(summary=preview.summary)]
    if preview.body:
        parts.append(f"{words.PREVIEW_CARD}\n{cut(preview.body, CARD_LIMIT, CARD_LIMIT * 2)}")
    parts.append("\n".join([words.PREVIEW_DIFF, *diff_blocks(preview.edit)]))
    parts += filter(None, [preview.note, preview.leads])
    if turned:
        parts.append(words.PREVIEW_TURNS.format(count=len(turned), all=asked))
        parts.append(cut(turned_lines(turned), 900, 1_800))
    elif asked:
        parts.append(words.PREVIEW_NOTHING_TURNS.format(all=asked))
    worse = any(one.is_worse for one in turned)
    if worse:
        parts.append(words.PREVIEW_ACCEPT)
    style = discord.ButtonStyle.danger if worse else discord.ButtonStyle.success
    save = PressButton(SaveDraft(preview.draft), words.SAVE_ANYWAY if worse else words.SAVE, style=style)
    buttons: list[Control] = [save, PressButton(DropDraft(preview.draft), words.DISCARD)]
    if preview.instead:
        buttons.append(PressButton(preview.instead, words.OTHER_WAY_ROUND))
    return Card(parts, [buttons])


def problems_card(problems: Sequence[Problem]) -> Card:
    """Why a change cannot be."""
    return Card([words.PREVIEW_PROBLEMS, problem_lines(problems)], colour=RED)


def saved_card(heading: str, edit: FolderEdit, note: str, number: int | None, *, undo: bool = True) -> Card:
    """A saved change with its diff, and a way to take it back."""
    buttons: list[Control] = [PressButton(UndoEdit(number), words.UNDO)] if undo and number is not None else []
    return Card([heading, "\n".join(diff_blocks(edit)), note], [buttons])


def conflict_card(draft: str, entry: str, theirs: FileEdit, *, joins: bool) -> Card:
    """What somebody else saved meanwhile, and what can be done."""
    again = PressButton(EditEntry(key(entry)), words.OPEN_AGAIN)
    buttons: list[Control] = [again]
    if joins:
        both = PressButton(CarryOver(draft), words.PUT_ON_TOP, style=discord.ButtonStyle.primary)
        buttons = [both, PressButton(DropDraft(draft), words.DISCARD)]
    return Card([words.CONFLICT, diff_block(theirs), words.CONFLICT_BOTH if joins else words.CONFLICT_SAME], [buttons])


def read_only_card(edit: FolderEdit) -> Card:
    """Where the finished files belong, for somebody who may write."""
    lines = [
        words.READ_ONLY_DELETE.format(file=each.file)
        if each.after is None
        else words.READ_ONLY_PUT.format(name=attached_name(each.file), file=each.file)
        for each in edit.edits
    ]
    return Card([words.READ_ONLY, cut("\n".join(lines), CARD_LIMIT, CARD_LIMIT * 2)])


def attached_name(file: str) -> str:
    """What a file is called beside a message."""
    return file.replace("/", "_")


def file_card(text: str, content: bytes | None) -> Card:
    """A sentence and what is in a file."""
    shown = cut((content or b"").decode(errors="replace"), DIFF_LIMIT * 2, DIFF_LIMIT * 4)
    return Card([text, f"```\n{_fenced(shown)}\n```"], colour=QUIET)


def diff_blocks(edit: FolderEdit) -> list[str]:
    """The diff of every file; the first has as much room as all others together."""
    first, *others = edit.edits
    if not others:
        return [diff_block(first)]
    shown = others[:OTHER_FILES]
    room = DIFF_LIMIT // 2
    blocks = [diff_block(first, room), *(diff_block(each, room // len(shown)) for each in shown)]
    if len(others) > len(shown):
        blocks.append(words.MORE_FILES.format(count=len(others) - len(shown)))
    return blocks


def diff_block(edit: FileEdit, limit: int = DIFF_LIMIT) -> str:
    """A diff as Discord colours it, without the two lines of names."""
    lines = edit.diff.splitlines()[2:]
    shown = cut("\n".join(lines), limit, limit * 2)
    return f"`{edit.file}`\n```diff\n{_fenced(shown)}\n```"


def _fenced(text: str) -> str:
    """Text that cannot end the code block it stands in."""
    return text.replace("```", "`\u200b``")
