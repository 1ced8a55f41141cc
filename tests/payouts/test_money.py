"""Money is exact to the cent."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.payouts.money import earned, to_the_cent

rates = st.decimals("0.01", "9999999.99", places=2)


@pytest.mark.parametrize(
    ("hours", "rate", "pay"),
    [
        ("10", "130", "1300.00"),
        ("12.5", "15", "187.50"),
        ("1/3", "20", "6.67"),
        ("0.005", "1", "0.01"),
        ("0.0049", "1", "0.00"),
        ("2.675", "1", "2.68"),
        ("0.1", "0.30", "0.03"),
    ],
)
def test_pay(hours: str, rate: str, pay: str) -> None:
    assert str(earned(Fraction(hours), Decimal(rate))) == pay


@given(st.decimals("0.01", "8736", places=3), rates)
def test_it_is_what_decimal_arithmetic_gives(hours: Decimal, rate: Decimal) -> None:
    expected = (hours * rate).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert earned(Fraction(hours), rate) == expected


@given(st.fractions(0, 8736), st.fractions(0, 8736), rates)
def test_more_hours_never_bring_less(some: Fraction, more: Fraction, rate: Decimal) -> None:
    assert earned(min(some, more), rate) <= earned(max(some, more), rate)


@given(st.fractions(0, 10**9))
def test_rounding_is_off_by_half_a_cent_at_most_and_up_on_a_tie(amount: Fraction) -> None:
    off = Fraction(to_the_cent(amount)) - amount
    assert -Fraction(1, 200) < off <= Fraction(1, 200)
