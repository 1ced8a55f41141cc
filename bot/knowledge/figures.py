"""Figures that answers quote from platform files: `{{ pay.coding }}` becomes `$40–65/h`."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge.platform import Platform, Rate, Schedule
from bot.knowledge.subjects import Subject

_REFERENCE = re.compile(r"\{\{([^{}]*)\}\}")
_ARROW = " → "
_MOST_RATES, _WITH_BACKGROUND = 8, 4
"""A list of rates names this many roles, and what each asks for only while there are few."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference that leads nowhere; `offset` counts characters into the text."""

    reference: str
    offset: int
    reason: str


def fill(text: str, own: str | None, platforms: Mapping[str, Platform]) -> tuple[str, list[Unresolved]]:
    """`text` with every reference replaced; `own` is the platform that short references speak of."""
    return fill_with(text, lambda reference: resolve(reference, own, platforms))


def fill_with(text: str, value_of: Callable[[str], str]) -> tuple[str, list[Unresolved]]:
    """`text` with every reference replaced by its value; a LookupError of `value_of` leaves it as it is."""
    unresolved: list[Unresolved] = []

    def replace(match: re.Match[str]) -> str:
        reference = match[1].strip()
        try:
            return value_of(reference)
        except LookupError as error:
            unresolved.append(Unresolved(reference, match.start(), str(error.args[0])))
            return match[0]

    return _REFERENCE.sub(replace, text), unresolved


def references(text: str) -> list[str]:
    """Every reference in `text`, in order."""
    return [reference.strip() for reference in _REFERENCE.findall(text)]


def resolve(reference: str, own: str | None, platforms: Mapping[str, Platform]) -> str:
    """The text a reference stands for; LookupError with a sentence when there is none."""
    head, *rest = reference.split(".")
    if head in platforms:
        platform, path = platforms[head], rest
    elif own is None:
        raise LookupError(f"name the platform first, such as {{{{ sme-careers.{reference} }}}}")
    elif own in platforms:
        platform, path = platforms[own], [head, *rest]
    else:
        raise LookupError(f"there is no platforms/{own}.yaml")
    match path:
        case [name] if name in _JOINED:
            text = _JOINED[name](platform)
            if not text:
                raise LookupError(f"'{name}' is not filled in there")
            return text
        case ["pay", "summary"] if platform.pay:
            return platform.pay.summary
        case ["pay", "rates"] if platform.pay and platform.pay.rates:
            return _rates(tuple(platform.pay.rates.values()), platform.pay.sign)
        case ["pay", rate, *part] if platform.pay and rate in platform.pay.rates:
            return _rate(platform.pay.rates[rate], part, platform.pay.sign)
        case ["schedules", schedule] if platform.payment and schedule in platform.payment.schedules:
            return platform.payment.schedules[schedule].summary
        case ["payment", "note"] if platform.payment and platform.payment.note:
            return platform.payment.note
        case ["facts", fact] if fact in platform.facts:
            return platform.facts[fact].value
        case ["comparison", row] if row in platform.comparison:
            return platform.comparison[Subject(row)].value
        case ["sources", source, "date"] if source in platform.sources and platform.sources[source].date:
            return f"{platform.sources[source].date}"
    raise LookupError("the platform file has no such figure")


def _rate(rate: Rate, part: list[str], sign: str) -> str:
    match part:
        case []:
            return rate.shown(sign)
        case ["min"]:
            return f"{sign}{rate.min:f}"
        case ["max"] if rate.max is not None:
            return f"{sign}{rate.max:f}{'+' if rate.open_ended else ''}"
        case ["role"]:
            return rate.role
        case ["background"] if rate.background:
            return rate.background
    raise LookupError("a rate has .min, .max, .role and .background")


def _rates(rates: Sequence[Rate], sign: str) -> str:
    lines = []
    for rate in rates[:_MOST_RATES]:
        background = f" ({rate.background})" if rate.background and len(rates) <= _WITH_BACKGROUND else ""
        lines.append(f"{rate.role}: {rate.shown(sign)}{background}")
    if len(rates) > _MOST_RATES:
        lines.append(f"and {len(rates) - _MOST_RATES} more roles")
    return _bullets(lines)


def _schedules(platform: Platform) -> str:
    """The statement of when money comes; where there are several, a list, each with its source, the newest first."""

    def dated(schedule: Schedule) -> dt.date | None:
        source = platform.sources.get(schedule.source)
        return source.date if source else None

    def credited(schedule: Schedule) -> str:
        source, date = platform.sources.get(schedule.source), dated(schedule)
        return f"{schedule.summary} *({source.title if source else schedule.source}, {_day(date)})*"

    schedules = list(platform.payment.schedules.values()) if platform.payment else []
    if len(schedules) < 2:
        return "".join(schedule.summary for schedule in schedules)
    schedules.sort(key=lambda schedule: dated(schedule) or dt.date.min, reverse=True)
    return "There is more than one statement, so here is each with its source:\n" + _bullets(
        [credited(schedule) for schedule in schedules]
    )


def _countries(platform: Platform) -> str:
    if "countries" in platform.facts:
        return platform.facts["countries"].value
    row = platform.comparison.get(Subject.COUNTRIES)
    return row.value if row else ""


def _parent(platform: Platform) -> str:
    """The company behind the platform, where it is more than the platform's own name again."""
    again = platform.operator.casefold().startswith(platform.name.casefold())
    return "" if again else platform.operator


def _day(date: dt.date | None) -> str:
    return f"{date.day} {date:%B} {date.year}" if date else "undated"


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


_JOINED: Mapping[str, Callable[[Platform], str]] = {
    "name": lambda p: p.name,
    "operator": lambda p: p.operator,
    "parent": _parent,
    "website": lambda p: p.website,
    "summary": lambda p: p.summary,
    "countries": _countries,
    "domains": lambda p: ", ".join(f"`{domain}`" for domain in p.domains),
    "hosts_with_path": lambda p: ", ".join(f"`{domain.host}`" for domain in p.domains if domain.path),
    "providers": lambda p: ", ".join(p.payment.providers) if p.payment else "",
    "schedules": _schedules,
    "hiring_steps": lambda p: _ARROW.join(p.hiring_steps),
    "growth": lambda p: _ARROW.join(p.growth),
    "strengths": lambda p: _bullets(p.strengths),
    "weaknesses": lambda p: _bullets(p.weaknesses),
}
