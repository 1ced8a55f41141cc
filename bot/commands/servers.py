"""The settings of servers, kept at hand for a while."""

import datetime as dt
import logging
from collections import OrderedDict
from collections.abc import Callable

from bot.clock import Clock
from bot.fleet import Fleet, Topic
from bot.servers.channels import ChannelMode, ChannelSettings
from bot.servers.settings import Server, ServerSettings
from bot.settings import Settings
from bot.storage.engine import StorageError
from bot.storage.servers import ServerSettingsRepository

log = logging.getLogger(__name__)

FRESH = dt.timedelta(seconds=30)
"""For so long a change by somebody else may go unnoticed by a process that is not told."""
FRESH_WHILE_TOLD = dt.timedelta(minutes=10)
SIZE = 50_000


class Servers:
    """What holds in each server; where the database fails, what held last or what the operator chose."""

    def __init__(
        self, repository: ServerSettingsRepository, defaults: ServerSettings, clock: Clock, fleet: Fleet
    ) -> None:
        self._repository = repository
        self._defaults = defaults
        self._clock = clock
        self._fleet = fleet
        self._known: OrderedDict[int, tuple[dt.datetime, Server]] = OrderedDict()
        self._nowhere = Server(ServerSettings(), ServerSettings())
        self._unchosen = Server(ServerSettings(), defaults)
        self._changes = 0
        fleet.hear(Topic.SETTINGS, self._forget)

    async def of(self, guild: int | None) -> Server:
        """What holds in a server, or (None) in direct messages."""
        if guild is None:
            return self._nowhere
        known = self._known.get(guild)
        if known and self._clock() - known[0] < (FRESH_WHILE_TOLD if self._fleet.hears else FRESH):
            return known[1]
        if known:
            # One looks; meanwhile the others do with what held so far.
            self._known[guild] = (self._clock(), known[1])
        changes = self._changes
        try:
            own = await self._repository.read(guild)
        except StorageError as error:
            log.error("The settings of server %s could not be read: %s", guild, error)
            return known[1] if known else self._unchosen
        server = self._server(own)
        if changes == self._changes:
            # What was read while a change came in may be what was before it.
            self._keep(guild, server)
        return server

    async def change(self, guild: int, edit: Callable[[ServerSettings], ServerSettings]) -> Server:
        """Change what is stored for a server; `StorageError` where that fails."""
        server = self._server(await self._repository.change(guild, edit))
        self._keep(guild, server)
        return server

    async def with_moderators(self) -> set[int]:
        """The servers that chose a channel for their moderators, whichever process holds them."""
        return await self._repository.with_moderators()

    def _forget(self, guild: str | None) -> None:
        self._changes += 1
        if guild is None:
            self._known.clear()
        else:
            self._known.pop(int(guild), None)

    def _server(self, own: ServerSettings) -> Server:
        return Server(own, self._defaults) if own != self._unchosen.own else self._unchosen

    def _keep(self, guild: int, server: Server) -> None:
        self._known[guild] = (self._clock(), server)
        self._known.move_to_end(guild)
        while len(self._known) > SIZE:
            self._known.popitem(last=False)


def defaults_of(settings: Settings) -> ServerSettings:
    """What the operator chose in the environment, for servers that chose nothing themselves."""
    named = {*settings.passive_channels, *settings.scam_flag_channels, *settings.channel_platforms}
    channels = {
        channel: ChannelSettings(
            mode=ChannelMode.ANSWER if channel in settings.passive_channels else None,
            platform=settings.channel_platforms.get(channel),
            flags_scams=True if channel in settings.scam_flag_channels else None,
        )
        for channel in named
    }
    return ServerSettings(channels=channels, moderator_channel=settings.moderator_channel)
