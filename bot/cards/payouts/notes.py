"""What has to be said beside the figures: which rate, what is open, what decides."""

from collections.abc import Iterator

from bot.cards.payouts import words
from bot.cards.payouts.schedule_text import date_lines, remarks
from bot.cards.words import day
from bot.knowledge.freshness import facts_hold_until
from bot.knowledge.source import Source
from bot.payouts.results import Estimate


def pay_notes(estimate: Estimate) -> Iterator[str]:
    """About the rate and the sum."""
    for slip in estimate.read_as:
        yield words.READ_AS.format(given=slip.given, meant=slip.meant)
    if (row := estimate.row) is None:
        return
    shown = row.rate.shown(sign_of(estimate))
    if row.covers_all:
        known_as = words.COVERS_ROLE if estimate.asked_role else words.COVERS_ALL
        yield known_as.format(platform=estimate.platform.name, role=estimate.asked_role)
    if row.rate.open_ended:
        yield (words.OPEN_END if row.rate.max else words.NO_UPPER_END).format(rate=shown)
    if estimate.one_week_assumed:
        yield words.ONE_WEEK
    if row.source.date is None:
        yield words.RATE_PAGE_UNDATED
    yield words.BEFORE_TAX
    yield words.CONTRACT_DECIDES_RATE


def term_notes(estimate: Estimate) -> Iterator[str]:
    """About all schedules together, and when the figures were checked where that is long ago."""
    if not estimate.schedules:
        yield words.NO_TERMS.format(platform=estimate.platform.name)
    if len(estimate.schedules) > 1:
        yield words.CONTRACT_DECIDES_TERMS
    if any(dated.timeline.days for dated in estimate.schedules):
        yield words.CALENDAR_DAYS
    if estimate.today > facts_hold_until(estimate.platform):
        yield words.STALE.format(platform=estimate.platform.name, day=day(estimate.platform.reviewed))


def all_notes(estimate: Estimate) -> list[str]:
    """Everything a reader of bare figures has to know, the rate and its source first."""
    notes = list(pay_notes(estimate))
    if (row := estimate.row) is not None:
        used = words.RATE_USED.format(role=row.rate.role, rate=row.rate.shown(sign_of(estimate)))
        notes.insert(0, f"{used} ({cited(row.source)}).")
    notes += term_notes(estimate)
    for dated in estimate.schedules:
        notes.append(f"{dated.id}: {dated.schedule.summary}")
        notes += [f"{dated.id}: {line}" for line in (*date_lines(estimate, dated), *remarks(estimate, dated))]
    licences = dict.fromkeys(source.licence for source in sources(estimate) if source.licence)
    return [*notes, *licences]


def sources(estimate: Estimate) -> list[Source]:
    """The pages that the figures rest on."""
    rows = [estimate.row.source] if estimate.row else []
    return list(dict.fromkeys([*rows, *(dated.source for dated in estimate.schedules)]))


def sign_of(estimate: Estimate) -> str:
    """The currency before an amount."""
    return estimate.platform.pay.sign if estimate.platform.pay else ""


def cited(source: Source) -> str:
    """A source in one line of plain text."""
    date = f", {day(source.date)}" if source.date else ""
    return f"{source.title}{date}, {source.url}"
