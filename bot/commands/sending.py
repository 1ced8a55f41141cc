"""Sending an answer into a channel: patient with Discord's hiccups, and never twice.

discord.py repeats a request after 429, 500, 502, 504 and 524, but not after 503 or a dropped connection. We do, with
the same nonce: Discord then returns the first message instead of sending a second one.
"""

import asyncio
import logging
import secrets
from collections.abc import Iterator

import discord

from bot.cards.card import Card

log = logging.getLogger(__name__)

WAITS = (0.5, 2.0)
SERVER_ERRORS = 500
NO_HISTORY = 160002
# No access, no permission, a closed direct message, an archived and locked thread, a channel that is gone.
CLOSED = frozenset({50001, 50013, 50007, 50083, 10003})


async def send_reply(message: discord.Message, card: Card) -> discord.Message | None:
    """Reply without pinging anybody; None where the bot may not write."""
    # A question that was deleted meanwhile must not turn the answer into an error.
    reference: discord.MessageReference | None = message.to_reference(fail_if_not_exists=False)
    nonce = secrets.token_hex(12)
    waits = iter(WAITS)
    while True:
        try:
            return await _send(message, card, reference, nonce)
        except discord.HTTPException as error:
            if error.code in CLOSED:
                return None
            if error.code == NO_HISTORY and reference is not None:
                reference = None
            elif error.status < SERVER_ERRORS or not await _waited(waits, error):
                raise
        except OSError as error:
            if not await _waited(waits, error):
                raise


async def _waited(waits: Iterator[float], error: Exception) -> bool:
    wait = next(waits, None)
    if wait is None:
        return False
    log.info("Discord had a hiccup (%s), trying again", type(error).__name__)
    await asyncio.sleep(wait)
    return True


async def _send(
    message: discord.Message, card: Card, reference: discord.MessageReference | None, nonce: str
) -> discord.Message:
    if reference is None:
        return await message.channel.send(view=card, nonce=nonce)
    return await message.channel.send(view=card, reference=reference, mention_author=False, nonce=nonce)
