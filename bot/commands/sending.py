"""Sending an answer into a channel: patient with Discord's hiccups, and never twice.

discord.py repeats a request after 429, 500, 502, 504 and 524, but not after 503 or a dropped connection. We do, with
the same nonce: Discord then returns the first message instead of sending a second one.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence

import discord

from bot.cards.card import Card
from bot.commands.errors import DROPPED

log = logging.getLogger(__name__)

WAITS = (0.5, 2.0)
SERVER_ERRORS = 500
NO_HISTORY = 160002
# No access, no permission, a closed direct message, an archived and locked thread, a channel that is gone.
CLOSED = frozenset({50001, 50013, 50007, 50083, 10003})


async def send_reply(message: discord.Message, card: Card) -> discord.Message | None:
    """Reply without pinging anybody; None where the bot may not write."""
    # A question that was deleted meanwhile must not turn the answer into an error.
    reference = message.to_reference(fail_if_not_exists=False)
    nonce = secrets.token_hex(12)
    send = message.channel.send
    try:
        try:
            return await patiently(lambda: send(view=card, reference=reference, mention_author=False, nonce=nonce))
        except discord.HTTPException as error:
            if error.code != NO_HISTORY:
                raise
            return await patiently(lambda: send(view=card, nonce=nonce))
    except discord.HTTPException as error:
        if error.code in CLOSED:
            return None
        raise


async def send_to(
    channel: discord.abc.Messageable, card: Card, files: Sequence[discord.File] = ()
) -> discord.Message | None:
    """Send into a channel without pinging anybody; None where the bot may not write."""
    nonce = secrets.token_hex(12)
    try:
        return await patiently(lambda: channel.send(view=card, files=files, nonce=nonce))
    except discord.HTTPException as error:
        if error.code in CLOSED:
            return None
        raise


async def patiently(send: Callable[[], Awaitable[discord.Message]]) -> discord.Message:
    """Try again after a hiccup of Discord; what is sent needs a nonce of its own."""
    for wait in WAITS:
        try:
            return await send()
        except discord.HTTPException as error:
            if error.status < SERVER_ERRORS:
                raise
            hiccup = type(error).__name__
        except DROPPED as error:
            hiccup = type(error).__name__
        log.info("Discord had a hiccup (%s), trying again", hiccup)
        await asyncio.sleep(wait)
    return await send()
