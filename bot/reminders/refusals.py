"""What follows when Discord does not take a message, by its status and error code.

no answer                       the connection dropped or took too long: it may have arrived, try again
429, 20016, 20028, 40003        too fast: nothing arrived, try again when told
500 and above                   it may have arrived, try again
403 or 404 without a code       not Discord but something on the way: try again
401                             the token is not accepted: stop, and shout
any other                       this way is closed: 10003 and 10004 gone, 50001 and 50013 not allowed there,
                                50007 and 50278 direct messages closed, 50083 and 160005 thread locked, ...
"""

import datetime as dt
from dataclasses import dataclass

WAITS = tuple(dt.timedelta(seconds=seconds) for seconds in (5, 30, 2 * 60, 10 * 60, 30 * 60, 60 * 60))
"""Before the second attempt, the third, and so on; then the last of them. The first is well within the time in which
Discord recognises a repeat by its nonce."""
MOST_ATTEMPTS = 30
"""After about a day of trouble a reminder counts as undeliverable."""
LONGEST_ASKED = dt.timedelta(hours=1)

UNAUTHORISED = 401
TOO_MANY_REQUESTS = 429
SERVER_ERRORS = 500
TOO_FAST_CODES = frozenset({20016, 20028, 40003})
PROXY_STATUSES = frozenset({403, 404, 408})
UNANSWERED = "unanswered"
MISTAKE = "mistake"
"""The failure that is kept where the bot itself went wrong."""
READ_REFUSED = frozenset({10003, 50001, 50013})
"""A channel whose messages the bot may not read, or that is gone."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Discord's answer, `status` None where none came; `retry_after` in seconds where it said so."""

    status: int | None = None
    code: int = 0
    retry_after: float | None = None

    @property
    def failure(self) -> str:
        """What is kept of it: the error code, else the status."""
        return UNANSWERED if self.status is None else str(self.code or self.status)


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Later; `may_have_arrived` where nobody knows."""

    wait: dt.timedelta
    may_have_arrived: bool


@dataclass(frozen=True, slots=True)
class OtherWay:
    """Not this way, ever."""


@dataclass(frozen=True, slots=True)
class GiveUp:
    """It has been tried too often."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Nothing can be delivered any more until an operator acts."""


Verdict = TryAgain | OtherWay | GiveUp | Stop


def judge(trouble: Trouble, attempts: int) -> Verdict:
    """What to do, after so many attempts that came to nothing before this one."""
    status = trouble.status
    if status == UNAUTHORISED:
        return Stop()
    too_fast = status == TOO_MANY_REQUESTS or trouble.code in TOO_FAST_CODES
    unknown = status is None or status >= SERVER_ERRORS
    on_the_way = status in PROXY_STATUSES and trouble.code == 0
    if not (too_fast or unknown or on_the_way):
        return OtherWay()
    if attempts + 1 >= MOST_ATTEMPTS:
        return GiveUp()
    asked = dt.timedelta(seconds=trouble.retry_after or 0)
    wait = max(WAITS[min(attempts, len(WAITS) - 1)], min(asked, LONGEST_ASKED))
    return TryAgain(wait, may_have_arrived=unknown)
