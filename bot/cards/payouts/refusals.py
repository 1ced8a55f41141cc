"""Why there is no estimate, and what to do about it, in a sentence or two."""

from collections.abc import Iterable

from bot.cards.dates import weekday
from bot.cards.payouts import words
from bot.payouts.results import (
    InvalidDate,
    InvalidHours,
    InvoiceBeforeCompletion,
    Missing,
    NoData,
    Refusal,
    UnknownPlatform,
    UnknownRole,
)

_MOST_NAMES = 20


def refusal_text(refusal: Refusal) -> str:
    """What is wrong, and the nearest valid choices."""
    match refusal:
        case InvalidHours(fault, given, limit):
            return words.HOURS_FAULTS[fault].format(given=given, limit=limit)
        case InvalidDate():
            return _invalid_date(refusal)
        case InvoiceBeforeCompletion(invoice_on, completed_on):
            return (
                f"The invoice ({weekday(invoice_on)}) would be before the work is completed ({weekday(completed_on)}). "
                "Check both dates; an invoice comes on that day at the earliest."
            )
        case UnknownPlatform(given, near, known):
            asked = f"I know no platform called “{given}”." if given else "Name a platform."
            offered = f"Did you mean {_either(near)}?" if given and near else f"I know {_list(known)}."
            return f"{asked} {offered}"
        case UnknownRole():
            return _unknown_role(refusal)
        case NoData():
            return _no_data(refusal)


def _invalid_date(refusal: InvalidDate) -> str:
    sentence = f"“{refusal.given}” is no date for {words.DATE_NAMES[refusal.field]} that I can use."
    if refusal.possible:
        return f"{sentence} Did you mean {_either(date.isoformat() for date in refusal.possible)}?"
    return f"{sentence} Write year, month and day, such as 2026-03-15."


def _unknown_role(refusal: UnknownRole) -> str:
    name = refusal.platform.name
    choices = _list(f"{rate.role} ({id_})" for id_, rate in refusal.choices)
    if refusal.undecided:
        return f"“{refusal.given}” fits more than one rate of {name}. Choose one of them: {choices}."
    if refusal.given is None:
        return f"Name a role at {name}. There are sourced rates for {choices}."
    return f"I know no rate for “{refusal.given}” at {name}. There are sourced rates for {choices}."


def _no_data(refusal: NoData) -> str:
    name = refusal.platform.name
    match refusal.missing:
        case Missing.TERMS:
            return words.NO_TERMS.format(platform=name)
        case Missing.RATES:
            why = refusal.platform.pay.summary if refusal.platform.pay else ""
            return f"We have no sourced pay rates for {name}, so I will not guess. {why}".rstrip()
        case Missing.HOURLY_RATES:
            rate = refusal.rate.shown(refusal.platform.pay.sign) if refusal.rate and refusal.platform.pay else ""
            return f"{name} does not pay this by the hour ({rate}), so hours say nothing about the pay."


def _either(names: Iterable[str]) -> str:
    return " or ".join(names)


def _list(names: Iterable[str]) -> str:
    every = list(names)
    rest = len(every) - _MOST_NAMES
    return ", ".join(every[:_MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")
