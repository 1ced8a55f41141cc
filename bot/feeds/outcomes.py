"""What comes of asking for a page: it, "not changed", or a named failure with a sentence for the operator."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Why there is no page."""

    BAD_ADDRESS = "bad_address"
    PRIVATE_ADDRESS = "private_address"
    FORBIDDEN_REDIRECT = "forbidden_redirect"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    FORBIDDEN_BY_ROBOTS = "forbidden_by_robots"
    ROBOTS_UNAVAILABLE = "robots_unavailable"
    NO_SUCH_HOST = "no_such_host"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    BUSY = "busy"
    REFUSED = "refused"
    BAD_STATUS = "bad_status"
    WRONG_TYPE = "wrong_type"
    TOO_LARGE = "too_large"
    GARBLED = "garbled"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with its last good answer, so that it can say "not changed" the next time."""

    etag: str | None = None
    last_modified: str | None = None


NOTHING_KNOWN = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole page; `url` is where it was found in the end, `kind` its media type in lower case."""

    url: str
    body: bytes
    kind: str
    charset: str | None = None
    validators: Validators = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class NotModified:
    """The page is as it was when the validators were given."""

    validators: Validators


@dataclass(frozen=True, slots=True)
class Failed:
    """No page; `retry_at` is the moment before which the server asked to be left alone, `status` what it answered."""

    trouble: Trouble
    sentence: str
    retry_at: dt.datetime | None = None
    status: int | None = None


Outcome = Fetched | NotModified | Failed
