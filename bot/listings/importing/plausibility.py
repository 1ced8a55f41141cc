"""Whether a source's answer can be believed: one that suddenly offers nothing, or next to it, is taken for broken."""

import datetime as dt

from bot.listings.sources import SourceState

FEW = 10
"""A source with fewer open listings may lose any part of them, though not all."""
LEAST_SHARE = 0.2
BELIEVED_AFTER = dt.timedelta(days=3)
"""A source that keeps saying so for this long is believed."""


def doubt(offered: int, known: SourceState | None, now: dt.datetime) -> str | None:
    """Why an answer with that many listings is not believed, in a sentence; None where it is."""
    if known is None or known.last_ok is None or now - known.last_ok >= BELIEVED_AFTER:
        return None
    before = known.open_listings
    if (offered == 0 < before) or (before >= FEW and offered < before * LEAST_SHARE):
        until = f"{known.last_ok + BELIEVED_AFTER:%Y-%m-%d}"
        return f"It had {before} listings and now {offered}, which looks broken; they stay until {until} at least."
    return None
