"""What one payment schedule means for this work, line by line."""

import datetime as dt
from collections.abc import Iterator

from bot.cards.dates import weekday
from bot.cards.payouts import words
from bot.cards.payouts.figures import count, span
from bot.knowledge.platform import NetDays, OnRequest
from bot.payouts.results import DatedSchedule, Estimate, Standing
from bot.payouts.timeline import Undated


def schedule_title(dated: DatedSchedule) -> str:
    """The kind of schedule in two or three words."""
    rule = dated.schedule.rule
    return f"Net-{rule.days}" if isinstance(rule, NetDays) else words.RULES[rule.kind]


def date_lines(estimate: Estimate, dated: DatedSchedule) -> Iterator[str]:
    """When to invoice, when the first payout comes, and when a regular one does."""
    found, rule, work = dated.timeline, dated.schedule.rule, estimate.work
    if isinstance(rule, NetDays) and rule.counted_from == "invoice":
        if work.invoice_on:
            yield words.INVOICE.format(day=weekday(work.invoice_on))
        elif work.completed_on:
            yield words.INVOICE_FROM.format(day=weekday(work.completed_on))
    if found.sent:
        yield f"{words.SENT}: {span(found.sent)}"
    if found.first and found.first == found.pays:
        yield f"{words.ANY_PAYOUT}: {span(found.first)}"
    else:
        if found.first:
            yield f"{words.FIRST_PAYOUT}: {span(found.first)}"
        if found.pays:
            regular = words.LAST_PAYOUT if work.weeks > 1 and not isinstance(rule, NetDays) else words.REGULAR_PAYOUT
            yield f"{regular}: {span(found.pays)}"


def remarks(estimate: Estimate, dated: DatedSchedule) -> Iterator[str]:
    """What has to be known about these dates, or why there are none."""
    if (why := dated.timeline.undated) is not None:
        yield _undated(dated, why, estimate.work.completed_on)
    if weekend := dated.weekend_days:
        days = " and ".join(weekday(day) for day in weekend)
        yield (words.ON_A_WEEKEND if len(weekend) == 1 else words.ON_WEEKENDS).format(days=days)
    if (late := _standing(estimate, dated)) is not None:
        yield late
    if dated.source.date is None:
        yield words.TERMS_PAGE_UNDATED


def _undated(dated: DatedSchedule, why: Undated, completed: dt.date | None) -> str:
    rule = dated.schedule.rule
    match rule:
        case NetDays():
            sentence = words.UNDATED[why].format(days=count(rule.days, "calendar day"))
            if why is Undated.NO_INVOICE and completed:
                due = weekday(completed + dt.timedelta(days=rule.days))
                sentence += words.IF_INVOICED.format(day=weekday(completed), due=due)
            return sentence
        case OnRequest(transit_days=(soonest, latest)) if why is Undated.ON_REQUEST and latest:
            takes = count(latest, "day") if soonest == latest else f"{soonest}–{latest} days"
            return words.UNDATED[why] + words.THEN_TAKES.format(days=takes)
        case _:
            return words.UNDATED[why]


def _standing(estimate: Estimate, dated: DatedSchedule) -> str | None:
    found, today = dated.timeline, estimate.today
    match dated.standing:
        case Standing.OVERDUE if found.pays:
            ago = count((today - found.pays.latest).days, "day")
            if found.first and found.first.latest >= today:
                return words.REGULAR_OVERDUE.format(ago=ago, day=weekday(found.first.latest))
            return words.OVERDUE.format(ago=ago) + whom_to_ask(estimate)
        case Standing.PASSED | Standing.FIRST_PASSED if found.first:
            return words.WINDOW_PASSED.format(day=weekday(found.first.latest)) + whom_to_ask(estimate)
        case _:
            return None


def whom_to_ask(estimate: Estimate) -> str:
    """Where a member goes whose money is late."""
    platform = estimate.platform
    providers = platform.payment.providers if platform.payment else ()
    if len(providers) == 1 and not providers[0].startswith(("a ", "an ")):
        return words.ASK_BOTH.format(platform=platform.name, website=platform.website, provider=providers[0])
    return words.ASK_PLATFORM.format(platform=platform.name, website=platform.website)
