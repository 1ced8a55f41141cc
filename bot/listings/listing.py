"""One job listing, whether moderators wrote it into a file or it was imported from a job feed."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from bot.listings.links import canonical, carries, reference_in


class Origin(StrEnum):
    """Who vouches for a listing: a file wins over an import of the same job."""

    FILE = "file"
    IMPORT = "import"


class RateUnit(StrEnum):
    """What a rate is paid for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class PayRange:
    """What a listing says it pays; at least one end is given. `open_ended` is the plus of "130+"."""

    minimum: Decimal | None
    maximum: Decimal | None = None
    unit: RateUnit = RateUnit.HOUR
    currency: str = "USD"
    open_ended: bool = False

    def __post_init__(self) -> None:
        if self.minimum is None and self.maximum is None:
            raise ValueError("a pay range needs a minimum or a maximum")
        if self.minimum is not None and self.maximum is not None and self.maximum < self.minimum:
            raise ValueError("the maximum of a pay range is below its minimum")

    @property
    def most(self) -> Decimal | None:
        """The highest amount it may pay, None where the end is open."""
        return None if self.open_ended else (self.minimum if self.maximum is None else self.maximum)


class Fit(StrEnum):
    """Whether somebody in a country may apply, as far as the listing says."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The countries a listing names, as ISO 3166 alpha-2 codes.

    `allowed` is None where the listing names none and does not say `worldwide`: then nobody knows but its own page.
    """

    allowed: frozenset[str] | None = None
    excluded: frozenset[str] = frozenset()
    worldwide: bool = False

    def of(self, country: str) -> Fit:
        """Whether somebody in `country` (alpha-2) may apply."""
        if country in self.excluded:
            return Fit.CLOSED
        if self.allowed is not None:
            return Fit.OPEN if country in self.allowed else Fit.CLOSED
        return Fit.OPEN if self.worldwide else Fit.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An open or closed job; what a field's absence means is "the listing does not say".

    `languages` are ISO 639 codes, two letters where there are two. `expires` is the moment from which nobody can apply
    any more, `closed_at` when it was gone from its feed. `first_seen` is when an import first met it. `source_url` is
    the page or feed it comes from. Times are aware and in UTC.
    """

    id: str
    platform: str
    title: str
    url: str
    last_checked: dt.date
    origin: Origin
    source_url: str
    apply_url: str | None = None
    job_reference: str | None = None
    pay: PayRange | None = None
    eligibility: Eligibility = field(default_factory=Eligibility)
    remote: bool | None = None
    languages: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    description: str = ""
    posted: dt.date | None = None
    expires: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    first_seen: dt.datetime | None = None

    @property
    def reference(self) -> str | None:
        """The Job Reference ID: as given, else as one of the addresses names it."""
        return self.job_reference or reference_in(self.apply_url or "") or reference_in(self.url)

    @property
    def apply_link(self) -> str:
        """Where to apply, unchanged: the address that carries the Job Reference ID if only one does."""
        wanted = self.reference
        if self.apply_url and wanted and not carries(self.apply_url, wanted) and carries(self.url, wanted):
            return self.url
        return self.apply_url or self.url

    def is_open(self, now: dt.datetime) -> bool:
        """Whether it has neither expired nor been closed."""
        return self.closed_at is None and (self.expires is None or now < self.expires)


def listing_id(platform: str, url: str, job_reference: str | None = None) -> str:
    """An id that stays the same from import to import: by the Job Reference ID, else by the address."""
    known_by = f"ref:{job_reference.casefold()}" if job_reference else canonical(url)
    return f"{platform}/{hashlib.sha256(known_by.encode()).hexdigest()[:12]}"
