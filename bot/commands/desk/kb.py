"""/kb and the message menu "Teach the bot": the moderators' desk, seen only by whoever uses it."""

import datetime as dt
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeAlias, TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.reloads import Broken, Live, Unchanged
from bot.answers.results import Mode
from bot.cards import words as common
from bot.cards.card import notice
from bot.cards.custom_ids import Press, key
from bot.cards.desk import forms, words
from bot.cards.desk import presses as meant
from bot.cards.desk.drafts import problems_card
from bot.cards.desk.entries import entry_file_card, found_card, status_card, teach_card, try_card
from bot.cards.digests import words as digest_words
from bot.cards.limits import CHOICE_LIMIT, MENU_OPTIONS, clip
from bot.cards.presses import find_entry
from bot.commands.desk.drafts import Draft, Drafts, attachment
from bot.commands.desk.given import Unreadable, entry_change, new_entry
from bot.commands.digesting import digest_of, shown
from bot.commands.errors import say
from bot.commands.memory import Shelf
from bot.commands.moderators import home_of
from bot.commands.press_router import Given, PressRouter
from bot.commands.services import Services
from bot.digests.week import monday_of
from bot.knowledge.editing.entry_change import EntryParts, changed, read_entry, with_phrasing
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit, digest
from bot.knowledge.editing.renewal import renewed
from bot.knowledge.entry import Entry
from bot.knowledge.reviews import review_of
from bot.sources.missing import missing

Interaction: TypeAlias = discord.Interaction[Any]
P = TypeVar("P", bound=Press)

TEXT_LIMIT = 400
TEXTS_KEPT = dt.timedelta(hours=1)
MOST_TEXTS = 500
MOST_CANDIDATES = 3


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class KnowledgeDesk(commands.GroupCog, group_name="kb", group_description=words.KB_DESCRIPTION):
    """Looks at the knowledge and changes it; every command and press asks who it is."""

    def __init__(
        self, services: Services, drafts: Drafts, presses: PressRouter, tree: app_commands.CommandTree[Any]
    ) -> None:
        self._services = services
        self._drafts = drafts
        self._presses = presses
        self._tree = tree
        self._texts: Shelf[str, str] = Shelf(services.clock, TEXTS_KEPT, MOST_TEXTS)
        self._opened: Shelf[tuple[str, str], bytes] = Shelf(services.clock, TEXTS_KEPT, MOST_TEXTS)
        self._menu = app_commands.ContextMenu(name=words.TEACH, callback=self.teach_message)
        self._menu.guild_only = True
        self._on(meant.ShowEntry, self._show_chosen)
        self._on(meant.EditEntry, self._open_form)
        self._on(meant.GiveEntry, self._edited)
        self._on(meant.GiveNew, self._written)
        self._on(meant.TeachEntry, self._taught)
        self._on(meant.StartNew, self._start_new)
        self._on(meant.StillRight, self._still_right)

    async def cog_load(self) -> None:
        """Add the menu; cogs cannot hold one by decorator."""
        self._tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take it away again."""
        self._tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command(name="try", description=words.TRY_DESCRIPTION)
    @app_commands.describe(question=words.QUESTION_OPTION, mode=words.MODE_OPTION)
    async def try_question(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, TEXT_LIMIT],
        mode: Literal["direct", "passive"] = "direct",
    ) -> None:
        """Say what the bot would say, and why."""
        if await self._services.moderators.admit(interaction, editing=False):
            card = try_card(self._services.desk.answerer, question, Mode(mode), None)
            await interaction.response.send_message(view=card, ephemeral=True)

    @app_commands.command(name="find", description=words.FIND_DESCRIPTION)
    @app_commands.describe(text=words.WORDS_OPTION)
    async def find(self, interaction: Interaction, text: app_commands.Range[str, 1, TEXT_LIMIT]) -> None:
        """List the entries that some words fit."""
        if await self._services.moderators.admit(interaction, editing=False):
            found = self._services.desk.answerer.find(text, MENU_OPTIONS)
            card = found_card(found, self._services.desk.knowledge)
            await interaction.response.send_message(view=card, ephemeral=True)

    @app_commands.command(name="show", description=words.SHOW_DESCRIPTION)
    @app_commands.describe(entry=words.ENTRY_OPTION)
    async def show(self, interaction: Interaction, entry: str) -> None:
        """Show everything in an entry's file."""
        if await self._services.moderators.admit(interaction, editing=False):
            await self._show(interaction, self._named(entry))

    @app_commands.command(name="status", description=words.STATUS_DESCRIPTION)
    async def status(self, interaction: Interaction) -> None:
        """Say what is live, what has problems and what is due."""
        if await self._services.moderators.admit(interaction, editing=False):
            services, reloader = self._services, self._services.reloader
            known = services.desk.knowledge
            gone = missing(known, await services.looks.all())
            card = status_card(known, reloader.errors, reloader.warnings, reloader.reloaded_at, services.today, gone)
            await interaction.response.send_message(view=card, ephemeral=True)

    @app_commands.command(name="digest", description=words.DIGEST_DESCRIPTION)
    async def digest(self, interaction: Interaction) -> None:
        """Show the numbers of this week as far as it has come."""
        if not await self._services.moderators.admit(interaction, editing=False):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild = home_of(interaction)
        assert guild is not None, "a moderator acts in a server"
        await self._services.tally.write()
        week = monday_of(self._services.clock())
        digest = await digest_of(self._services, interaction.client, guild.id, week)
        card, picture = await shown(self._services, guild.id, digest, digest_words.SO_FAR)
        await interaction.edit_original_response(view=card, attachments=[picture])

    @app_commands.command(name="reload", description=words.RELOAD_DESCRIPTION)
    async def reload(self, interaction: Interaction) -> None:
        """Read the files again now."""
        if not await self._services.moderators.admit(interaction):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        match await self._services.reloader.reload():
            case Broken(problems=problems):
                card = problems_card(problems)
            case Live(knowledge=knowledge):
                answers = common.answers(len(knowledge.entries))
                card = notice(words.RELOADED.format(version=knowledge.version, answers=answers))
            case Unchanged():
                card = notice(words.RELOAD_NOTHING.format(version=self._services.desk.knowledge.version))
        await interaction.edit_original_response(view=card)

    @app_commands.command(name="edit", description=words.EDIT_DESCRIPTION)
    @app_commands.describe(entry=words.ENTRY_OPTION)
    async def edit(self, interaction: Interaction, entry: str) -> None:
        """Open the form of an entry."""
        if await self._services.moderators.admit(interaction):
            await self._form(interaction, self._named(entry))

    @app_commands.command(name="new", description=words.NEW_DESCRIPTION)
    async def new(self, interaction: Interaction) -> None:
        """Open the form of a new entry."""
        if await self._services.moderators.admit(interaction):
            await interaction.response.send_modal(forms.new_form(meant.GiveNew()))

    @show.autocomplete("entry")
    @edit.autocomplete("entry")
    async def suggest(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer entries that fit what has been typed; what everybody may read with /browse."""
        found = self._services.desk.answerer.find(typed, MENU_OPTIONS)
        return [
            app_commands.Choice(name=clip(f"{entry.question} · {entry.id}", CHOICE_LIMIT), value=key(entry.id))
            for entry in found
        ][:MENU_OPTIONS]

    @app_commands.command(name="teach", description=words.TEACH_DESCRIPTION)
    @app_commands.describe(text=words.TEACH_OPTION)
    async def teach_text(self, interaction: Interaction, text: app_commands.Range[str, 1, TEXT_LIMIT]) -> None:
        """Offer the answers that should learn these words."""
        await self._teach(interaction, text)

    async def teach_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Offer the answers that should learn somebody's words."""
        await self._teach(interaction, message.content)

    async def _teach(self, interaction: Interaction, said: str) -> None:
        if not await self._services.moderators.admit(interaction):
            return
        text = clip(said, TEXT_LIMIT)
        if not text:
            await say(interaction, words.TEACH_EMPTY)
            return
        token = secrets.token_hex(4)
        self._texts.put(token, text)
        card = teach_card(text, self._candidates(text), token)
        await interaction.response.send_message(view=card, ephemeral=True)

    def _on(self, press: type[P], handler: Callable[[Interaction, P, Given], Awaitable[None]]) -> None:
        """Let only moderators who keep the knowledge reach the handler."""

        async def checked(interaction: Interaction, pressed: P, given: Given) -> None:
            if await self._services.moderators.admit(interaction):
                await handler(interaction, pressed, given)

        self._presses.on(press, checked)

    def _named(self, entry: str) -> Entry | None:
        """The entry of a choice, or one whose id was typed."""
        knowledge = self._services.desk.knowledge
        return find_entry(knowledge.entries, entry) or knowledge.by_id.get(entry.strip())

    def _candidates(self, text: str) -> list[Entry]:
        """The written entries that come nearest to a message, however unsure the bot is."""
        understood = self._services.desk.answerer.understand((text,))
        matches = understood.matches if understood else ()
        near = [(match.entry,) if match.entry else match.intent.entries.values() for match in matches]
        written = {entry.id: entry for entries in near for entry in entries if not entry.generated}
        return list(written.values())[:MOST_CANDIDATES]

    async def _show_chosen(self, interaction: Interaction, _: meant.ShowEntry, given: Given) -> None:
        await self._show(interaction, self._named(given.values[0]) if given.values else None)

    async def _show(self, interaction: Interaction, entry: Entry | None) -> None:
        if entry is None:
            await say(interaction, words.NO_SUCH_ENTRY)
            return
        parts = None
        if not entry.generated:
            content = await self._services.publisher.read(review_of(entry).file)
            read = read_entry(content or b"", review_of(entry).file)
            if not isinstance(read, EntryParts):
                await interaction.response.send_message(view=problems_card(read), ephemeral=True)
                return
            parts = read
        card = entry_file_card(entry, parts, self._services.today)
        await interaction.response.send_message(view=card, ephemeral=True)

    async def _open_form(self, interaction: Interaction, press: meant.EditEntry, _: Given) -> None:
        await self._form(interaction, self._named(press.entry))

    async def _form(self, interaction: Interaction, entry: Entry | None) -> None:
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
        form = forms.edit_form(meant.GiveEntry(key(entry.id, 50), seen), parts)
        if form is None:
            await say(interaction, words.TOO_LONG_FOR_FORM)
            return
        self._opened.put((file, seen), content)
        await interaction.response.send_modal(form)

    async def _edited(self, interaction: Interaction, press: meant.GiveEntry, given: Given) -> None:
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

    async def _written(self, interaction: Interaction, press: meant.GiveNew, given: Given) -> None:
        entry = new_entry(given.fields, self._services.desk.knowledge, self._services.today)
        if isinstance(entry, Unreadable):
            await say(interaction, entry.sentence)
            return
        edit = FolderEdit((FileEdit(entry.file, None, entry.content),))
        taught = self._texts.get(press.text) or ""
        draft = Draft(edit, entry.id, f"Add {entry.id}", interaction.user.id, taught)
        await self._propose(interaction, draft)

    async def _taught(self, interaction: Interaction, press: meant.TeachEntry, _: Given) -> None:
        entry, text = self._named(press.entry), self._texts.get(press.text)
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
            await self._propose(interaction, Draft(edit, entry.id, summary, interaction.user.id, text))

    async def _start_new(self, interaction: Interaction, press: meant.StartNew, _: Given) -> None:
        text = self._texts.get(press.text) or ""
        named = self._services.desk.answerer.matcher.reader.read(text).platforms
        form = forms.new_form(meant.GiveNew(press.text), "", text, named[0] if named else "")
        await interaction.response.send_modal(form)

    async def _still_right(self, interaction: Interaction, press: meant.StillRight, _: Given) -> None:
        entry = self._named(press.entry)
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
