"""From a change that somebody wants to one that is saved: preview, save, conflict, undo."""

import asyncio
import datetime as dt
import io
import logging
import secrets
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import discord

from bot.answers.answerer import Answerer
from bot.answers.expected import Turned, outcome, turned
from bot.cards.card import Card, notice
from bot.cards.desk import words
from bot.cards.desk.drafts import (
    Preview,
    attached_name,
    conflict_card,
    file_card,
    preview_card,
    problems_card,
    read_only_card,
    saved_card,
)
from bot.cards.desk.presses import CarryOver, DropDraft, MergeEntries, SaveDraft, UndoEdit
from bot.commands.desk.accepting import accepting
from bot.commands.memory import Shelf
from bot.commands.press_router import Given, PressRouter
from bot.commands.services import Services
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.knowledge.expectations import Expectation
from bot.knowledge.knowledge import Knowledge
from bot.publishing.folder import Conflict, ReadOnly, Unwritable
from bot.publishing.git import Committed, NotCommitted
from bot.publishing.publisher import Moderator, NothingToUndo, Refused, Saved, SaveOutcome
from bot.reloading.quiet_building import let_go, quietly

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]

KEPT = dt.timedelta(hours=1)
MOST_KEPT = 200
MOST_ATTACHED = 10


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that waits for "Save"; `entry` is the id it is about, `taught` the message that it teaches.

    `note` is said below the preview, `instead` is what may be done in its place.
    """

    edit: FolderEdit
    entry: str
    summary: str
    author: int
    taught: str = ""
    note: str = ""
    instead: MergeEntries | None = None


class Drafts:
    """Keeps drafts for an hour and carries them out; a draft belongs to whoever started it."""

    def __init__(self, services: Services, presses: PressRouter) -> None:
        self._services = services
        self._kept: Shelf[str, Draft] = Shelf(services.clock, KEPT, MOST_KEPT)
        presses.on(SaveDraft, self._save)
        presses.on(DropDraft, self._drop)
        presses.on(CarryOver, self._carry_over)
        presses.on(UndoEdit, self._undo)

    async def propose(self, interaction: Interaction, draft: Draft) -> None:
        """Show what a change would do; the interaction must have been deferred."""
        await interaction.edit_original_response(view=await self._preview(draft))

    async def save_at_once(self, interaction: Interaction, draft: Draft) -> None:
        """Save a change that needs no preview; the interaction must have been deferred."""
        saved = await self._services.publisher.save(draft.edit, _moderator(interaction), draft.summary)
        await self._report(interaction, draft, saved)

    async def _preview(self, draft: Draft) -> Card:
        if draft.edit.changes_nothing:
            return notice(words.NO_CHANGE)
        loaded = await self._services.publisher.trial(draft.edit)
        if loaded.knowledge is None:
            return problems_card(loaded.errors)
        elsewhere, leads = await asyncio.to_thread(self._effects, loaded.knowledge, draft)
        edit = await accepting(self._services.publisher, draft.edit, elsewhere)
        if not isinstance(edit, FolderEdit):
            return problems_card(edit)
        draft = replace(draft, edit=edit)
        token = secrets.token_hex(5)
        self._kept.put(token, draft)
        entry = loaded.knowledge.by_id.get(draft.entry)
        body = f"### {entry.question}\n{entry.body}" if entry else ""
        asked = len(loaded.knowledge.expectations)
        preview = Preview(token, draft.summary, draft.edit, body, leads, draft.note, draft.instead)
        return preview_card(preview, elsewhere, asked)

    def _effects(self, knowledge: Knowledge, draft: Draft) -> tuple[tuple[Turned, ...], str]:
        before, outcomes = self._services.desk.answerer, self._services.desk.outcomes
        with quietly():
            after = before.over(knowledge)
        elsewhere = turned(before, after, knowledge.expectations, outcomes)
        leads = _leads(before, after, draft.taught) if draft.taught else ""
        held = [after]
        del after
        let_go(held)
        return elsewhere, leads

    async def _save(self, interaction: Interaction, press: SaveDraft, _: Given) -> None:
        draft = await self._admitted(interaction, press.draft)
        if draft is None:
            return
        await interaction.response.defer()
        saved = await self._services.publisher.save(draft.edit, _moderator(interaction), draft.summary)
        await self._report(interaction, draft, saved)

    async def _drop(self, interaction: Interaction, press: DropDraft, _: Given) -> None:
        if await self._admitted(interaction, press.draft) is not None:
            await interaction.response.edit_message(view=notice(words.DISCARDED))

    async def _carry_over(self, interaction: Interaction, press: CarryOver, _: Given) -> None:
        draft = await self._admitted(interaction, press.draft)
        if draft is None:
            return
        await interaction.response.defer()
        joined = await self._services.publisher.carried_over(draft.edit)
        if isinstance(joined, Conflict):
            await self._show_conflict(interaction, draft, joined)
        else:
            await self.propose(interaction, replace(draft, edit=joined))

    async def _undo(self, interaction: Interaction, press: UndoEdit, _: Given) -> None:
        if not await self._services.moderators.admit(interaction):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        recorded = await self._services.publisher.edits.find(press.number)
        undone = await self._services.publisher.undo(press.number, _moderator(interaction))
        match undone:
            case NothingToUndo():
                await interaction.edit_original_response(view=notice(words.UNDO_NOTHING))
            case Conflict(current=current):
                await interaction.edit_original_response(view=file_card(words.UNDO_CONFLICT, current))
            case Saved(edit=edit):
                summary = recorded.summary if recorded else edit.files[0]
                await self._services.reloader.reload()
                await interaction.edit_original_response(view=notice(words.UNDONE.format(summary=summary)))
                await self._post(interaction, undone, words.POSTED_UNDO, summary)
            case _:
                await self._failed(interaction, undone)

    async def _admitted(self, interaction: Interaction, token: str) -> Draft | None:
        """The draft if whoever presses is a moderator and it is theirs; they are told otherwise."""
        if not await self._services.moderators.admit(interaction):
            return None
        draft = self._kept.get(token)
        if draft is None or draft.author != interaction.user.id:
            await interaction.response.send_message(view=notice(words.DRAFT_GONE), ephemeral=True)
            return None
        self._kept.drop(token)
        return draft

    async def _report(self, interaction: Interaction, draft: Draft, saved: SaveOutcome) -> None:
        match saved:
            case Saved(edit=edit, number=number):
                await self._services.reloader.reload()
                heading = words.SAVED_NOT_LIVE if self._services.reloader.errors else words.SAVED
                card = saved_card(heading.format(summary=draft.summary), edit, _git_note(saved.git), number)
                await interaction.edit_original_response(view=card)
                await self._post(interaction, saved, words.POSTED, draft.summary)
            case Conflict() as conflict:
                await self._show_conflict(interaction, draft, conflict)
            case _:
                await self._failed(interaction, saved)

    async def _show_conflict(self, interaction: Interaction, draft: Draft, conflict: Conflict) -> None:
        token = secrets.token_hex(5)
        self._kept.put(token, draft)
        joined = await self._services.publisher.carried_over(draft.edit)
        joins = not isinstance(joined, Conflict)
        mine = next(edit for edit in draft.edit.edits if edit.file == conflict.file)
        theirs = FileEdit(conflict.file, mine.before, conflict.current)
        card = conflict_card(token, draft.entry, theirs, joins=joins)
        await interaction.edit_original_response(view=card)
        if not joins and mine.after is not None:
            await interaction.followup.send(file=attachment(mine.file, mine.after), ephemeral=True)

    async def _failed(self, interaction: Interaction, failed: SaveOutcome) -> None:
        match failed:
            case Refused(problems=problems):
                await interaction.edit_original_response(view=problems_card(problems))
            case Unwritable(reason=reason):
                await interaction.edit_original_response(view=notice(words.UNWRITABLE.format(reason=reason)))
            case ReadOnly(edit=edit):
                await interaction.edit_original_response(view=read_only_card(edit))
                await send_files(interaction, edit)

    async def _post(self, interaction: Interaction, saved: Saved, heading: str, summary: str) -> None:
        """The diff for every server whose moderators keep the knowledge, with a way to take it back."""
        who = interaction.user.mention
        card = saved_card(heading.format(who=who, summary=summary), saved.edit, _git_note(saved.git), saved.number)
        await self._services.moderators.tell_keepers(interaction.client, card)


def _leads(before: Answerer, after: Answerer, text: str) -> str:
    asked = Expectation(ask=text, reach="nothing")
    now, then = (words.place(outcome(answerer, asked).place) for answerer in (before, after))
    return words.PREVIEW_LEADS.format(text=text, before=now, after=then)


def _moderator(interaction: Interaction) -> Moderator:
    return Moderator(interaction.user.id, interaction.user.display_name, interaction.guild_id)


def _git_note(git: Committed | NotCommitted) -> str:
    match git:
        case Committed(commit=commit):
            return words.COMMITTED.format(commit=commit)
        case NotCommitted(obstacle=obstacle, said=said):
            return words.NOT_IN_GIT[obstacle].format(said=said)


def attachment(file: str, content: bytes) -> discord.File:
    """A finished file, to hand on."""
    return discord.File(io.BytesIO(content), attached_name(file))


async def send_files(interaction: Interaction, edit: FolderEdit) -> None:
    """Hand on the finished files of an edit that could not be written."""
    files = [attachment(each.file, each.after) for each in edit.edits if each.after is not None]
    for start in range(0, len(files), MOST_ATTACHED):
        await interaction.followup.send(files=files[start : start + MOST_ATTACHED], ephemeral=True)
