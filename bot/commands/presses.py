"""What happens when somebody presses a button or uses a menu."""

import logging
from typing import Any, TypeAlias

import discord

from bot.cards import words
from bot.cards.browse import browse_card
from bot.cards.card import Card, notice
from bot.cards.modals import question_form, reason_form
from bot.cards.presses import (
    ALL,
    Browse,
    Choose,
    Dismiss,
    NoneOfThese,
    OpenEntry,
    Outdated,
    PickEntry,
    Press,
    ReplyWith,
    Vote,
)
from bot.commands.answer_this import send_reply
from bot.commands.errors import UNKNOWN_MESSAGE, say
from bot.commands.services import Services
from bot.commands.showing import entry_by_key, entry_card
from bot.storage.engine import StorageError
from bot.storage.unanswered import Reason

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]


async def press_control(services: Services, interaction: Interaction, press: Press, values: list[str]) -> None:
    """Do what a control stands for."""
    match press:
        case OpenEntry(entry):
            await _open(services, interaction, entry, in_place=False)
        case PickEntry(entry, asker):
            mine = interaction.user.id == asker
            await _open(services, interaction, entry, in_place=mine)
            if not mine and entry_by_key(services, entry):
                await say(interaction, words.PICKED_ELSEWHERE)
        case NoneOfThese(asker):
            await _none_of_these(services, interaction, asker)
        case Vote():
            await _vote(services, interaction, press)
        case Dismiss(asker):
            await _dismiss(interaction, asker)
        case ReplyWith():
            await send_reply(services, interaction, press)
        case Browse():
            await _show(interaction, browse_card(services.desk.knowledge, press), in_place=_is_private(interaction))
        case Choose():
            await _choose(services, interaction, press, values)
        case Outdated():
            await say(interaction, words.OUTDATED)


async def _open(services: Services, interaction: Interaction, entry_key: str, *, in_place: bool) -> None:
    await _show(interaction, _card(services, entry_key), in_place=in_place)
    entry = entry_by_key(services, entry_key)
    if entry is not None and interaction.channel_id is not None:
        # What somebody just read is what "and how long does that take?" is about.
        services.conversations.add(interaction.user.id, interaction.channel_id, entry.question)


async def _choose(services: Services, interaction: Interaction, press: Choose, values: list[str]) -> None:
    value = values[0] if values else ALL
    if press.platform == ALL:
        card = browse_card(services.desk.knowledge, Browse(value))
    elif press.topic == ALL:
        card = browse_card(services.desk.knowledge, Browse(press.platform, value))
    else:
        card = _card(services, value, back=Browse(press.platform, press.topic))
    await _show(interaction, card, in_place=True)


async def _vote(services: Services, interaction: Interaction, press: Vote) -> None:
    message = interaction.message
    if message is None:
        await say(interaction, words.OUTDATED)
        return
    entry = entry_by_key(services, press.entry)
    try:
        await services.feedback.vote(
            message.id,
            interaction.user.id,
            entry.id if entry else press.entry,
            useful=press.useful,
            version=services.desk.knowledge.version,
            guild=interaction.guild_id,
        )
    except StorageError as error:
        log.error("A vote could not be stored: %s", error)
        await say(interaction, words.VOTE_FAILED)
        return
    if press.useful:
        await say(interaction, words.THANKS_UP)
        return
    await interaction.response.send_modal(reason_form())
    asked = services.asked.get(message.id)
    if asked is not None and asked.asker == interaction.user.id:
        kept = await services.put_on_list(
            asked.question,
            Reason.THUMBS_DOWN,
            mode=asked.mode,
            guild=interaction.guild_id,
            channel=interaction.channel_id,
        )
        if kept:
            # Another 👎 on this card is the same complaint.
            services.asked.drop(message.id)


async def _none_of_these(services: Services, interaction: Interaction, asker: int) -> None:
    asked = services.asked.get(interaction.message.id) if interaction.message else None
    if interaction.user.id != asker:
        await say(interaction, words.ASKED_ELSEWHERE)
    elif asked is None:
        await interaction.response.send_modal(question_form())
    else:
        kept = await services.put_on_list(
            asked.question,
            Reason.NONE_OF_THESE,
            mode=asked.mode,
            guild=interaction.guild_id,
            channel=interaction.channel_id,
        )
        await interaction.response.edit_message(view=notice(words.THANKS_NONE if kept else words.VOTE_FAILED))


async def _dismiss(interaction: Interaction, asker: int) -> None:
    if interaction.user.id != asker and not interaction.permissions.manage_messages:
        await say(interaction, words.DISMISS_FORBIDDEN)
        return
    await interaction.response.defer()
    try:
        await interaction.delete_original_response()
    except discord.NotFound as error:
        # Somebody else, or a second press, was faster.
        if error.code != UNKNOWN_MESSAGE:
            raise


async def _show(interaction: Interaction, card: Card, *, in_place: bool) -> None:
    if in_place:
        await interaction.response.edit_message(view=card)
    else:
        await interaction.response.send_message(view=card, ephemeral=True)


def _card(services: Services, entry_key: str, back: Browse | None = None) -> Card:
    entry = entry_by_key(services, entry_key)
    card = entry_card(services, entry, back) if entry else None
    return card or notice(words.ENTRY_GONE)


def _is_private(interaction: Interaction) -> bool:
    return interaction.message is not None and interaction.message.flags.ephemeral
