"""`baseSalary` in its many shapes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.listings.importing.pay import read_pay
from bot.listings.listing import PayRange, RateUnit


def hourly(low: str | None, high: str | None = None, *, plus: bool = False, currency: str = "USD") -> PayRange:
    return PayRange(Decimal(low) if low else None, Decimal(high) if high else None, RateUnit.HOUR, currency, plus)


def money(value: object, **more: object) -> dict[str, object]:
    return {"@type": "MonetaryAmount", "currency": "USD", "value": value, **more}


@pytest.mark.parametrize(
    ("salary", "found"),
    [
        (money({"@type": "QuantitativeValue", "minValue": 40, "maxValue": 65, "unitText": "HOUR"}), hourly("40", "65")),
        (money({"minValue": "40.50", "maxValue": 65.0, "unitText": "Hourly"}), hourly("40.50", "65")),
        (money({"value": 50, "unitText": "HOUR"}), hourly("50")),
        (money({"minValue": 50, "maxValue": 50, "unitText": "HOUR"}), hourly("50")),
        (money({"minValue": 70, "unitText": "HOUR"}), hourly("70", plus=True)),
        (money({"maxValue": 70, "unitText": "HOUR"}), hourly(None, "70")),
        (money({"value": 50, "unitCode": "HUR"}), hourly("50")),
        (money(50, unitText="HOUR"), hourly("50")),
        (money("50", unitText="HOUR"), hourly("50")),
        (money("40 - 60 per hour"), hourly("40", "60")),
        ({"currency": "eur", "minValue": 20, "maxValue": 30, "unitText": "HOUR"}, hourly("20", "30", currency="EUR")),
        ([money(50, unitText="HOUR"), money(9, unitText="HOUR")], hourly("50")),
        (money([{"value": 50, "unitText": "HOUR"}]), hourly("50")),
        (
            money({"minValue": 90000, "maxValue": 120000, "unitText": "YEAR"}),
            PayRange(Decimal(90000), Decimal(120000), RateUnit.YEAR),
        ),
        ("$40-60/hr", hourly("40", "60")),
        ("$40 – $60 per hour", hourly("40", "60")),
        ("USD 40 to 60 an hour", hourly("40", "60")),
        ("40-60 USD/hour", hourly("40", "60")),
        ("£15 per hour.", hourly("15", currency="GBP")),
        ("up to $150/hour", hourly(None, "150")),
        ("$130+/h", hourly("130", plus=True)),
        ("from $20 hourly", hourly("20", plus=True)),
        ("$1,200-1,500 per month", PayRange(Decimal(1200), Decimal(1500), RateUnit.MONTH)),
    ],
)
def test_understood(salary: object, found: PayRange) -> None:
    assert read_pay(salary) == found


@pytest.mark.parametrize(
    "salary",
    [
        None,
        True,
        50,
        "50",
        "",
        "competitive",
        "$40 - $60",
        "great pay $40/hour",
        "$40/fortnight",
        "$-5/hour",
        "CA$40/hour",
        money(50),
        money(0, unitText="HOUR"),
        money(-5, unitText="HOUR"),
        money({"minValue": 60, "maxValue": 40, "unitText": "HOUR"}),
        money("NaN", unitText="HOUR"),
        money(float("inf"), unitText="HOUR"),
        money(1e12, unitText="HOUR"),
        money(True, unitText="HOUR"),
        {"value": 50, "unitText": "HOUR"},
        {"currency": "dollars", "value": 50, "unitText": "HOUR"},
        {"currency": {}, "value": [], "unitText": []},
        [],
        {},
        [[]],
    ],
)
def test_no_guess(salary: object) -> None:
    assert read_pay(salary) is None


def test_currency_and_unit_may_stand_beside_it() -> None:
    assert read_pay(50, "USD", "HOUR") == hourly("50")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["value", "minValue", "maxValue", "currency", "unitText"]), inner, max_size=5
            )
        ),
    )
)
def test_never_fails(salary: object) -> None:
    read_pay(salary)
