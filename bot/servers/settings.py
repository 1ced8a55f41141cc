"""What the admins of a server chose, and what holds there."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from bot.answers.strictness import Strictness
from bot.servers.channels import NO_PLATFORM, UNCHANGED, ChannelMode, ChannelSettings
from bot.servers.date_style import DateStyle
from bot.servers.quiet_hours import QuietHours


class ServerSettings(BaseModel, frozen=True):
    """What somebody chose for a server, or an operator for all; None where nothing was chosen.

    `elsewhere` is for every channel that is not in `channels`.
    """

    channels: Mapping[int, ChannelSettings] = {}
    elsewhere: ChannelSettings = UNCHANGED
    strictness: Strictness | None = None
    moderator_channel: int | None = None
    moderator_roles: tuple[int, ...] = ()
    quiet_hours: QuietHours | None = None
    dates: DateStyle | None = None
    digest: bool | None = None

    def with_channel(self, channel: int | None, chosen: ChannelSettings) -> "ServerSettings":
        """The same with other choices for a channel, or (None) for every channel that has none of its own."""
        if channel is None:
            return self.model_copy(update={"elsewhere": chosen})
        channels = {known: settings for known, settings in self.channels.items() if known != channel}
        if chosen != UNCHANGED:
            channels[channel] = chosen
        return self.model_copy(update={"channels": channels})

    def chosen_for(self, channel: int | None) -> ChannelSettings:
        """The choices for a channel, or (None) for all others."""
        return self.elsewhere if channel is None else self.channels.get(channel, UNCHANGED)


@dataclass(frozen=True, slots=True)
class Channel:
    """What holds in a channel."""

    mode: ChannelMode
    platform: str | None
    flags_scams: bool


@dataclass(frozen=True, slots=True)
class Server:
    """What holds in a server: its own choices, and the operator's where it made none."""

    own: ServerSettings
    defaults: ServerSettings

    def channel(self, channel: int | None, parent: int | None = None) -> Channel:
        """What holds in a channel (None: in one that nobody chose for), or in a thread of the channel `parent`."""
        places = [place for place in (channel, parent) if place is not None]
        chosen = [
            choices
            for settings in (self.own, self.defaults)
            for choices in (*map(settings.chosen_for, places), settings.elsewhere)
        ]
        mode = next((one.mode for one in chosen if one.mode is not None), ChannelMode.MENTION)
        platform = next((one.platform for one in chosen if one.platform is not None), NO_PLATFORM)
        flags_scams = next((one.flags_scams for one in chosen if one.flags_scams is not None), False)
        return Channel(mode, platform or None, flags_scams)

    @property
    def strictness(self) -> Strictness:
        """How sure the bot must be unasked."""
        return self.own.strictness or self.defaults.strictness or Strictness.USUAL

    @property
    def moderator_channel(self) -> int | None:
        """Where moderators are told of things."""
        return self.own.moderator_channel or self.defaults.moderator_channel

    @property
    def moderator_roles(self) -> frozenset[int]:
        """Whose members are moderators, beside those who may manage the server."""
        return frozenset(self.own.moderator_roles)

    @property
    def quiet_hours(self) -> QuietHours | None:
        """When the bot says nothing unasked."""
        return self.own.quiet_hours

    def is_quiet(self, moment: dt.datetime) -> bool:
        """Whether quiet hours hold."""
        return self.quiet_hours is not None and self.quiet_hours.cover(moment)

    @property
    def dates(self) -> DateStyle:
        """How dates are written."""
        return self.own.dates or DateStyle.ENGLISH

    @property
    def digest(self) -> bool:
        """Whether moderators get a digest each week."""
        return self.own.digest is not False
