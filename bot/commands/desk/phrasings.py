"""Somebody's words become a phrasing of an entry, or the beginning of a new one."""

import secrets
from typing import Any, TypeAlias

import discord

from bot.cards.desk import forms, words
from bot.cards.desk.drafts import problems_card
from bot.cards.desk.entries import teach_card
from bot.cards.desk.presses import GiveNew, StartNew, TeachEntry
from bot.cards.limits import clip
from bot.commands.desk.drafts import Draft, Drafts
from bot.commands.desk.keepers import KeeperPresses
from bot.commands.errors import say
from bot.commands.memory import Shelf
from bot.commands.press_router import Given
from bot.commands.services import Services
from bot.commands.showing import entry_by_key
from bot.knowledge.editing.entry_change import with_phrasing
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.knowledge.entry import Entry
from bot.knowledge.reviews import review_of

Interaction: TypeAlias = discord.Interaction[Any]

TEXT_LIMIT = 400
MOST_CANDIDATES = 3


class Phrasings:
    """Offers the answers that should learn some words; `taught` keeps the words until one is chosen."""

    def __init__(self, services: Services, drafts: Drafts, presses: KeeperPresses, taught: Shelf[str, str]) -> None:
        self._services = services
        self._drafts = drafts
        self._taught = taught
        presses.on(TeachEntry, self._add)
        presses.on(StartNew, self._start_new)

    async def offer(self, interaction: Interaction, said: str) -> None:
        """Show the answers that come nearest to what was said, for a moderator who keeps the knowledge."""
        if not await self._services.moderators.admit(interaction):
            return
        text = clip(said, TEXT_LIMIT)
        if not text:
            await say(interaction, words.TEACH_EMPTY)
            return
        token = secrets.token_hex(4)
        self._taught.put(token, text)
        card = teach_card(text, self._candidates(text), token)
        await interaction.response.send_message(view=card, ephemeral=True)

    async def _add(self, interaction: Interaction, press: TeachEntry, _: Given) -> None:
        entry, text = entry_by_key(self._services, press.entry), self._taught.get(press.text)
        if entry is None or entry.generated or text is None:
            await say(interaction, words.NO_SUCH_ENTRY if text else words.DRAFT_GONE)
            return
        file = review_of(entry).file
        before = await self._services.publisher.read(file) or b""
        after = with_phrasing(before, text, file)
        if isinstance(after, list):
            await interaction.response.send_message(view=problems_card(after), ephemeral=True)
        elif after == before:
            await say(interaction, words.TEACH_KNOWN)
        else:
            summary = f"Teach {entry.id}: {clip(text, 100)}"
            edit = FolderEdit((FileEdit(file, before, after),))
            await interaction.response.defer(ephemeral=True, thinking=True)
            await self._drafts.propose(interaction, Draft(edit, entry.id, summary, interaction.user.id, text))

    async def _start_new(self, interaction: Interaction, press: StartNew, _: Given) -> None:
        text = self._taught.get(press.text) or ""
        named = self._services.desk.answerer.matcher.reader.read(text).platforms
        form = forms.new_form(GiveNew(press.text), "", text, named[0] if named else "")
        await interaction.response.send_modal(form)

    def _candidates(self, text: str) -> list[Entry]:
        """The written entries that come nearest to a message, however unsure the bot is."""
        understood = self._services.desk.answerer.understand((text,))
        matches = understood.matches if understood else ()
        near = [(match.entry,) if match.entry else match.intent.entries.values() for match in matches]
        written = {entry.id: entry for entries in near for entry in entries if not entry.generated}
        return list(written.values())[:MOST_CANDIDATES]
