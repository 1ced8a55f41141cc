"""The link that adds the bot to a server, with the permissions it needs and no others."""

import base64
import binascii

import discord

# As discord.py and as Discord's settings name them.
NEEDED = {
    "read_messages": "View Channels",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",
}
PERMISSIONS = discord.Permissions(**dict.fromkeys(NEEDED, True))
SCOPES = ("bot", "applications.commands")


def invite_link(application: int) -> str:
    """Where somebody who manages a server clicks."""
    return discord.utils.oauth_url(application, permissions=PERMISSIONS, scopes=SCOPES)


def application_of(token: str) -> int | None:
    """The application a token belongs to, read off the token itself; None where it is no token."""
    first = token.partition(".")[0]
    try:
        number = base64.b64decode(first + "=" * (-len(first) % 4), validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return int(number) if number.isdecimal() and 15 <= len(number) <= 20 else None


def missing_permissions(there: discord.Permissions) -> tuple[str, ...]:
    """What the bot needs in a channel and does not have, as Discord's settings name it."""
    return tuple(shown for name, shown in NEEDED.items() if not getattr(there, name))
