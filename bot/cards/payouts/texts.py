"""An estimate in paragraphs of Markdown, the same for the card and for the terminal."""

from bot.cards.payouts import words
from bot.cards.payouts.figures import count, gross_range, hours
from bot.cards.payouts.notes import pay_notes, sign_of, term_notes
from bot.cards.payouts.schedule_text import date_lines, remarks, schedule_title
from bot.cards.words import source_line
from bot.payouts.results import DatedSchedule, Estimate


def title(estimate: Estimate) -> str:
    """Platform and role."""
    role = estimate.row.rate.role if estimate.row else ""
    return f"{estimate.platform.name} · {role}" if role else estimate.platform.name


def pay_text(estimate: Estimate) -> str:
    """The range, the rate it comes from, and what has to be known about them; empty where no pay was asked."""
    if (row := estimate.row) is None:
        return ""
    rate = f"{row.rate.shown(sign_of(estimate))}"
    background = f" ({row.rate.background})" if row.rate.background else ""
    lines = []
    if estimate.gross is not None and estimate.hours is not None:
        lines.append(f"**{gross_range(estimate.gross, sign_of(estimate))}** {_for_hours(estimate)}")
    lines.append(f"{words.RATE}: {rate}{background}")
    lines.append(source_line(row.source))
    lines += [f"-# {note}" for note in pay_notes(estimate)]
    return "\n".join(lines)


def schedule_text(estimate: Estimate, dated: DatedSchedule) -> str:
    """What one source says about the paydays, and its days for this work."""
    lines = [f"**{schedule_title(dated)}**", dated.schedule.summary]
    lines += [f"- {line}" for line in date_lines(estimate, dated)]
    lines += [f"- {line}" for line in remarks(estimate, dated)]
    return "\n".join([*lines, source_line(dated.source)])


def terms_text(estimate: Estimate) -> str:
    """What holds for all schedules, and whose data it is."""
    sources = [estimate.row.source] if estimate.row else []
    sources += [dated.source for dated in estimate.schedules]
    licences = dict.fromkeys(source.licence for source in sources if source.licence)
    return "\n".join(f"-# {note}" for note in (*term_notes(estimate), *licences))


def _for_hours(estimate: Estimate) -> str:
    worked = estimate.hours
    if worked is None:
        return ""
    total = words.FOR_HOURS.format(hours=hours(worked.total))
    if worked.weekly is None:
        return total
    weeks = count(estimate.work.weeks, "week")
    return f"{total} ({hours(worked.weekly)} a week, {weeks})"
