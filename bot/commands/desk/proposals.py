"""What near ties propose, one press each: a phrasing to add, or two entries to merge; both are previewed first."""

from typing import Any, TypeAlias

import discord

from bot.cards.custom_ids import key
from bot.cards.desk import words
from bot.cards.desk.drafts import problems_card
from bot.cards.desk.presses import MergeEntries, TeachPicked
from bot.cards.limits import clip
from bot.cards.queue.ties import MERGED_KEY, may_merge
from bot.commands.desk.drafts import Draft, Drafts
from bot.commands.errors import say
from bot.commands.press_router import Given, PressRouter
from bot.commands.services import Services
from bot.knowledge.editing.entry_change import with_phrasing
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.knowledge.editing.merged_entries import file_of, merged_entries
from bot.knowledge.entry import Entry
from bot.knowledge.expectations import FILE

Interaction: TypeAlias = discord.Interaction[Any]


class Proposals:
    """Makes drafts of them."""

    def __init__(self, services: Services, drafts: Drafts, presses: PressRouter) -> None:
        self._services = services
        self._drafts = drafts
        presses.on(TeachPicked, self._teach)
        presses.on(MergeEntries, self._merge)

    async def _teach(self, interaction: Interaction, press: TeachPicked, _: Given) -> None:
        if not await self._services.moderators.admit(interaction):
            return
        picked = self._services.picked.get(press.picked)
        entry = self._services.desk.knowledge.by_id.get(picked.entry) if picked else None
        if picked is None or entry is None or entry.generated:
            await say(interaction, words.DRAFT_GONE if entry or not picked else words.NO_SUCH_ENTRY)
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        file = file_of(entry.id)
        before = await self._services.publisher.read(file) or b""
        after = with_phrasing(before, picked.question, file)
        if isinstance(after, list):
            await interaction.edit_original_response(view=problems_card(after))
            return
        summary = f"Teach {entry.id}: {clip(picked.question, 100)}"
        edit = FolderEdit((FileEdit(file, before, after),))
        await self._drafts.propose(interaction, Draft(edit, entry.id, summary, interaction.user.id, picked.question))

    async def _merge(self, interaction: Interaction, press: MergeEntries, _: Given) -> None:
        if not await self._services.moderators.admit(interaction):
            return
        stays, goes = self._entry(press.stays), self._entry(press.goes)
        files = await self._files(stays, goes) if stays and goes else {}
        gone = stays is None or goes is None or not {file_of(stays.id), file_of(goes.id)} <= files.keys()
        if stays is None or goes is None or gone or stays is goes or not may_merge(stays, goes):
            await say(interaction, words.MERGE_NOT)
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        edit = merged_entries(stays.id, goes.id, files)
        if isinstance(edit, list):
            await interaction.edit_original_response(view=problems_card(edit))
            return
        note = words.MERGED_STAYS.format(stays=stays.question, goes=goes.question)
        other = MergeEntries(press.goes, press.stays)
        summary = f"Merge {goes.id} into {stays.id}"
        await self._drafts.propose(
            interaction, Draft(edit, stays.id, summary, interaction.user.id, note=note, instead=other)
        )

    def _entry(self, entry_key: str) -> Entry | None:
        entries = self._services.desk.knowledge.entries
        return next((entry for entry in entries if key(entry.id, MERGED_KEY) == entry_key), None)

    async def _files(self, stays: Entry, goes: Entry) -> dict[str, bytes]:
        """Every file that knows the entry that goes, as far as it is there."""
        relating = [
            entry for entry in self._services.desk.knowledge.entries if goes.id in entry.related and not entry.generated
        ]
        files = dict.fromkeys([*(file_of(entry.id) for entry in (stays, goes, *relating)), FILE])
        contents = {file: await self._services.publisher.read(file) for file in files}
        return {file: content for file, content in contents.items() if content is not None}
