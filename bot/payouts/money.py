"""Exact money: hours times a rate, to the cent."""

from decimal import Decimal
from fractions import Fraction


def earned(hours: Fraction, rate: Decimal) -> Decimal:
    """What the hours bring at an hourly rate; half a cent is rounded up (ROUND_HALF_UP), once, at the end."""
    return to_the_cent(hours * Fraction(rate))


def to_the_cent(amount: Fraction) -> Decimal:
    """A non-negative amount with two decimals, half a cent up."""
    cents = (amount * 100 + Fraction(1, 2)) // 1
    return Decimal(cents).scaleb(-2)
