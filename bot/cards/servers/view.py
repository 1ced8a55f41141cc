"""What the pages of `/settings` show."""

import datetime as dt
from dataclasses import dataclass

from bot.knowledge.knowledge import Knowledge
from bot.servers.settings import Server


@dataclass(frozen=True, slots=True)
class SettingsView:
    """A server's settings, and what they meet: what is known, today, whether the bot gets the words of messages."""

    server: Server
    knowledge: Knowledge
    today: dt.date
    reads_messages: bool


@dataclass(frozen=True, slots=True)
class Access:
    """What the bot may do in a channel, and whether everybody may read it."""

    may_write: bool = True
    is_public: bool = False
