"""What somebody looks for, once it is clear."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A filter on listings; what is None or empty does not filter.

    `country` is alpha-2, `language` ISO 639, `min_rate` dollars an hour, `since` the first day that counts as new.
    """

    platform: str | None = None
    words: str = ""
    role: str = ""
    country: str | None = None
    language: str | None = None
    min_rate: Decimal | None = None
    since: dt.date | None = None
