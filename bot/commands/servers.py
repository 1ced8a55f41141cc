"""The settings of servers, kept at hand for a while."""

import datetime as dt
import logging
from collections import OrderedDict
from collections.abc import Callable

from bot.clock import Clock
from bot.servers.channels import ChannelMode, ChannelSettings
from bot.servers.settings import Server, ServerSettings
from bot.settings import Settings
from bot.storage.engine import StorageError
from bot.storage.servers import ServerSettingsRepository

log = logging.getLogger(__name__)

FRESH = dt.timedelta(seconds=30)
"""For so long a change that another process made may go unnoticed here, unless somebody calls `forget`."""
SIZE = 5_000


class Servers:
    """What holds in each server; where the database fails, what held last or what the operator chose."""

    def __init__(self, repository: ServerSettingsRepository, defaults: ServerSettings, clock: Clock) -> None:
        self._repository = repository
        self._defaults = defaults
        self._clock = clock
        self._known: OrderedDict[int, tuple[dt.datetime, Server]] = OrderedDict()
        self._nowhere = Server(ServerSettings(), ServerSettings())

    async def of(self, guild: int | None) -> Server:
        """What holds in a server, or (None) in direct messages."""
        if guild is None:
            return self._nowhere
        known = self._known.get(guild)
        if known and self._clock() - known[0] < FRESH:
            return known[1]
        try:
            return self._keep(guild, await self._repository.read(guild))
        except StorageError as error:
            log.error("The settings of server %s could not be read: %s", guild, error)
            return known[1] if known else Server(ServerSettings(), self._defaults)

    async def change(self, guild: int, edit: Callable[[ServerSettings], ServerSettings]) -> Server:
        """Change what is stored for a server; `StorageError` where that fails."""
        return self._keep(guild, await self._repository.change(guild, edit))

    def forget(self, guild: int) -> None:
        """Read the settings of a server anew next time, since somebody else changed them."""
        self._known.pop(guild, None)

    def _keep(self, guild: int, own: ServerSettings) -> Server:
        server = Server(own, self._defaults)
        self._known[guild] = (self._clock(), server)
        self._known.move_to_end(guild)
        while len(self._known) > SIZE:
            self._known.popitem(last=False)
        return server


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
