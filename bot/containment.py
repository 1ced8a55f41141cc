"""One malformed gateway event must not end the process.

discord.py calls the parser of an event inside its read loop; an exception there leaves the loop and ends the client.
We wrap each parser, so that such an event is counted, logged by name, and skipped.
"""

import functools
import logging
from collections import Counter
from collections.abc import Callable
from typing import Any

import discord

from bot import logs

log = logging.getLogger(__name__)

Parser = Callable[[Any], None]


def contain_malformed_events(client: discord.Client) -> Counter[str]:
    """Wrap all parsers of a client; the counter says how many events of each name were skipped."""
    skipped: Counter[str] = Counter()
    # Private, but the only seam: the gateway looks the parsers up in this very dictionary.
    parsers: dict[str, Parser] = client._connection.parsers
    for name, parser in parsers.items():
        parsers[name] = _contained(name, parser, skipped)
    return skipped


def _contained(name: str, parser: Parser, skipped: Counter[str]) -> Parser:
    @functools.wraps(parser)
    def contained(data: Any) -> None:
        try:
            # Every task that this event sets off carries the same id in the log.
            with logs.request():
                parser(data)
        except Exception as error:  # noqa: BLE001 - the boundary that the module describes
            skipped[name] += 1
            # Only the kind of error: the event may hold somebody's words.
            log.error("Skipped a malformed %s event (%s, %d so far)", name, type(error).__name__, skipped[name])

    return contained
