"""/kb and the message menu "Teach the bot": the moderators' desk, seen only by whoever uses it."""

from typing import Any, Literal, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.reloads import Broken, Live, Unchanged
from bot.answers.results import Mode
from bot.cards import words as common
from bot.cards.card import notice
from bot.cards.custom_ids import key
from bot.cards.desk import words
from bot.cards.desk.drafts import problems_card
from bot.cards.desk.entries import entry_file_card, found_card, status_card, try_card
from bot.cards.desk.presses import ShowEntry
from bot.cards.digests import words as digest_words
from bot.cards.limits import CHOICE_LIMIT, MENU_OPTIONS, clip
from bot.cards.presses import find_entry
from bot.commands.desk.drafts import KEPT, Drafts
from bot.commands.desk.editing import Editing
from bot.commands.desk.keepers import KeeperPresses
from bot.commands.desk.phrasings import TEXT_LIMIT, Phrasings
from bot.commands.digesting import digest_of, shown
from bot.commands.errors import say
from bot.commands.memory import Shelf
from bot.commands.moderators import home_of
from bot.commands.press_router import Given, PressRouter
from bot.commands.services import Services
from bot.digests.week import monday_of
from bot.knowledge.editing.entry_change import EntryParts, read_entry
from bot.knowledge.entry import Entry
from bot.knowledge.reviews import review_of
from bot.sources.missing import missing

Interaction: TypeAlias = discord.Interaction[Any]

MOST_TAUGHT = 500


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class KnowledgeDesk(commands.GroupCog, group_name="kb", group_description=words.KB_DESCRIPTION):
    """Looks at the knowledge and changes it; every command and press asks who it is."""

    def __init__(
        self, services: Services, drafts: Drafts, presses: PressRouter, tree: app_commands.CommandTree[Any]
    ) -> None:
        self._services = services
        self._tree = tree
        keepers = KeeperPresses(services.moderators, presses)
        taught: Shelf[str, str] = Shelf(services.clock, KEPT, MOST_TAUGHT)
        self._editing = Editing(services, drafts, keepers, taught)
        self._phrasings = Phrasings(services, drafts, keepers, taught)
        presses.on(ShowEntry, self._show_chosen)
        self._menu = app_commands.ContextMenu(name=words.TEACH, callback=self.teach_message)
        self._menu.guild_only = True

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
            await self._editing.open(interaction, self._named(entry))

    @app_commands.command(name="new", description=words.NEW_DESCRIPTION)
    async def new(self, interaction: Interaction) -> None:
        """Open the form of a new entry."""
        if await self._services.moderators.admit(interaction):
            await self._editing.open_new(interaction)

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
        await self._phrasings.offer(interaction, text)

    async def teach_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Offer the answers that should learn somebody's words."""
        await self._phrasings.offer(interaction, message.content)

    def _named(self, entry: str) -> Entry | None:
        """The entry of a choice, or one whose id was typed."""
        knowledge = self._services.desk.knowledge
        return find_entry(knowledge.entries, entry) or knowledge.by_id.get(entry.strip())

    async def _show_chosen(self, interaction: Interaction, _: ShowEntry, given: Given) -> None:
        if await self._services.moderators.admit(interaction, editing=False):
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
