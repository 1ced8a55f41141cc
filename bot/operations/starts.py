"""How long to wait before connecting, so that no loop of crashes spends the starts Discord allows.

A bot may identify a thousand times a day; after that Discord takes its token away. Five starts an hour are free, as
when somebody tries settings. From then on each waits twice as long as the one before, up to a quarter of an hour. With
many shards all of that is stretched, since a start of all processes identifies once for each of them.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Final

WINDOW: Final = dt.timedelta(hours=1)
FREE: Final = 5
FIRST: Final = dt.timedelta(seconds=15)
LONGEST: Final = dt.timedelta(minutes=15)


def wait_before(earlier: Sequence[dt.datetime], now: dt.datetime, shards: int = 1) -> dt.timedelta:
    """The pause before this start, given the moments of earlier ones of this process and the shards of all."""
    stretch = max(1.0, shards / 2)
    lately = sum(now - WINDOW * stretch < start <= now for start in earlier)
    if lately < FREE:
        return dt.timedelta()
    return min(FIRST * (1 << (lately - FREE)), LONGEST) * stretch
