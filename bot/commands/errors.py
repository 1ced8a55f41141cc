"""The error boundary of everything a member starts: log with a reference, answer kindly, carry on.

Only here a whole `Exception` is caught. What can be known is told apart by Discord's error code:

    10062, 10015   too late, or the token ran out: nothing more can be said
    40060          already acknowledged, normal after a retried callback
    50001, 50013   a permission is missing
"""

import logging
import secrets
from collections.abc import Awaitable
from typing import Any, TypeAlias

import aiohttp
import discord
from discord import app_commands

from bot.cards import words
from bot.cards.card import notice
from bot.logs import request_id

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]

UNKNOWN_MESSAGE = 10008
UNKNOWN_INTERACTION = 10062
INVALID_WEBHOOK_TOKEN = 50027
EXPIRED_WEBHOOK = 10015
ALREADY_ACKNOWLEDGED = 40060
MISSING_ACCESS = 50001
MISSING_PERMISSIONS = 50013
GONE = frozenset({UNKNOWN_INTERACTION, EXPIRED_WEBHOOK, ALREADY_ACKNOWLEDGED, INVALID_WEBHOOK_TOKEN})
FORBIDDEN = frozenset({MISSING_ACCESS, MISSING_PERMISSIONS})
# A connection that broke; half of aiohttp's errors are no OSError.
DROPPED = (OSError, aiohttp.ClientError)


async def guarded(interaction: Interaction, work: Awaitable[None]) -> None:
    """Run what a press or a form started; nothing escapes."""
    try:
        await work
    except Exception as error:  # noqa: BLE001 - the boundary that the module describes
        await report(interaction, error)


async def report(interaction: Interaction, error: Exception) -> None:
    """Tell the member what can be told, and the log the rest."""
    sentence = _sentence(error)
    if sentence is None:
        return
    try:
        await say(interaction, sentence)
    except (discord.HTTPException, *DROPPED) as unsaid:
        log.info("The apology could not be delivered: %s", type(unsaid).__name__)


async def say(interaction: Interaction, sentence: str) -> None:
    """A short sentence only for the person who acted."""
    if interaction.response.is_done():
        await interaction.followup.send(view=notice(sentence), ephemeral=True)
    else:
        await interaction.response.send_message(view=notice(sentence), ephemeral=True)


def _sentence(error: Exception) -> str | None:
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return words.COMMAND_CHANGED
    if isinstance(cause, discord.HTTPException):
        if cause.code in GONE:
            log.info("An interaction was over before it was answered (code %s)", cause.code)
            return None
        if cause.code in FORBIDDEN:
            log.warning("A permission is missing (code %s)", cause.code)
            return words.NO_PERMISSION
    reference = request_id() or secrets.token_hex(4)
    log.error("A handler failed (reference %s)", reference, exc_info=cause)
    return words.failed(reference)
