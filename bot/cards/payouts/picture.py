"""The timeline of an estimate as a chart, and the same in words for those who cannot see it."""

import datetime as dt
from urllib.parse import urlsplit

from bot.cards.limits import clip
from bot.cards.payouts import words
from bot.cards.payouts.figures import count, gross_range, hours, short_day, short_span
from bot.cards.payouts.notes import sign_of
from bot.cards.payouts.schedule_text import date_lines, schedule_title
from bot.cards.payouts.texts import title
from bot.cards.words import MONTHS, day
from bot.payouts.cash_flow import payments
from bot.payouts.chart import Bar, Chart, Lane, Mark
from bot.payouts.results import DatedSchedule, Estimate
from bot.payouts.timeline import Work

ALT_LIMIT = 1_000
MOST_SCHEDULES = 4
SHORT_TITLE = 38


def chart_of(estimate: Estimate) -> Chart | None:
    """What is drawn; nothing where no schedule gives a day."""
    shown = estimate.schedules[:MOST_SCHEDULES]
    if not any(dated.timeline.days for dated in shown):
        return None
    open_ended = estimate.gross is not None and estimate.gross.open_ended
    bars = tuple(
        Bar(payment.by, float(payment.minimum), float(payment.maximum or payment.minimum), place, open_ended)
        for place, dated in enumerate(shown)
        for payment in payments(estimate, dated)
    )
    return Chart(
        title=title(estimate),
        subtitle=_subtitle(estimate),
        lanes=(_work_lane(estimate), *(_schedule_lane(estimate, dated) for dated in shown)),
        today=estimate.today,
        today_label=words.TODAY,
        months=MONTHS,
        bars=bars,
        bars_title=words.CASH_FLOW if bars else "",
        sign=sign_of(estimate),
    )


def alt_text(estimate: Estimate) -> str:
    """Everything the picture shows, in sentences."""
    parts = [f"{words.TIMELINE}: {title(estimate)}. {_subtitle(estimate)}."]
    for dated in estimate.schedules[:MOST_SCHEDULES]:
        lines = list(date_lines(estimate, dated)) or [_remark(dated)]
        parts.append(f"{schedule_title(dated)}: {'; '.join(lines)}.")
        if flow := payments(estimate, dated):
            many, first, last = count(len(flow), "payment"), day(flow[0].by), day(flow[-1].by)
            several = words.PAYMENTS.format(count=many, first=first, last=last)
            parts.append(several if len(flow) > 1 else words.PAYMENT.format(day=first))
    return clip(" ".join(parts), ALT_LIMIT)


def _subtitle(estimate: Estimate) -> str:
    if estimate.gross is None or estimate.hours is None:
        return words.WHEN_THE_MONEY_COMES
    return (
        f"{gross_range(estimate.gross, sign_of(estimate))} {words.FOR_HOURS.format(hours=hours(estimate.hours.total))}"
    )


def _work_lane(estimate: Estimate) -> Lane:
    work = estimate.work
    marks = []
    if work.completed_on:
        start = _work_starts(work, known=estimate.hours is not None and estimate.hours.weekly is not None)
        label = short_span(start, work.completed_on) if start else words.DONE.format(day=short_day(work.completed_on))
        marks.append(Mark(start or work.completed_on, work.completed_on, label))
    if work.invoice_on:
        label = words.INVOICED.format(day=short_day(work.invoice_on))
        marks.append(Mark(work.invoice_on, work.invoice_on, label, above=True, pointed=True))
    return Lane(words.YOUR_WORK, tuple(marks))


def _work_starts(work: Work, *, known: bool) -> dt.date | None:
    if work.completed_on is None or not known:
        return None
    return work.completed_on - dt.timedelta(days=7 * work.weeks - 1)


def _schedule_lane(estimate: Estimate, dated: DatedSchedule) -> Lane:
    found = dated.timeline
    date = f", {day(dated.source.date)}" if dated.source.date else ""
    source = dated.source.title if len(dated.source.title) <= SHORT_TITLE else urlsplit(dated.source.url).hostname
    title = f"{schedule_title(dated)} · {source}{date}"
    marks = [Mark(payment.by, payment.by) for payment in payments(estimate, dated)[1:-1]]
    first_start = found.first.earliest or found.first.latest if found.first else None
    if found.first and first_start:
        same = found.first == found.pays
        label = short_span(first_start, found.first.latest)
        marks.append(Mark(first_start, found.first.latest, label if same else words.FIRST_SHORT.format(days=label)))
    if found.pays and found.pays != found.first:
        if found.pays.earliest is None:
            label = words.BY_SHORT.format(day=short_day(found.pays.latest))
            marks.append(Mark(found.pays.latest, found.pays.latest, label, above=True, pointed=True))
        else:
            label = words.LAST_SHORT.format(days=short_span(found.pays.earliest, found.pays.latest))
            marks.append(Mark(found.pays.earliest, found.pays.latest, label, above=True))
    elif found.sent and found.sent.earliest == found.sent.latest:
        label = words.SENT_SHORT.format(day=short_day(found.sent.latest))
        marks.append(Mark(found.sent.latest, found.sent.latest, label, above=True, pointed=True))
    return Lane(title, tuple(marks), _remark(dated))


def _remark(dated: DatedSchedule) -> str:
    """Why there is no day."""
    return words.WHY_NO_DAY[dated.timeline.undated] if dated.timeline.undated else ""
