"""/kb unanswered and /kb ties: what went unanswered or both ways, and what moderators do about it."""

import datetime as dt
import logging
from collections.abc import Sequence
from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards import words as common
from bot.cards.card import Card, notice
from bot.cards.custom_ids import key
from bot.cards.desk import words as desk_words
from bot.cards.desk.drafts import read_only_card, saved_card
from bot.cards.desk.forms import new_form
from bot.cards.desk.presses import GiveNew
from bot.cards.limits import clip
from bot.cards.queue import words
from bot.cards.queue.card import done_card, queue_card, quoted, turns_card
from bot.cards.queue.presses import (
    Later,
    NotOurTopic,
    OpenQueue,
    SaveAnyway,
    ThisAnswers,
    WriteEntry,
    numbers_of,
    written,
)
from bot.cards.queue.ties import Phrasing, ties_card
from bot.commands.desk.drafts import send_files
from bot.commands.errors import say
from bot.commands.moderators import home_of
from bot.commands.press_router import Given, PressRouter
from bot.commands.queue.groups import Groups, homes_of
from bot.commands.queue.taught import settle_taught
from bot.commands.queue.teaching import Teaching, Worse
from bot.commands.queue.telling import Telling
from bot.commands.services import Services
from bot.commands.showing import entry_by_key
from bot.knowledge.checks import MAX_QUESTION, fold
from bot.knowledge.entry import Entry
from bot.publishing.folder import Conflict, ReadOnly, Unwritable
from bot.publishing.publisher import Moderator, Refused, Saved
from bot.servers.ties import Tie, near_ties
from bot.servers.waiting import Waiting

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]

GROUP = "kb"
"""The group of the desk's commands, which this one joins."""
WEEK = dt.timedelta(days=7)
MOST_PROBLEMS = 5
MOST_NUMBERS = 20
"""Characters for numbers of questions beside the key of an entry."""


class Queue(commands.Cog, name="Queue"):
    """The queue of a server, shown only to whoever opened it."""

    def __init__(self, services: Services, presses: PressRouter, tree: app_commands.CommandTree[Any]) -> None:
        self._services = services
        self._tree = tree
        self._groups = Groups(services.queue)
        self._teaching = Teaching(services.publisher, services.desk)
        self._telling = Telling(services)
        self._command: app_commands.Command[Any, ..., None] = app_commands.Command(
            name="unanswered", description=words.DESCRIPTION, callback=self.unanswered
        )
        self._ties: app_commands.Command[Any, ..., None] = app_commands.Command(
            name="ties", description=words.TIES_DESCRIPTION, callback=self.ties
        )
        presses.on(OpenQueue, self._open)
        presses.on(ThisAnswers, self._this_answers)
        presses.on(NotOurTopic, self._not_ours)
        presses.on(WriteEntry, self._write_entry)
        presses.on(SaveAnyway, self._save_anyway)
        presses.on(Later, self._later)

    async def cog_load(self) -> None:
        """Join the commands of the desk."""
        group = self._tree.get_command(GROUP)
        assert isinstance(group, app_commands.Group), "the desk is loaded before"
        group.add_command(self._command)
        group.add_command(self._ties)

    async def unanswered(self, interaction: Interaction) -> None:
        """Show what most people asked first."""
        if await self._services.moderators.admit(interaction, editing=False):
            await interaction.response.defer(ephemeral=True, thinking=True)
            await interaction.edit_original_response(view=await self._card(interaction, 0))

    async def ties(self, interaction: Interaction) -> None:
        """Show what people keep choosing between."""
        if await self._services.moderators.admit(interaction):
            found = near_ties(await self._services.picks.all())
            card = ties_card(found, self._services.desk.knowledge, self._lately(found))
            await interaction.response.send_message(view=card, ephemeral=True)

    def _lately(self, ties: Sequence[Tie]) -> dict[Tie, list[Phrasing]]:
        """What people asked who chose between the two of a tie, the newest first, without what is known already."""
        entries = self._services.desk.knowledge.by_id
        found: dict[Tie, list[Phrasing]] = {tie: [] for tie in ties}
        for token, picked in reversed(self._services.picked.all().items()):
            entry = entries.get(picked.entry)
            if entry is None or entry.generated or fold(picked.question) in map(fold, entry.asked_as):
                continue
            for tie in ties:
                other = tie.less if picked.entry == tie.more else tie.more
                if picked.entry in (tie.more, tie.less) and other in picked.others:
                    found[tie].append(Phrasing(token, picked.question, picked.entry))
        return found

    async def _open(self, interaction: Interaction, press: OpenQueue, _: Given) -> None:
        if await self._services.moderators.admit(interaction, editing=False):
            await interaction.response.defer()
            await interaction.edit_original_response(view=await self._card(interaction, press.place))

    async def _later(self, interaction: Interaction, press: Later, _: Given) -> None:
        if not await self._services.moderators.admit(interaction, editing=False):
            return
        until = self._services.clock() + WEEK
        count = await self._services.queue.put_off(numbers_of(press.questions), self._homes(interaction), until)
        sentence = words.PUT_OFF.format(day=common.day(until.date())) if count else words.GONE
        await interaction.response.edit_message(view=done_card(sentence, place=press.place))

    async def _this_answers(self, interaction: Interaction, press: ThisAnswers, given: Given) -> None:
        if not await self._services.moderators.admit(interaction):
            return
        entry = entry_by_key(self._services, given.values[0])
        if entry is None:
            await say(interaction, words.ENTRY_GONE)
        else:
            await self._teach(interaction, press.questions, entry)

    async def _not_ours(self, interaction: Interaction, press: NotOurTopic, _: Given) -> None:
        if await self._services.moderators.admit(interaction):
            await self._teach(interaction, press.questions, None)

    async def _write_entry(self, interaction: Interaction, press: WriteEntry, _: Given) -> None:
        """The form of the desk; once it is saved, the queue finds its questions among the phrasings."""
        if not await self._services.moderators.admit(interaction):
            return
        waiting = await self._services.queue.these(numbers_of(press.questions), self._homes(interaction))
        if not waiting:
            await say(interaction, words.GONE)
            return
        asked = "\n".join(one.question for one in waiting)
        await interaction.response.send_modal(new_form(GiveNew(), clip(waiting[0].question, MAX_QUESTION), asked))

    async def _save_anyway(self, interaction: Interaction, press: SaveAnyway, _: Given) -> None:
        if not await self._services.moderators.admit(interaction):
            return
        entry = entry_by_key(self._services, press.entry) if press.entry else None
        if press.entry and entry is None:
            await say(interaction, words.ENTRY_GONE)
        else:
            await self._teach(interaction, press.questions, entry, anyway=True)

    async def _teach(
        self, interaction: Interaction, numbers: str, entry: Entry | None, *, anyway: bool = False
    ) -> None:
        """Add the questions where they belong, take them off the queue, and tell who wanted to know."""
        # Trying a change builds another engine, which takes longer than Discord waits.
        await interaction.response.defer()
        waiting = await self._services.queue.these(numbers_of(numbers), self._homes(interaction))
        if not waiting:
            await interaction.edit_original_response(view=done_card(words.GONE))
            return
        summary = words.SUMMARY_NOT_OURS if entry is None else words.SUMMARY.format(entry=entry.id)
        questions = [one.question for one in waiting]
        by = Moderator(interaction.user.id, interaction.user.display_name, interaction.guild_id)
        outcome = await self._teaching.teach(questions, entry.id if entry else None, by, summary, anyway=anyway)
        match outcome:
            case Saved() as saved:
                card = await self._saved(interaction, saved, waiting, entry)
            case Worse(turned):
                card = turns_card(
                    questions[0], turned, written(numbers_of(numbers), MOST_NUMBERS), key(entry.id) if entry else ""
                )
            case Refused(problems):
                lines = [f"- {clip(str(problem), 300)}" for problem in problems[:MOST_PROBLEMS]]
                card = done_card(words.REFUSED, *lines)
            case Conflict():
                card = done_card(words.CONFLICT)
            case ReadOnly(edit=edit):
                await interaction.edit_original_response(view=read_only_card(edit))
                await send_files(interaction, edit)
                return
            case Unwritable(reason):
                card = done_card(words.UNWRITABLE.format(reason=reason))
        await interaction.edit_original_response(view=card)

    async def _saved(
        self, interaction: Interaction, saved: Saved, waiting: Sequence[Waiting], entry: Entry | None
    ) -> Card:
        """Go live, take the questions off the queue, show moderators the diff with "Undo", tell who wanted to know."""
        await self._services.reloader.reload()
        homes = self._homes(interaction)
        wishes = await self._services.queue.settle([one.number for one in waiting], homes)
        question = quoted(waiting[0].question)
        what = words.POSTED_NOT_OURS if entry is None else words.POSTED_PHRASING
        said = what.format(question=question, entry=entry.id if entry else "")
        heading = desk_words.POSTED.format(who=interaction.user.mention, summary=said)
        card = saved_card(heading, saved.edit, "", saved.number)
        await self._services.moderators.tell_keepers(interaction.client, card)
        if entry is None:
            return done_card(words.LEARNED_NOT_OURS.format(question=question))
        told = await self._telling.tell(interaction.client, wishes, entry)
        sentence = words.TOLD_ONE if told == 1 else words.TOLD.format(count=told) if told else ""
        missed = words.NOT_REACHED.format(count=len(wishes) - told) if told < len(wishes) else ""
        return done_card(words.LEARNED.format(entry=entry.question, question=question), f"{sentence} {missed}".strip())

    async def _card(self, interaction: Interaction, place: int) -> Card:
        await settle_taught(self._services, interaction.client, self._homes(interaction))
        view = await self._groups.view(self._homes(interaction), place, self._services.desk.answerer)
        return queue_card(view) if view else notice(words.EMPTY)

    def _homes(self, interaction: Interaction) -> tuple[int, ...]:
        guild = home_of(interaction)
        return homes_of(guild.id, self._services.moderators, interaction.client) if guild else ()
