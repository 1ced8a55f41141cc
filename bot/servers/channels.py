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


UNCHANGED = ChannelSettings()
