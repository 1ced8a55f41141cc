"""What happens when somebody presses a button of an answer, browses, or sends one of the two forms."""

import logging
import secrets
from collections.abc import Sequence
from typing import Any, TypeAlias

import discord

from bot.answers.results import Mode
from bot.cards import words
from bot.cards.browse import browse_card
from bot.cards.card import Card, notice
from bot.cards.choices import kept_card
from bot.cards.custom_ids import decode
from bot.cards.modals import FIELD, question_form, reason_form
from bot.cards.presses import (
    ALL,
    Browse,
    Choose,
    Dismiss,
    GiveQuestion,
    GiveReason,
    NoneOfThese,
    OpenEntry,
    PickEntry,
    ReplyWith,
    TellMe,
    Vote,
)
from bot.commands.answer_this import send_reply
from bot.commands.errors import UNKNOWN_MESSAGE, say
from bot.commands.memory import Picked
from bot.commands.press_router import Given, PressRouter
from bot.commands.services import Services
from bot.commands.showing import asks_nothing, entry_by_key, entry_card, is_private, show_card
from bot.storage.engine import StorageError
from bot.storage.unanswered import Reason, Wished, clean

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]


class AnswerControls:
    """Acts on the controls of answers, "did you mean" and browsing."""

    def __init__(self, services: Services, presses: PressRouter) -> None:
        self._services = services
        presses.on(OpenEntry, self._read)
        presses.on(PickEntry, self._pick)
        presses.on(NoneOfThese, self._none_of_these)
        presses.on(TellMe, self._tell_me)
        presses.on(Vote, self._vote)
        presses.on(Dismiss, self._dismiss)
        presses.on(ReplyWith, self._reply)
        presses.on(Browse, self._browse)
        presses.on(Choose, self._choose)
        presses.on(GiveReason, self._reason)
        presses.on(GiveQuestion, self._question)

    async def _read(self, interaction: Interaction, press: OpenEntry, _: Given) -> None:
        await self._open(interaction, press.entry, in_place=False)

    async def _pick(self, interaction: Interaction, press: PickEntry, _: Given) -> None:
        mine = interaction.user.id == press.asker
        others = [key for key in offered(interaction.message) if key != press.entry] if mine else []
        await self._open(interaction, press.entry, in_place=mine)
        await self._note_pick(press, others, interaction.message)
        if not mine and entry_by_key(self._services, press.entry):
            await say(interaction, words.PICKED_ELSEWHERE)

    async def _note_pick(self, press: PickEntry, others: Sequence[str], card: discord.Message | None) -> None:
        """Count which entry was chosen beside which; nobody is named, and the question stays in memory for a day."""
        known = [entry_by_key(self._services, entry_key) for entry_key in (press.entry, *others)]
        picked, *beside = [entry.id for entry in known if entry is not None] or [""]
        if known[0] is None or not beside:
            return
        asked = self._services.asked.get(card.id) if card else None
        if asked is not None:
            noted = Picked(clean(asked.question), press.asker, picked, tuple(beside))
            self._services.picked.put(secrets.token_hex(4), noted)
        try:
            await self._services.picks.note(picked, beside)
        except StorageError as error:
            log.error("A choice could not be counted: %s", error)

    async def _reply(self, interaction: Interaction, press: ReplyWith, _: Given) -> None:
        await send_reply(self._services, interaction, press)

    async def _browse(self, interaction: Interaction, press: Browse, _: Given) -> None:
        card = browse_card(self._services.desk.knowledge, press)
        await show_card(interaction, card, in_place=is_private(interaction))

    async def _open(self, interaction: Interaction, entry_key: str, *, in_place: bool) -> None:
        await show_card(interaction, self._card(entry_key), in_place=in_place)
        entry = entry_by_key(self._services, entry_key)
        if entry is not None and interaction.channel_id is not None:
            # What somebody just read is what "and how long does that take?" is about.
            self._services.conversations.add(interaction.user.id, interaction.channel_id, entry.question)

    async def _choose(self, interaction: Interaction, press: Choose, given: Given) -> None:
        value = given.values[0] if given.values else ALL
        if press.platform == ALL:
            card = browse_card(self._services.desk.knowledge, Browse(value))
        elif press.topic == ALL:
            card = browse_card(self._services.desk.knowledge, Browse(press.platform, value))
        else:
            card = self._card(value, back=Browse(press.platform, press.topic))
        await show_card(interaction, card, in_place=True)

    async def _vote(self, interaction: Interaction, press: Vote, _: Given) -> None:
        message = interaction.message
        if message is None:
            await say(interaction, words.OUTDATED)
            return
        entry = entry_by_key(self._services, press.entry)
        try:
            await self._services.feedback.vote(
                message.id,
                interaction.user.id,
                entry.id if entry else press.entry,
                useful=press.useful,
                version=self._services.desk.knowledge.version,
                guild=interaction.guild_id,
            )
        except StorageError as error:
            log.error("A vote could not be stored: %s", error)
            await say(interaction, words.VOTE_FAILED)
            return
        self._services.metrics.vote(useful=press.useful)
        if press.useful:
            await say(interaction, words.THANKS_UP)
            return
        await interaction.response.send_modal(reason_form())
        asked = self._services.asked.get(message.id)
        if asked is not None and asked.asker == interaction.user.id:
            kept = await self._services.put_on_list(
                asked.question,
                Reason.THUMBS_DOWN,
                mode=asked.mode,
                guild=interaction.guild_id,
                channel=interaction.channel_id,
                asker=asked.asker,
                message=asked.message,
            )
            if kept:
                # Another 👎 on this card is the same complaint.
                self._services.asked.drop(message.id)

    async def _none_of_these(self, interaction: Interaction, press: NoneOfThese, _: Given) -> None:
        asked = self._services.asked.get(interaction.message.id) if interaction.message else None
        if interaction.user.id != press.asker:
            await say(interaction, words.ASKED_ELSEWHERE)
        elif asked is None:
            await interaction.response.send_modal(question_form())
        else:
            kept = await self._services.put_on_list(
                asked.question,
                Reason.NONE_OF_THESE,
                mode=asked.mode,
                guild=interaction.guild_id,
                channel=interaction.channel_id,
                asker=asked.asker,
                message=asked.message,
            )
            await interaction.response.edit_message(view=kept_card(kept))

    async def _tell_me(self, interaction: Interaction, press: TellMe, _: Given) -> None:
        match await self._services.unanswered.wish(press.question, interaction.user.id):
            case Wished.NOTED:
                await say(interaction, words.TELL_ME_YES)
            case Wished.NOT_THEIRS:
                await say(interaction, words.TELL_ME_ELSEWHERE)
            case Wished.GONE:
                await say(interaction, words.TELL_ME_GONE)

    async def _dismiss(self, interaction: Interaction, press: Dismiss, _: Given) -> None:
        if interaction.user.id != press.asker and not interaction.permissions.manage_messages:
            await say(interaction, words.DISMISS_FORBIDDEN)
            return
        await interaction.response.defer()
        try:
            await interaction.delete_original_response()
        except discord.NotFound as error:
            # Somebody else, or a second press, was faster.
            if error.code != UNKNOWN_MESSAGE:
                raise

    async def _reason(self, interaction: Interaction, _: GiveReason, given: Given) -> None:
        message, text = interaction.message, given.fields.get(FIELD, "")
        explained = not text or (
            message is not None and await self._services.feedback.explain(message.id, interaction.user.id, text)
        )
        await say(interaction, words.THANKS_DOWN if explained else words.NO_THUMB_DOWN)

    async def _question(self, interaction: Interaction, _: GiveQuestion, given: Given) -> None:
        text = given.fields.get(FIELD, "")
        if asks_nothing(text):
            await say(interaction, words.EMPTY_QUESTION)
            return
        kept = await self._services.put_on_list(
            text,
            Reason.NONE_OF_THESE,
            mode=Mode.DIRECT,
            guild=interaction.guild_id,
            channel=interaction.channel_id,
            asker=interaction.user.id,
        )
        thanks = kept_card(kept)
        if interaction.message is not None:
            await interaction.response.edit_message(view=thanks)
        else:
            await interaction.response.send_message(view=thanks, ephemeral=True)

    def _card(self, entry_key: str, back: Browse | None = None) -> Card:
        entry = entry_by_key(self._services, entry_key)
        card = entry_card(self._services, entry, back) if entry else None
        return card or notice(words.ENTRY_GONE)


def offered(message: discord.Message | None) -> list[str]:
    """The keys of the entries that a "did you mean" card offers."""
    shown = discord.ui.LayoutView.from_message(message).walk_children() if message else ()
    ids = [str(getattr(item, "custom_id", "")) for item in shown]
    pressed = [decode(custom_id, [PickEntry]) for custom_id in ids if custom_id]
    return [press.entry for press in pressed if isinstance(press, PickEntry)]
