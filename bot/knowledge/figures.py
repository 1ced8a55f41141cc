"""Figures that answers quote from platform files: `{{ pay.coding }}` becomes `$40–65/h`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.knowledge.platform import Platform, Rate

_REFERENCE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_ARROW = " → "


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference that leads nowhere; `offset` counts characters into the text."""

    reference: str
    offset: int
    reason: str


def fill(text: str, own: str | None, platforms: Mapping[str, Platform]) -> tuple[str, list[Unresolved]]:
    """`text` with every reference replaced; `own` is the platform that short references speak of."""
    unresolved: list[Unresolved] = []

    def replace(match: re.Match[str]) -> str:
        try:
            return resolve(match[1], own, platforms)
        except LookupError as error:
            unresolved.append(Unresolved(match[1], match.start(), str(error.args[0])))
            return match[0]

    return _REFERENCE.sub(replace, text), unresolved


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
        case ["pay", rate, *part] if platform.pay and rate in platform.pay.rates:
            return _rate(platform.pay.rates[rate], part)
        case ["schedules", schedule] if platform.payment and schedule in platform.payment.schedules:
            return platform.payment.schedules[schedule].summary
        case ["payment", "note"] if platform.payment and platform.payment.note:
            return platform.payment.note
        case ["facts", fact] if fact in platform.facts:
            return platform.facts[fact].value
        case ["comparison", row]:
            for name, cell in platform.comparison.items():
                if name == row:
                    return cell.value
        case ["sources", source, "date"] if source in platform.sources and platform.sources[source].date:
            return f"{platform.sources[source].date}"
    raise LookupError("the platform file has no such figure")


def _rate(rate: Rate, part: list[str]) -> str:
    match part:
        case []:
            return str(rate)
        case ["min"]:
            return f"${rate.min:f}"
        case ["max"] if rate.max is not None:
            return f"${rate.max:f}{'+' if rate.open_ended else ''}"
        case ["role"]:
            return rate.role
        case ["background"] if rate.background:
            return rate.background
    raise LookupError("a rate has .min, .max, .role and .background")


def _bullets(lines: tuple[str, ...]) -> str:
    return "\n".join(f"- {line}" for line in lines)


_JOINED: Mapping[str, Callable[[Platform], str]] = {
    "name": lambda p: p.name,
    "operator": lambda p: p.operator,
    "website": lambda p: p.website,
    "summary": lambda p: p.summary,
    "domains": lambda p: ", ".join(f"`{domain}`" for domain in p.domains),
    "providers": lambda p: ", ".join(p.payment.providers) if p.payment else "",
    "hiring_steps": lambda p: _ARROW.join(p.hiring_steps),
    "growth": lambda p: _ARROW.join(p.growth),
    "strengths": lambda p: _bullets(p.strengths),
    "weaknesses": lambda p: _bullets(p.weaknesses),
}
