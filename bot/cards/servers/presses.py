"""What the controls of `/settings` mean; none names a server, since each acts on the one it was pressed in."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.cards.custom_ids import Press

ELSEWHERE = 0
"""In place of a channel's id: every channel that has no setting of its own."""


class Page(StrEnum):
    """The pages of `/settings`."""

    HOME = "home"
    CHANNELS = "channels"
    MODERATORS = "moderators"
    UNASKED = "unasked"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class OpenSettings(Press):
    """Show a page."""

    kind: ClassVar[str] = "settings"
    page: Page = Page.HOME


@dataclass(frozen=True, slots=True)
class ChooseChannel(Press):
    """A menu of channels: which one to look at."""

    kind: ClassVar[str] = "set_where"


@dataclass(frozen=True, slots=True)
class OpenChannel(Press):
    """Show what holds in a channel, with a page of the platforms to choose from."""

    kind: ClassVar[str] = "set_open"
    channel: int
    platforms: int = 0


@dataclass(frozen=True, slots=True)
class SetMode(Press):
    """A menu of modes for a channel."""

    kind: ClassVar[str] = "set_mode"
    channel: int


@dataclass(frozen=True, slots=True)
class SetPlatform(Press):
    """A menu of platforms that a channel is about."""

    kind: ClassVar[str] = "set_about"
    channel: int


@dataclass(frozen=True, slots=True)
class SetFlags(Press):
    """Point out scams in a channel, or not."""

    kind: ClassVar[str] = "set_scams"
    channel: int
    on: bool


@dataclass(frozen=True, slots=True)
class ForgetChannel(Press):
    """Take back everything that was chosen for a channel."""

    kind: ClassVar[str] = "set_forget"
    channel: int


@dataclass(frozen=True, slots=True)
class SetModerators(Press):
    """A menu of roles whose members are moderators."""

    kind: ClassVar[str] = "set_mods"


@dataclass(frozen=True, slots=True)
class SetModeratorChannel(Press):
    """A menu of channels: where moderators are told of things."""

    kind: ClassVar[str] = "set_modroom"


@dataclass(frozen=True, slots=True)
class ForgetModeratorChannel(Press):
    """No longer tell moderators of things."""

    kind: ClassVar[str] = "set_noroom"


@dataclass(frozen=True, slots=True)
class SetDigest(Press):
    """Send moderators a weekly digest, or not."""

    kind: ClassVar[str] = "set_digest"
    on: bool


@dataclass(frozen=True, slots=True)
class SetStrictness(Press):
    """A menu: how sure the bot must be unasked."""

    kind: ClassVar[str] = "set_strict"


@dataclass(frozen=True, slots=True)
class AskQuietHours(Press):
    """Open the form for quiet hours."""

    kind: ClassVar[str] = "set_quiet"


@dataclass(frozen=True, slots=True)
class SetQuietHours(Press):
    """The form for quiet hours, sent."""

    kind: ClassVar[str] = "set_hours"


@dataclass(frozen=True, slots=True)
class ForgetQuietHours(Press):
    """Speak at any hour again."""

    kind: ClassVar[str] = "set_loud"


@dataclass(frozen=True, slots=True)
class SetDates(Press):
    """A menu: how dates are written."""

    kind: ClassVar[str] = "set_dates"
