"""The aitrainer.work open dataset (github.com/aitrainer-work/ai-training-companies, CC BY 4.0) as it describes itself.

Read tolerantly, since it is not ours: keys we do not know are ignored, a value of another kind than its README says
counts as absent, and a record without id and name is left out.
"""

import datetime as dt
import json
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

T = TypeVar("T")


def _or_absent(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    try:
        return validate(value)
    except ValidationError:
        return None


Maybe = Annotated[T | None, WrapValidator(_or_absent)]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")
]
Address = Annotated[str, StringConstraints(max_length=300, pattern=r"^https?://[^\s<>\"\\^`{|}\x00-\x1f]+$")]
Count = Annotated[int, Field(ge=0, le=10**9)]
Amount = Annotated[Decimal, Field(gt=0, le=10**6, allow_inf_nan=False)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


class Record(BaseModel):
    """Base of what the dataset holds."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class StatedPay(Record):
    """Pay as the company states it on its own site."""

    min: Maybe[Amount] = None
    max: Maybe[Amount] = None
    unit: Maybe[Line] = None
    currency: Maybe[Line] = None


class ListingCounts(Record):
    """How many listings aitrainer.work has seen."""

    active: Count
    last_90d: Maybe[Count] = None


class ObservedPay(Record):
    """Hourly dollars over the listings that state them."""

    median: Amount
    p25: Maybe[Amount] = None
    p75: Maybe[Amount] = None
    n: Count


class OrganicRating(Record):
    """Mean of the Trustpilot reviews that the company did not invite."""

    mean: Annotated[Decimal, Field(ge=1, le=5)]
    organic_share: Maybe[Annotated[Decimal, Field(ge=0, le=1)]] = None
    reviews_collected: Maybe[Count] = None
    collected: Maybe[dt.date] = None


class Company(Record):
    """One company; `sources` names a page for each checked field."""

    id: Slug
    name: Line
    website: Maybe[Address] = None
    operator: Maybe[Line] = None
    work_types: Maybe[tuple[Line, ...]] = None
    payout_frequency: Maybe[Line] = None
    payment_methods: Maybe[tuple[Line, ...]] = None
    eligible_countries: Maybe[Line] = None
    hiring_steps: Maybe[tuple[Line, ...]] = None
    stated_pay: Maybe[StatedPay] = None
    listings: Maybe[ListingCounts] = None
    pay_observed_hourly_usd: Maybe[ObservedPay] = None
    trustpilot_organic: Maybe[OrganicRating] = None
    profile_url: Maybe[Address] = None
    sources: Maybe[dict[str, Address]] = None
    last_checked: Maybe[dt.date] = None

    def page_of(self, field: str) -> str | None:
        """The page that a field rests on: its own, else the company's profile on aitrainer.work."""
        return (self.sources or {}).get(field) or self.profile_url


class Dataset(Record):
    """One release of the dataset; `left_out` says of records that could not be read why."""

    released: dt.date
    companies: tuple[Company, ...]
    left_out: tuple[str, ...] = ()


class DatasetError(Exception):
    """A file that is not the dataset; the message says why in one sentence."""


def read_dataset(text: str) -> Dataset:
    """The dataset in a text; DatasetError where it is something else."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DatasetError(f"This is not JSON: {error}.") from error
    if not isinstance(data, dict) or not isinstance(data.get("companies"), list):
        raise DatasetError("This is not companies.json of the open dataset: it has no list of companies.")
    try:
        released = TypeAdapter(dt.datetime).validate_python(data.get("generated_at")).date()
    except ValidationError as error:
        raise DatasetError(
            "The dataset does not say when it was made (generated_at), so nothing of it is dated."
        ) from error
    companies: dict[str, Company] = {}
    left_out: list[str] = []
    for number, record in enumerate(data["companies"], start=1):
        try:
            company = Company.model_validate(record)
        except ValidationError as error:
            fields = ", ".join(str(part["loc"][0]) for part in error.errors() if part["loc"]) or "the whole"
            left_out.append(f"record {number} is left out: {fields} cannot be read")
            continue
        if companies.setdefault(company.id, company) is not company:
            left_out.append(f"record {number} is left out: {company.id} stands there twice")
    return Dataset(released=released, companies=tuple(companies.values()), left_out=tuple(left_out))
