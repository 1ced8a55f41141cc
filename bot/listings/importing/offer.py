"""What a feed says of one job, read but not yet judged."""

import datetime as dt
from dataclasses import dataclass, field

from bot.listings.listing import Eligibility, PayRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A job as its feed describes it: addresses are absolute, texts plain; nothing is checked against the source yet.

    `url` is None where the feed gives the job no page of its own. `apply_url` is given where it differs from the page.
    """

    title: str
    url: str | None = None
    apply_url: str | None = None
    reference: str | None = None
    organisation: str | None = None
    pay: PayRange | None = None
    eligibility: Eligibility = field(default_factory=Eligibility)
    remote: bool | None = None
    roles: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    description: str = ""
    posted: dt.date | None = None
    expires: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something in a feed that does not become a listing, and why, in a sentence for the operator."""

    what: str
    sentence: str

    def __str__(self) -> str:
        # What strangers wrote must not steer the terminal or forge a line of the log.
        return "".join(c if c.isprintable() else "?" for c in f"{self.what[:200]} {self.sentence}.")


@dataclass(frozen=True, slots=True)
class Offers:
    """Everything a document offers, and what in it could not be read."""

    offers: tuple[Offer, ...]
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The document as a whole is nothing that jobs can be read from."""

    sentence: str
