"""The facts about one platform that several answers and commands share: a file under `platforms/`."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from bot.knowledge.source import FileModel, Slug, Source, Text
from bot.knowledge.subjects import Subject

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Days = Annotated[int, Field(ge=0, le=365)]
DayOfMonth = Annotated[int, Field(ge=1, le=31)]
Money = Annotated[Decimal, Field(gt=0, max_digits=9, decimal_places=2)]
Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
Address = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^https?://\S+$", max_length=512)]
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


class Domain(FileModel):
    """An official web address: a host with its subdomains, or one path on a host shared with others."""

    host: Host
    path: Annotated[str, StringConstraints(pattern=r"^/\S+$")] | None = None

    def __str__(self) -> str:
        return self.host + (self.path or "")


class Rate(FileModel):
    """What one kind of role is paid."""

    role: Text
    min: Money
    max: Money | None = None
    open_ended: bool = Field(default=False, description="True where the source writes '130+'.")
    unit: Literal["hour", "task", "month"] = "hour"
    background: Text | None = None
    aliases: tuple[Text, ...] = ()
    source: Slug

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.max is not None and self.max < self.min:
            raise ValueError("'max' must not be below 'min'")
        return self

    def __str__(self) -> str:
        return self.shown("$")

    def shown(self, sign: str) -> str:
        """The rate with a currency's sign; an open end keeps its plus."""

        def short(amount: Decimal) -> str:
            return f"{amount:f}".removesuffix(".00")

        span = short(self.min) if self.max in (None, self.min) else f"{short(self.min)}–{short(self.max or self.min)}"
        return f"{sign}{span}{'+' if self.open_ended else ''}/{self.unit[0] if self.unit == 'hour' else self.unit}"


class Pay(FileModel):
    """Pay rates by role; `currency` is an ISO 4217 code."""

    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "USD"
    summary: Text
    rates: dict[Slug, Rate] = {}

    @property
    def sign(self) -> str:
        """What stands before an amount: `$`, or the code and a space where the currency has no sign of its own."""
        return _SIGNS.get(self.currency, f"{self.currency} ")


class NetDays(FileModel):
    """Paid a number of calendar days after an invoice or an approval."""

    kind: Literal["net_days"]
    days: Days
    counted_from: Literal["invoice", "approval"] = "invoice"
    first_payout_days: tuple[Days, Days] | None = Field(
        default=None, description="Earliest and latest days from the first tasks to the first payout."
    )


class Weekly(FileModel):
    """A work week is paid on a weekday that follows it; money needs `transit_days` more to arrive.

    The weekdays stay empty where no source names them.
    """

    kind: Literal["weekly"]
    week_ends: Weekday | None = Field(default=None, description="Last day of the work week, where a source names it.")
    paid_on: Weekday | None = Field(default=None, description="The payday, where a source names it.")
    transit_days: tuple[Days, Days] = (0, 0)


class EveryTwoWeeks(FileModel):
    """Two work weeks are paid together; money needs `transit_days` more to arrive."""

    kind: Literal["every_two_weeks"]
    paid_on: Weekday | None = None
    transit_days: tuple[Days, Days] = (0, 0)


class TwiceMonthly(FileModel):
    """Work of the 1st to the 15th is paid on a day of the same month, the rest on a day of the next month."""

    kind: Literal["twice_monthly"]
    first_half_paid_on: DayOfMonth
    second_half_paid_on: DayOfMonth
    transit_days: tuple[Days, Days] = (0, 0)


class Monthly(FileModel):
    """Work of a month is paid by a day of the next month; money needs `transit_days` more to arrive."""

    kind: Literal["monthly"]
    paid_by: DayOfMonth
    transit_days: tuple[Days, Days] = (0, 0)


class OnRequest(FileModel):
    """Paid when the worker asks for it, after a hold; money needs `transit_days` more to arrive."""

    kind: Literal["on_request"]
    hold_days: tuple[Days, Days] = (0, 0)
    transit_days: tuple[Days, Days] = (0, 0)


class Schedule(FileModel):
    """One statement of when the platform pays; several stand side by side where sources disagree."""

    summary: Text = Field(description="One sentence that can stand in an answer.")
    rule: Annotated[NetDays | Weekly | EveryTwoWeeks | TwiceMonthly | Monthly | OnRequest, Field(discriminator="kind")]
    source: Slug


class Payment(FileModel):
    """Who sends the money and when."""

    providers: tuple[Text, ...]
    note: Text | None = None
    schedules: dict[Slug, Schedule] = {}


class Fact(FileModel):
    """A short dated statement that answers can quote by reference."""

    value: Text
    source: Slug


class ComparisonRow(FileModel):
    """What is said of the platform on one subject; `value` may quote figures, and some page stands behind it."""

    value: Text
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Platform(FileModel):
    """One platform; `sources` names the pages that the other fields point to."""

    name: Text
    operator: Text
    website: Address
    summary: Text = Field(description="One sentence: what it is and for whom.")
    aliases: tuple[Text, ...] = Field(default=(), description="Other names that can mean nothing else.")
    ambiguous_aliases: tuple[Text, ...] = Field(
        default=(), description="Names that also mean something else; they count only in a question about this work."
    )
    not_meant: tuple[Text, ...] = Field(
        default=(), description="Phrases in which a name does not mean the platform, such as 'an outlier'."
    )
    domains: tuple[Domain, ...] = ()
    listings_page: Address | None = Field(
        default=None, description="The page of aitrainer.work with this platform's listings, or its profile there."
    )
    pay: Pay | None = None
    payment: Payment | None = None
    hiring_steps: tuple[Text, ...] = ()
    growth: tuple[Text, ...] = ()
    strengths: tuple[Text, ...] = ()
    weaknesses: tuple[Text, ...] = ()
    facts: dict[Slug, Fact] = {}
    comparison: dict[Subject, ComparisonRow] = Field(
        default={}, description="One short phrase per row of the side-by-side card; leave out what no source tells."
    )
    reviewed: dt.date = Field(description="The day a person last checked these facts against their sources.")
    sources: dict[Slug, Source] = {}
