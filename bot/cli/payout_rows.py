"""The rows of `payout`."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from bot.cards.payouts.notes import all_notes
from bot.cards.payouts.refusals import refusal_text
from bot.cli.rows import Row
from bot.payouts.estimator import Estimator, valid_date
from bot.payouts.request import Request
from bot.payouts.results import DatedSchedule, Estimate, InvalidDate, Refusal


class PayoutRow(Row):
    """One request; the core judges each value, so that any of them gets its own error code."""

    platform: object = None
    role: object = None
    hours: object = None
    weekly_hours: object = None
    weeks: object = None
    completed_on: object = None
    invoice_on: object = None
    today: object = None


def payout_row(estimator: Estimator, today: Callable[[], dt.date], row: PayoutRow) -> dict[str, Any]:
    """The estimate for one row; `today` counts where the row names none."""
    return result_row(estimate_row(estimator, today, row))


def estimate_row(estimator: Estimator, today: Callable[[], dt.date], row: PayoutRow) -> Estimate | Refusal:
    """What the core says to a row."""
    now = today()
    day = now if row.today is None else valid_date("today", row.today, now)
    if isinstance(day, InvalidDate):
        return day
    request = Request(
        row.platform, row.role, row.hours, row.weekly_hours, row.weeks, row.completed_on, row.invoice_on
    )  # fmt: skip
    return estimator.estimate(request, day)


def result_row(result: Estimate | Refusal) -> dict[str, Any]:
    """A result in the terminal contract's form."""
    if not isinstance(result, Estimate):
        return {"ok": False, "error": result.code, "message": refusal_text(result)}
    gross, row = result.gross, result.row
    return {
        "ok": True,
        "platform": result.platform_id,
        "role": row.id if row else None,
        "gross_min": float(gross.minimum) if gross else None,
        "gross_max": float(gross.maximum) if gross and gross.maximum is not None else None,
        "open_ended": gross.open_ended if gross else None,
        "currency": result.platform.pay.currency if gross and result.platform.pay else None,
        "schedules": [_schedule(dated) for dated in result.schedules],
        "notes": all_notes(result),
    }


def _schedule(dated: DatedSchedule) -> dict[str, Any]:
    first, pays = dated.timeline.first, dated.timeline.pays
    return {
        "basis": dated.id,
        "first_payout_from": _iso(first.earliest if first else None),
        "first_payout_to": _iso(first.latest if first else None),
        "pay_by": _iso(pays.latest if pays else None),
        "source": dated.source.url,
        "as_of": _iso(dated.source.date),
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
