"""Job listings that moderators write down: a file under `listings/`, named after its platform."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from bot.knowledge import countries, languages
from bot.knowledge.named_codes import Ambiguous, Coded, Lookup, Unrecognised
from bot.knowledge.source import FileModel, Text

STALE_AFTER = dt.timedelta(days=14)
"""A listing that nobody looked at for longer says so."""

Address = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^https?://[^\s/@]+(/\S*)?$", max_length=500)
]
Amount = Annotated[Decimal, Field(gt=0, max_digits=9, decimal_places=2)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


def _code(found: Lookup, kind: str) -> str:
    match found:
        case Coded(code):
            return code
        case Ambiguous(options):
            raise ValueError(f"this may be {_either(options)}; write which")
        case Unrecognised(near):
            hint = f"; did you mean {_either(near)}?" if near else ""
            raise ValueError(f"no {kind} is called so{hint}")


def _either(options: tuple[Coded, ...]) -> str:
    return " or ".join(f"'{option.name}'" for option in options)


Country = Annotated[Text, AfterValidator(lambda text: _code(countries.look_up(text), "country"))]
Language = Annotated[Text, AfterValidator(lambda text: _code(languages.look_up(text), "language"))]


class ListedPay(FileModel):
    """What the listing says it pays; `currency` is an ISO 4217 code."""

    min: Amount | None = None
    max: Amount | None = None
    open_ended: bool = Field(default=False, description="True where the listing writes '130+'.")
    unit: Literal["hour", "day", "week", "month", "year", "task"] = "hour"
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "USD"

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min is None and self.max is None:
            raise ValueError("give 'min', 'max' or both; leave 'pay' out where the listing names no rate")
        if self.min is not None and self.max is not None and self.max < self.min:
            raise ValueError("'max' must not be below 'min'")
        return self


class ListedJob(FileModel):
    """One listing; what is left out means that the listing does not say."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=150)]
    url: Address = Field(description="The listing's own page.")
    apply_url: Address | None = Field(default=None, description="Where one applies, if not on the listing's page.")
    job_reference: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\S{1,60}$")] | None = Field(
        default=None, description="The Job Reference ID, as the listing or its address shows it."
    )
    pay: ListedPay | None = None
    countries: tuple[Country, ...] | None = Field(default=None, description="The only countries one may apply from.")
    not_countries: tuple[Country, ...] = Field(default=(), description="Countries one may not apply from.")
    worldwide: bool = Field(default=False, description="True only where the listing says so.")
    remote: bool | None = None
    languages: tuple[Language, ...] = ()
    roles: tuple[Short, ...] = ()
    domains: tuple[Short, ...] = ()
    tags: tuple[Short, ...] = ()
    summary: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""
    posted: dt.date | None = None
    open_until: dt.date | None = Field(default=None, description="The last day on which one can apply.")
    checked: dt.date = Field(description="The day a person last saw that the listing is open.")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.worldwide and self.countries is not None:
            raise ValueError("'worldwide' and 'countries' do not go together; keep what the listing says")
        if self.countries is not None and not self.countries:
            raise ValueError("'countries' is empty; leave it out where the listing names none")
        if both := set(self.countries or ()) & set(self.not_countries):
            raise ValueError(f"{', '.join(sorted(both))} stands under 'countries' and 'not_countries'")
        if self.posted and self.open_until and self.open_until < self.posted:
            raise ValueError("'open_until' is before 'posted'")
        return self


class ListingFile(FileModel):
    """The open listings of one platform."""

    listings: tuple[ListedJob, ...]
