"""Where the dataset and what moderators wrote do not agree; only a person can say who is right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.knowledge.platform import (
    EveryTwoWeeks,
    Monthly,
    NetDays,
    OnRequest,
    Platform,
    Rate,
    Schedule,
    TwiceMonthly,
    Weekly,
)
from bot.open_dataset.records import Company

_PROVIDERS = {
    "paypal": "PayPal", "bank_transfer": "bank transfer", "payoneer": "Payoneer", "wise": "Wise", "deel": "Deel",
    "airtm": "Airtm", "hyperwallet": "Hyperwallet", "stripe": "Stripe", "crypto": "crypto", "gift_card": "gift card",
}  # fmt: skip
_BANK = re.compile(r"bank|ach\b|wire", re.IGNORECASE)
_SCHEDULES: dict[str, tuple[type[object], ...]] = {
    "weekly": (Weekly,),
    "biweekly": (EveryTwoWeeks, TwiceMonthly),
    "monthly": (Monthly, NetDays),
    "on_demand": (OnRequest,),
}
_STEPS = {
    "application": r"appl|sign|account|\bcv\b|profile|waitlist",
    "id_verification": r"\bid\b|identity|persona",
    "assessment": r"assess|test|exam",
    "ai_interview": r"interview",
    "interview": r"interview",
    "trial_task": r"trial|calibration",
    "background_check": r"background",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A place of a platform file, what stands there, what the dataset says, and the page it says it from."""

    where: str
    ours: str
    theirs: str
    page: str | None


def differences(company: Company, platform: Platform) -> list[Difference]:
    """Every place where a person should look at both."""
    return [
        *_operator(company, platform),
        *_payment(company, platform),
        *_steps(company, platform),
        *_stated_pay(company, platform),
        *_countries(company, platform),
    ]


def _operator(company: Company, platform: Platform) -> Iterator[Difference]:
    theirs, ours = company.operator, platform.operator
    if theirs and not (theirs.casefold() in ours.casefold() or ours.casefold() in theirs.casefold()):
        yield Difference("operator", ours, theirs, company.page_of("operator"))


def _payment(company: Company, platform: Platform) -> Iterator[Difference]:
    providers = platform.payment.providers if platform.payment else ()
    said = " ".join(providers)
    names = [_PROVIDERS.get(method, method) for method in company.payment_methods or ()]
    missing = [
        name
        for name in names
        if not (_BANK.search(said) if name == "bank transfer" else name.casefold() in said.casefold())
    ]
    if missing:
        yield Difference(
            "payment.providers", ", ".join(providers) or "nothing", ", ".join(names), company.page_of("payment_methods")
        )
    kinds = _SCHEDULES.get(company.payout_frequency or "")
    schedules: tuple[Schedule, ...] = tuple(platform.payment.schedules.values()) if platform.payment else ()
    if kinds and not any(isinstance(schedule.rule, kinds) for schedule in schedules):
        ours = ", ".join(schedule.rule.kind for schedule in schedules) or "nothing"
        theirs = (company.payout_frequency or "").replace("_", " ")
        yield Difference("payment.schedules", ours, theirs, company.page_of("payout_frequency"))


def _steps(company: Company, platform: Platform) -> Iterator[Difference]:
    ours = " → ".join(platform.hiring_steps)
    steps = company.hiring_steps or ()
    if any(not re.search(_STEPS.get(step, re.escape(step)), ours, re.IGNORECASE) for step in steps):
        theirs = " → ".join(step.replace("_", " ") for step in steps)
        yield Difference("hiring_steps", ours or "nothing", theirs, company.page_of("hiring_steps"))


def _stated_pay(company: Company, platform: Platform) -> Iterator[Difference]:
    stated, rates = company.stated_pay, platform.pay.rates if platform.pay else {}
    if stated is None or (stated.min is None and stated.max is None):
        return
    if not any(_ends(rate) == (stated.min, stated.max) for rate in rates.values()):
        ours = ", ".join(map(str, rates.values())) or "nothing"
        ends = "–".join(str(end) for end in (stated.min, stated.max) if end is not None)
        unit = (stated.unit or "").replace("_", " ")
        theirs = " ".join(filter(None, (ends if stated.max else f"{ends} and more", stated.currency, unit)))
        yield Difference("pay.rates", ours, theirs, company.page_of("stated_pay"))


def _ends(rate: Rate) -> tuple[object, object]:
    return rate.min, None if rate.open_ended and rate.max is None else rate.max


def _countries(company: Company, platform: Platform) -> Iterator[Difference]:
    if company.eligible_countries and "countries" not in platform.facts and "countries" not in platform.comparison:
        yield Difference(
            "facts.countries", "nothing", company.eligible_countries, company.page_of("eligible_countries")
        )
