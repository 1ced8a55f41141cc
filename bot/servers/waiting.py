"""A question that waits for the moderators of a server."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a question is on the list."""

    NO_MATCH = "no_match"
    NONE_OF_THESE = "none_of_these"
    THUMBS_DOWN = "thumbs_down"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that waits, how many people asked it how often, and how many want to be told."""

    number: int
    guild_id: int
    question: str
    reason: Reason
    channel_id: int | None
    message_id: int | None
    times: int
    last_asked: dt.datetime
    people: int
    wishes: int
