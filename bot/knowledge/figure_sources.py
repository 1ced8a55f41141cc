"""Which sources of a platform file stand behind a figure."""

from collections.abc import Iterable, Sequence

from bot.knowledge.platform import Platform
from bot.knowledge.source import Source


def sources_behind(references: Iterable[str], platform: Platform) -> tuple[Source, ...]:
    """The sources behind some references, each once, in their order.

    What names no source of its own, such as the domains, rests on the first source of the file.
    """
    keys = [key for reference in references for key in _keys(reference, platform) if key in platform.sources]
    return tuple(platform.sources[key] for key in dict.fromkeys(keys or list(platform.sources)[:1]))


def _keys(reference: str, platform: Platform) -> Sequence[str]:
    rates = platform.pay.rates if platform.pay else {}
    schedules = platform.payment.schedules if platform.payment else {}
    match reference.split("."):
        case ["pay", "summary" | "rates"]:
            return [rate.source for rate in rates.values()]
        case ["pay", rate, *_] if rate in rates:
            return [rates[rate].source]
        case ["schedules"]:
            return [*(schedule.source for schedule in schedules.values()), *_of_rows(platform, "payment")]
        case ["schedules", schedule] if schedule in schedules:
            return [schedules[schedule].source]
        case ["facts", fact] if fact in platform.facts:
            return [platform.facts[fact].source]
        case ["countries"]:
            own = platform.facts.get("countries")
            return [*([own.source] if own else []), *_of_rows(platform, "countries")]
        case ["comparison", row]:
            return _of_rows(platform, row)
        case ["providers"] | ["payment", "note"]:
            return _of_rows(platform, "payment") or [schedule.source for schedule in schedules.values()]
        case ["hiring_steps"]:
            return _of_rows(platform, "entry")
        case ["growth"]:
            return _of_rows(platform, "growth")
        case ["strengths"] | ["weaknesses"]:
            return _of_rows(platform, *platform.comparison)
        case _:
            return []


def _of_rows(platform: Platform, *rows: str) -> list[str]:
    return [key for name, cell in platform.comparison.items() if name in rows for key in cell.sources]
