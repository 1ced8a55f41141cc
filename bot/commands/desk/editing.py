"""An entry is changed by its form, written anew, or found to be still right."""

from typing import Any, TypeAlias

import discord

from bot.cards.card import notice
from bot.cards.custom_ids import key
from bot.cards.desk import forms, words
from bot.cards.desk.drafts import problems_card
from bot.cards.desk.presses import EditEntry, GiveEntry, GiveNew, StillRight
from bot.commands.desk.drafts import KEPT, Draft, Drafts, attachment
from bot.commands.desk.given import Unreadable, entry_change, new_entry
from bot.commands.desk.keepers import KeeperPresses
from bot.commands.errors import say
from bot.commands.memory import Shelf
from bot.commands.press_router import Given
from bot.commands.services import Services
from bot.commands.showing import entry_by_key
from bot.knowledge.editing.entry_change import EntryParts, changed, read_entry
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit, digest
from bot.knowledge.editing.renewal import renewed
from bot.knowledge.entry import Entry
from bot.knowledge.reviews import review_of

Interaction: TypeAlias = discord.Interaction[Any]

MOST_OPENED = 500


class Editing:
    """Opens forms and makes drafts of what comes back; `taught` are the messages that new entries were started from."""

    def __init__(self, services: Services, drafts: Drafts, presses: KeeperPresses, taught: Shelf[str, str]) -> None:
        self._services = services
        self._drafts = drafts
        self._taught = taught
        self._opened: Shelf[tuple[str, str], bytes] = Shelf(services.clock, KEPT, MOST_OPENED)
        presses.on(EditEntry, self._open_form)
        presses.on(GiveEntry, self._edited)
        presses.on(GiveNew, self._written)
        presses.on(StillRight, self._still_right)

    async def open_new(self, interaction: Interaction) -> None:
        """Open the form of an entry that has no file yet."""
        await interaction.response.send_modal(forms.new_form(GiveNew()))

    async def open(self, interaction: Interaction, entry: Entry | None) -> None:
        """Open the form of an entry, or say why there is none."""
        if entry is None:
            await say(interaction, words.NO_SUCH_ENTRY)
            return
        if entry.generated:
            await say(interaction, words.GENERATED.format(platform=entry.platform))
            return
        file = review_of(entry).file
        content = await self._services.publisher.read(file) or b""
        parts = read_entry(content, file)
        if not isinstance(parts, EntryParts):
            await interaction.response.send_message(view=problems_card(parts), ephemeral=True)
            return
        seen = digest(content)
        form = forms.edit_form(GiveEntry(key(entry.id, 50), seen), parts)
        if form is None:
            await say(interaction, words.TOO_LONG_FOR_FORM)
            return
        self._opened.put((file, seen), content)
        await interaction.response.send_modal(form)

    async def _open_form(self, interaction: Interaction, press: EditEntry, _: Given) -> None:
        await self.open(interaction, entry_by_key(self._services, press.entry))

    async def _edited(self, interaction: Interaction, press: GiveEntry, given: Given) -> None:
        entry = next((one for one in self._services.desk.knowledge.entries if key(one.id, 50) == press.entry), None)
        if entry is None:
            await say(interaction, words.NO_SUCH_ENTRY)
            return
        file = review_of(entry).file
        # What the form was opened on; after a restart what is there now, if it is still the same.
        opened = self._opened.get((file, press.seen))
        seen = await self._services.publisher.read(file) or b"" if opened is None else opened
        change = entry_change(given.fields, seen, file, self._services.today)
        if isinstance(change, Unreadable):
            await say(interaction, change.sentence)
            return
        after = changed(seen, change, file)
        if isinstance(after, list):
            await interaction.response.send_message(view=problems_card(after), ephemeral=True)
            return
        if opened is None and digest(seen) != press.seen:
            await interaction.response.send_message(view=notice(words.CHANGED_SINCE), ephemeral=True)
            await interaction.followup.send(file=attachment(file, after), ephemeral=True)
            return
        edit = FolderEdit((FileEdit(file, seen, after),))
        await self._propose(interaction, Draft(edit, entry.id, f"Edit {entry.id}", interaction.user.id))

    async def _written(self, interaction: Interaction, press: GiveNew, given: Given) -> None:
        entry = new_entry(given.fields, self._services.desk.knowledge, self._services.today)
        if isinstance(entry, Unreadable):
            await say(interaction, entry.sentence)
            return
        edit = FolderEdit((FileEdit(entry.file, None, entry.content),))
        taught = self._taught.get(press.text) or ""
        draft = Draft(edit, entry.id, f"Add {entry.id}", interaction.user.id, taught)
        await self._propose(interaction, draft)

    async def _still_right(self, interaction: Interaction, press: StillRight, _: Given) -> None:
        entry = entry_by_key(self._services, press.entry)
        if entry is None:
            await say(interaction, words.NO_SUCH_ENTRY)
            return
        file = review_of(entry).file
        edit = renewed(await self._services.publisher.read(file) or b"", file, self._services.today)
        if isinstance(edit, list):
            await interaction.response.send_message(view=problems_card(edit), ephemeral=True)
        elif edit.changes_nothing:
            await say(interaction, words.NO_CHANGE)
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)
            draft = Draft(FolderEdit((edit,)), entry.id, f"Still right: {entry.id}", interaction.user.id)
            await self._drafts.save_at_once(interaction, draft)

    async def _propose(self, interaction: Interaction, draft: Draft) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._drafts.propose(interaction, draft)
