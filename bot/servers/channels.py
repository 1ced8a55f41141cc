"""What holds in one channel."""

from enum import StrEnum

from pydantic import BaseModel

NO_PLATFORM = ""
"""A channel that is said to be about no platform, whatever the default is."""


class ChannelMode(StrEnum):
    """When the bot speaks in a channel."""

    OFF = "off"
    MENTION = "mention"
    SUGGEST = "suggest"
    ANSWER = "answer"

    @property
    def unasked(self) -> bool:
        """Whether it may speak although nobody addressed it."""
        return self in (ChannelMode.SUGGEST, ChannelMode.ANSWER)


class ChannelSettings(BaseModel, frozen=True):
    """What somebody chose for a channel; None where nothing was chosen."""

    mode: ChannelMode | None = None
    platform: str | None = None
    flags_scams: bool | None = None

    def or_else(self, other: "ChannelSettings") -> "ChannelSettings":
        """These choices, with those of `other` where nothing was chosen."""
        return ChannelSettings(
            mode=other.mode if self.mode is None else self.mode,
            platform=other.platform if self.platform is None else self.platform,
            flags_scams=other.flags_scams if self.flags_scams is None else self.flags_scams,
        )


UNCHANGED = ChannelSettings()
USUAL = ChannelSettings(mode=ChannelMode.MENTION, platform=NO_PLATFORM, flags_scams=False)
