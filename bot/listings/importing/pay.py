"""What a feed says of pay: schema.org's `baseSalary` in the shapes it is really written in."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from bot.listings.listing import PayRange, RateUnit

_UNITS = {
    RateUnit.HOUR: "hour hours hourly hr hrs h hur",
    RateUnit.DAY: "day days daily d",
    RateUnit.WEEK: "week weeks weekly wk wee",
    RateUnit.MONTH: "month months monthly mo mon",
    RateUnit.YEAR: "year years yearly annual annually annum yr ann",
    RateUnit.TASK: "task",
}
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_SIGNS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP"}
_MOST = Decimal(10_000_000)
_LONGEST, _DEEPEST = 80, 5
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,8})(?:\.\d+)?"
_CURRENCY = r"(?P<{}>us\$|[$€£]|\b[a-z]{{3}}(?=[ \d]))"
_SPAN = re.compile(
    r"(?P<up>up to )?(?P<from>from )?" + _CURRENCY.format("sign") + r"? ?(?P<low>" + _NUMBER + r") ?(?P<plus>\+)?"
    r"(?: ?(?:-|–|—|to) ?" + _CURRENCY.format("sign2") + r"? ?(?P<high>" + _NUMBER + r") ?(?P<plus2>\+)?)?"
    r" ?(?P<code>(?!per\b)\b[a-z]{3}\b)? ?(?:/|\bper\b|\ban?\b)? ?(?P<unit>[a-z]+)? ?\.?",
    re.IGNORECASE,
)


def read_pay(salary: object, currency: object = None, unit: object = None, deep: int = _DEEPEST) -> PayRange | None:
    """The range, None where amount, currency or unit is missing or senseless; `currency` and `unit` are fallbacks."""
    match salary:
        case list() | Mapping() if not salary or not deep:
            return None
        case list():
            return read_pay(salary[0], currency, unit, deep - 1)
        case str():
            return _from_text(salary, currency, unit)
        case bool():
            return None
        case int() | float():
            return _range(salary, salary, False, currency, unit)
        case Mapping():
            return _from_object(salary, currency, unit, deep)
    return None


def _from_object(salary: Mapping[str, object], currency: object, unit: object, deep: int) -> PayRange | None:
    currency = salary.get("currency") or salary.get("currencyCode") or currency
    unit = salary.get("unitText") or salary.get("unitCode") or unit
    value = salary.get("value")
    if isinstance(value, Mapping | list) or (isinstance(value, str) and _amount(value) is None):
        return read_pay(value, currency, unit, deep - 1)
    low, high = salary.get("minValue"), salary.get("maxValue")
    if low is None and high is None:
        return _range(value, value, False, currency, unit)
    # A range with no upper end is a plus.
    return _range(low, high, high is None, currency, unit)


def _from_text(text: str, currency: object, unit: object) -> PayRange | None:
    line = " ".join(text.split())
    found = _SPAN.fullmatch(line) if len(line) <= _LONGEST else None
    if found is None:
        return None
    code, unit = found["code"], found["unit"] or unit
    if code and code.casefold() in _UNIT:
        code, unit = None, code
    if sign := found["sign"] or found["sign2"] or code:
        currency = _SIGNS.get(sign.casefold(), sign)
    low, high = found["low"].replace(",", ""), (found["high"] or found["low"]).replace(",", "")
    open_ended = bool(found["plus"] or found["plus2"] or found["from"])
    return _range(None if found["up"] else low, high, open_ended, currency, unit)


def _range(low: object, high: object, open_ended: bool, currency: object, unit: object) -> PayRange | None:
    least, most = _amount(low), _amount(high)
    code = str(currency or "").strip().upper()
    kind = _UNIT.get(str(unit or "").strip().casefold().removeprefix("per "))
    if kind is None or not re.fullmatch(r"[A-Z]{3}", code) or (least is None and most is None):
        return None
    if least is not None and most is not None and most < least:
        return None
    return PayRange(least, None if most == least else most, kind, code, open_ended)


def _amount(value: object) -> Decimal | None:
    """A sensible amount of money to the cent; 0 is what feeds write when they do not say."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    if not re.fullmatch(_NUMBER, text):
        return None
    try:
        amount = Decimal(text.replace(",", "")).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    whole = amount.to_integral_value()
    return (whole if whole == amount else amount) if 0 < amount <= _MOST else None
