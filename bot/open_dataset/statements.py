"""What a record says in figures, as the short facts that our platform files hold."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from bot.open_dataset.records import Company

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NONE = re.compile(r"\b(?:no|none|not one)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact under the first of `names`; files may know it by any of them.

    `text` is what we write, `ours` recognises what we wrote from another release. `leading` is the figure that an equal
    statement in other words must have, `figures` are all that it may have.
    """

    names: tuple[str, ...]
    text: str
    ours: re.Pattern[str]
    leading: Decimal
    figures: frozenset[Decimal]
    page: str | None

    def is_said_by(self, words: str) -> bool:
        """Whether somebody's words give the same leading figure and no figure that is not the dataset's."""
        told = {Decimal(number.replace(",", "")) for number in _NUMBER.findall(words)}
        leads = self.leading in told or (self.leading == 0 and bool(_NONE.search(words)))
        return leads and told <= self.figures


def statements(company: Company, released: dt.date) -> list[Statement]:
    """Everything a record states in figures that members ask about."""
    found = [_listings(company, released), _observed_pay(company, released), _rating(company)]
    return [statement for statement in found if statement]


def day(date: dt.date) -> str:
    """A date as the knowledge files write it."""
    return f"{date.day} {date:%B} {date.year}"


def _listings(company: Company, released: dt.date) -> Statement | None:
    if (counts := company.listings) is None:
        return None
    recent = f", {counts.last_90d:,} over the 90 days before" if counts.last_90d is not None else ""
    return Statement(
        names=("active-listings", "listings", "open-listings"),
        text=f"{f'{counts.active:,}' if counts.active else 'no'} open listings on {day(released)}{recent}",
        ours=re.compile(r"(?:[\d,]+|no) open listings on \d+ \w+ \d{4}(?:, [\d,]+ over the 90 days before)?"),
        leading=Decimal(counts.active),
        figures=_figures(counts.active, counts.last_90d, 90, released),
        page=company.profile_url,
    )


def _observed_pay(company: Company, released: dt.date) -> Statement | None:
    if (pay := company.pay_observed_hourly_usd) is None:
        return None
    half = f", the middle half at ${pay.p25}–{pay.p75}" if pay.p25 and pay.p75 else ""
    return Statement(
        names=("observed-median", "median"),
        text=f"a median of ${pay.median}/h over {pay.n:,} rates in its listings{half} ({day(released)})",
        ours=re.compile(
            r"a median of \$[\d.]+/h over [\d,]+ rates in its listings(?:, the middle half at \$[\d.]+–[\d.]+)? "
            r"\(\d+ \w+ \d{4}\)"
        ),
        leading=pay.median,
        figures=_figures(pay.median, pay.p25, pay.p75, pay.n, released),
        page=company.profile_url,
    )


def _rating(company: Company) -> Statement | None:
    if (rating := company.trustpilot_organic) is None:
        return None
    share = None if rating.organic_share is None else (rating.organic_share * 100).quantize(Decimal(1))
    told = []
    if share is not None and rating.reviews_collected is not None:
        told.append(f"{share}% of {rating.reviews_collected:,} collected")
    if rating.collected:
        told.append(day(rating.collected))
    detail = f" ({', '.join(told)})" if told else ""
    return Statement(
        names=("trustpilot-organic",),
        text=f"{rating.mean} out of 5 on average over the reviews that the dataset calls organic{detail}",
        ours=re.compile(
            r"[\d.]+ out of 5 on average over the reviews that the dataset calls organic"
            r"(?: \((?:\d+% of [\d,]+ collected)?(?:, )?(?:\d+ \w+ \d{4})?\))?"
        ),
        leading=rating.mean,
        figures=_figures(rating.mean, 5, share, rating.reviews_collected, rating.collected),
        page=company.page_of("trustpilot_organic"),
    )


def _figures(*values: Decimal | int | dt.date | None) -> frozenset[Decimal]:
    found: set[Decimal] = set()
    for value in values:
        if isinstance(value, dt.date):
            found |= {Decimal(value.day), Decimal(value.year)}
        elif value is not None:
            found.add(Decimal(value))
    return frozenset(found)
