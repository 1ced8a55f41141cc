"""What is logged: readable lines, or JSON for machines; who asked and what they wrote is in neither.

Everything that one event of Discord sets off carries the same request id, which is also the reference a member is
shown when something fails.
"""

import datetime as dt
import json
import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal, TextIO

import discord

Format = Literal["text", "json"]

_request: ContextVar[str] = ContextVar("request", default="")
# At DEBUG these log what people write, and every statement with its values.
TALKATIVE = ("discord", "aiosqlite", "asyncio", "watchfiles", "matplotlib", "PIL")
OF_NO_INTEREST = "alembic.runtime.plugins"
"""Lists at INFO which parts of itself it loads."""


@contextmanager
def request() -> Iterator[str]:
    """Give what happens inside an id of its own, tasks that are started inside included."""
    token = _request.set(secrets.token_hex(4))
    try:
        yield _request.get()
    finally:
        _request.reset(token)


def request_id() -> str:
    """The id of the event that is being handled, empty outside of any."""
    return _request.get()


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message; request and error where there are any."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record down."""
        line = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.__dict__.get("request"):
            line["request"] = record.__dict__["request"]
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class Readable(logging.Formatter):
    """A line for people; the request id at its end, so that the lines of one event can be found."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname:<8} {name}: {message}", "%Y-%m-%d %H:%M:%S", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Write the first line of a record."""
        request = record.__dict__.get("request")
        return super().formatMessage(record) + (f" [{request}]" if request else "")


def set_up(level: str, form: Format, stream: TextIO | None = None) -> None:
    """Send everything that is logged to standard error, in one of the two forms."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines() if form == "json" else Readable())
    handler.addFilter(_add_request)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLevelNamesMapping()[level]))
    logging.getLogger(OF_NO_INTEREST).setLevel(logging.WARNING)
    # We never speak; the missing voice libraries need no warning.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


def _add_request(record: logging.LogRecord) -> bool:
    record.request = request_id()
    return True
