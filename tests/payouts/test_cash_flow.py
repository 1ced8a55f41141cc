"""Weekly hours become payments."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.payouts.cash_flow import payments
from tests.payouts.conftest import Asking


def test_three_weeks_are_paid_on_three_thursdays_or_by_one_invoice(ask: Asking) -> None:
    found = ask.estimate(
        "sme-careers", "writer", weekly_hours=10, weeks=3, completed_on="2026-03-29", invoice_on="2026-03-30"
    )
    weekly, net = (payments(found, dated) for dated in found.schedules)

    assert [payment.by.isoformat() for payment in weekly] == ["2026-03-22", "2026-03-29", "2026-04-05"]
    assert {(payment.minimum, payment.maximum) for payment in weekly} == {(Decimal(150), Decimal(250))}
    assert [(payment.by.isoformat(), payment.minimum) for payment in net] == [("2026-04-29", Decimal(450))]


@pytest.mark.parametrize(
    "more",
    [
        {"hours": 30, "completed_on": "2026-03-29"},
        {"weekly_hours": 10, "weeks": 3},
        {"weekly_hours": 10, "weeks": 3, "invoice_on": "2026-03-29"},
    ],
)
def test_without_weeks_or_dates_there_is_no_flow(ask: Asking, more: dict[str, object]) -> None:
    found = ask.estimate("sme-careers", "writer", **more)
    assert payments(found, found.schedules[0]) == ()


@given(
    st.fractions(Fraction(1, 60), 168, max_denominator=60),
    st.integers(1, 52),
    st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
)
def test_payments_add_up_to_the_gross(ask: Asking, weekly: Fraction, weeks: int, completed: dt.date) -> None:
    minutes = f"{int(weekly * 60)}m"
    found = ask.estimate("micro1", "observed", weekly_hours=minutes, weeks=weeks, completed_on=completed.isoformat())
    flow = payments(found, found.schedules[0])
    assert found.gross is not None
    assert sum(payment.minimum for payment in flow) == found.gross.minimum
    assert sum(payment.maximum or 0 for payment in flow) == found.gross.maximum
    assert [payment.by for payment in flow] == sorted({payment.by for payment in flow})
    assert all(payment.minimum > 0 for payment in flow)
