"""What comes when, where somebody works a number of hours each week."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from bot.knowledge.platform import NetDays
from bot.payouts.money import earned
from bot.payouts.results import DatedSchedule, Estimate
from bot.payouts.timeline import Work, timeline


@dataclass(frozen=True, slots=True)
class Payment:
    """An amount that should have arrived by a day; no `maximum` where the source states none."""

    by: dt.date
    minimum: Decimal
    maximum: Decimal | None


def payments(estimate: Estimate, dated: DatedSchedule) -> tuple[Payment, ...]:
    """The payments of a schedule in order of time, together exactly the gross; none where a day is missing.

    A week of work is seven days up to the weekday of the completion. One invoice is sent for all of it.
    """
    work, hours, row, gross = estimate.work, estimate.hours, estimate.row, estimate.gross
    if work.completed_on is None or hours is None or hours.weekly is None or row is None or gross is None:
        return ()
    if isinstance(dated.schedule.rule, NetDays):
        pays = dated.timeline.pays
        return (Payment(pays.latest, gross.minimum, gross.maximum),) if pays else ()
    upper = row.rate.max or row.rate.min
    least: defaultdict[dt.date, Decimal] = defaultdict(Decimal)
    most: defaultdict[dt.date, Decimal] = defaultdict(Decimal)
    paid = Decimal(0), Decimal(0)
    for week in range(1, work.weeks + 1):
        ends = work.completed_on - dt.timedelta(weeks=work.weeks - week)
        pays = timeline(dated.schedule.rule, Work(ends)).pays
        if pays is None:
            return ()
        # Each week gets what its end adds to the rounded sum, so that no cent is lost.
        so_far = earned(hours.weekly * week, row.rate.min), earned(hours.weekly * week, upper)
        least[pays.latest] += so_far[0] - paid[0]
        most[pays.latest] += so_far[1] - paid[1]
        paid = so_far
    return tuple(Payment(day, least[day], None if gross.maximum is None else most[day]) for day in sorted(least))
