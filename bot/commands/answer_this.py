"""The message menu "Answer this": pick one of the three best, and it is sent as a reply to that person."""

from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.results import Answer, NoMatch, Result, Suggestions
from bot.cards import words
from bot.cards.card import notice
from bot.cards.choices import MAX_SUGGESTIONS, notice_with_browse, reply_picker
from bot.cards.presses import ReplyWith
from bot.commands.deferring import deferring
from bot.commands.errors import FORBIDDEN, UNKNOWN_MESSAGE, say
from bot.commands.sending import patiently
from bot.commands.services import Services
from bot.commands.showing import entry_by_key, entry_card
from bot.knowledge.entry import Entry
from bot.reception import BusyError, Turn

Interaction: TypeAlias = discord.Interaction[Any]

INVALID_FORM_BODY = 50035
ONLY_THE_AUTHOR = discord.AllowedMentions(everyone=False, users=False, roles=False, replied_user=True)


class AnswerThis(commands.Cog):
    """Help somebody with an answer the bot has."""

    def __init__(self, services: Services, tree: app_commands.CommandTree[Any]) -> None:
        self._services = services
        self._tree = tree
        self._menu = app_commands.ContextMenu(name=words.ANSWER_THIS, callback=self.pick)

    async def cog_load(self) -> None:
        """Add the menu; cogs cannot hold one by decorator."""
        self._tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take it away again."""
        self._tree.remove_command(self._menu.name, type=self._menu.type)

    async def pick(self, interaction: Interaction, message: discord.Message) -> None:
        """Offer the answers that fit the message, only to the helper."""
        if message.author == interaction.client.user:
            await say(interaction, words.ANSWER_THIS_OWN)
            return
        if not message.content.strip():
            await say(interaction, words.ANSWER_THIS_EMPTY)
            return
        try:
            async with deferring(interaction, self._services.metrics):
                best = await self._best(message.content)
        except BusyError:
            await say(interaction, words.BUSY)
            return
        card = reply_picker(best, message.id) if best else notice_with_browse(words.ANSWER_THIS_NOTHING)
        if interaction.response.is_done():
            await interaction.followup.send(view=card, ephemeral=True)
        else:
            await interaction.response.send_message(view=card, ephemeral=True)

    async def _best(self, text: str) -> list[Entry]:
        # Not through Services.ask: the words are somebody else's and must not enter the helper's conversation.
        result = await self._services.reception.do(lambda answerer: answerer.ask((text,)), Turn.COMMAND)
        return list({entry.id: entry for entry in _entries(result)}.values())[:MAX_SUGGESTIONS]


async def send_reply(services: Services, interaction: Interaction, press: ReplyWith) -> None:
    """Send the chosen answer; only the author of the message is notified."""
    entry = entry_by_key(services, press.entry)
    card = entry_card(services, entry) if entry else None
    if card is None:
        await interaction.response.edit_message(view=notice(words.ENTRY_GONE))
        return
    if interaction.guild_id is not None and not _may_write(interaction):
        await interaction.response.edit_message(view=notice(words.ANSWER_THIS_NOT_YOURS))
        return
    channel = interaction.channel
    if not isinstance(channel, discord.abc.Messageable):
        await interaction.response.edit_message(view=card)
        return
    reference = discord.MessageReference(
        message_id=press.message, channel_id=interaction.channel_id or 0, guild_id=interaction.guild_id
    )
    # The id of the menu rather than of the press: a second press on the same menu must not send a second answer.
    nonce = str(interaction.message.id if interaction.message else interaction.id)
    await interaction.response.defer()
    try:
        await patiently(
            lambda: channel.send(view=card, reference=reference, allowed_mentions=ONLY_THE_AUTHOR, nonce=nonce)
        )
    except discord.HTTPException as error:
        if error.code in FORBIDDEN:
            await interaction.edit_original_response(view=card)
            await say(interaction, words.ANSWER_THIS_FORBIDDEN)
        elif _is_gone(error):
            await interaction.edit_original_response(view=notice(words.ANSWER_THIS_GONE))
        else:
            raise
        return
    await interaction.edit_original_response(view=notice(words.ANSWER_THIS_SENT))


def _entries(result: Result) -> tuple[Entry, ...]:
    match result:
        case Answer(entry=entry, also=also, related=related):
            first = (entry,) if entry else ()
            return (*first, *(suggestion.entry for suggestion in also), *related)
        case Suggestions(suggestions):
            return tuple(suggestion.entry for suggestion in suggestions)
        case NoMatch():
            return ()


def _is_gone(error: discord.HTTPException) -> bool:
    # Discord has no code of its own for a reply to a deleted message.
    unknown_reference = error.code == INVALID_FORM_BODY and "message_reference" in error.text
    return unknown_reference or error.code == UNKNOWN_MESSAGE


def _may_write(interaction: Interaction) -> bool:
    in_thread = isinstance(interaction.channel, discord.Thread)
    permissions = interaction.permissions
    return permissions.send_messages_in_threads if in_thread else permissions.send_messages
