"""How fast, how long and how much at once."""

import datetime as dt
from dataclasses import dataclass, replace

USUAL_LIMIT = 50
"""Requests a second that Discord takes from a bot, unless it was agreed otherwise."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """Limits of the delivery.

    `longest_sleep` bounds how late a reminder can be after the machine slept, its clock jumped or another process wrote
    a nearer one. Sends begin only while `lease` still covers `send_within`, so a claim runs out only where its process
    is gone; what that one left behind is sent within a minute. `at_once` is shared out among the processes, as the
    requests are. `nonce_holds` is below the three minutes or so in which Discord recognises a repeat.
    """

    longest_sleep: dt.timedelta = dt.timedelta(seconds=30)
    shortest_sleep: dt.timedelta = dt.timedelta(milliseconds=20)
    lease: dt.timedelta = dt.timedelta(seconds=50)
    send_within: dt.timedelta = dt.timedelta(seconds=20)
    nonce_holds: dt.timedelta = dt.timedelta(minutes=2)
    after_failure: dt.timedelta = dt.timedelta(seconds=5)
    at_once: int = 64
    requests: int = 46
    per: float = 1.0
    purge_every: dt.timedelta = dt.timedelta(hours=6)
    keep_closed: dt.timedelta = dt.timedelta(days=30)
    keep_unshown: dt.timedelta = dt.timedelta(days=365)

    def allowed(self, limit: int) -> "Tempo":
        """The same where Discord takes so many requests a second: as near to them, and as much longer in hand."""
        share = limit / USUAL_LIMIT
        return replace(self, requests=max(1, int(self.requests * share)), at_once=max(1, int(self.at_once * share)))


TEMPO = Tempo()
