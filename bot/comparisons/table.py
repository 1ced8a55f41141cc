"""What our sources say of some platforms, subject by subject; every statement carries its pages."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.knowledge.freshness import facts_hold_until
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform import Platform
from bot.knowledge.source import Source
from bot.knowledge.subjects import Subject

NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Statement:
    """A phrase and the pages it rests on."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One platform on one subject: a short phrase, None where no source tells, and what there is to add."""

    platform: str
    statement: Statement | None
    details: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One subject, a cell for each platform."""

    subject: Subject
    cells: tuple[Cell, ...]

    @property
    def is_known(self) -> bool:
        """Whether any platform's cell says something."""
        return any(cell.statement for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """Platforms side by side; `reviewed` is the oldest day on which one of their files was last checked, and until
    `holds_until` all these reviews hold."""

    platforms: tuple[str, ...]
    rows: tuple[Row, ...]
    reviewed: dt.date
    holds_until: dt.date


def table(knowledge: Knowledge, platforms: Iterable[str], subjects: Iterable[Subject] = tuple(Subject)) -> Table:
    """The rows of `subjects`, also those of which nothing is known, with a cell for each of `platforms`."""
    files = {platform: knowledge.platforms[platform] for platform in platforms}
    return Table(
        tuple(files),
        tuple(Row(subject, tuple(cell(name, files[name], subject) for name in files)) for subject in subjects),
        min(file.reviewed for file in files.values()),
        min(map(facts_hold_until, files.values())),
    )


def cell(name: str, platform: Platform, subject: Subject) -> Cell:
    """What the platform's file says on a subject."""
    details = _details(platform, subject)
    row = platform.comparison.get(subject)
    if row is not None:
        return Cell(name, Statement(row.value, _behind(platform, subject)), details)
    return Cell(name, _together(details) if details else None)


def _together(details: Sequence[Statement]) -> Statement:
    sources = dict.fromkeys(source for detail in details for source in detail.sources)
    return Statement("; ".join(detail.text for detail in details), tuple(sources))


def _details(platform: Platform, subject: Subject) -> tuple[Statement, ...]:
    match subject:
        case Subject.PAY if platform.pay:
            sign = platform.pay.sign
            return tuple(
                Statement(f"{rate.role}: {rate.shown(sign)}", (platform.sources[rate.source],))
                for rate in platform.pay.rates.values()
            )
        case Subject.PAYMENT if platform.payment:
            return tuple(
                Statement(schedule.summary, (platform.sources[schedule.source],))
                for schedule in platform.payment.schedules.values()
            )
        case Subject.ENTRY if platform.hiring_steps and subject in platform.comparison:
            return (Statement(" → ".join(platform.hiring_steps), _behind(platform, subject)),)
        case _:
            return ()


def _behind(platform: Platform, subject: Subject) -> tuple[Source, ...]:
    return tuple(platform.sources[key] for key in platform.comparison[subject].sources)
