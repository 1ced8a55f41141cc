"""What the pages of `/settings` show."""

import datetime as dt
from dataclasses import dataclass

from bot.knowledge.knowledge import Knowledge
from bot.servers.settings import Server


@dataclass(frozen=True, slots=True)
class SettingsView:
    """A server's settings, and what they meet: what is known, today, whether the bot gets the words of messages.

    `places` are the server's channels and threads: what an operator chose for another server is nobody's business here.
    """

    server: Server
    knowledge: Knowledge
    today: dt.date
    reads_messages: bool
    places: frozenset[int]

    @property
    def chosen_places(self) -> list[int]:
        """The channels with choices of their own."""
        return sorted({*self.server.own.channels, *self.server.defaults.channels} & self.places)

    @property
    def room(self) -> int | None:
        """Where moderators are told of things."""
        room = self.server.moderator_channel
        return room if room in self.places else None


@dataclass(frozen=True, slots=True)
class Access:
    """What the bot may do in a channel, and whether everybody may read it."""

    may_write: bool = True
    is_public: bool = False
