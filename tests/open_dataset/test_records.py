"""Reading a file that is not ours."""

import datetime as dt
from decimal import Decimal

import pytest

from bot.open_dataset.records import DatasetError, read_dataset
from tests.open_dataset.made import RELEASED, dataset, record, text


def test_a_release() -> None:
    read = dataset(record())
    assert read.released == RELEASED
    (acme,) = read.companies
    assert acme.listings is not None
    assert acme.listings.active == 1260
    assert acme.pay_observed_hourly_usd is not None
    assert acme.pay_observed_hourly_usd.p75 == Decimal("112.5")
    assert acme.page_of("payment_methods") == "https://acme.example/faq"
    assert acme.page_of("listings") == acme.profile_url
    assert acme.last_checked == dt.date(2026, 10, 29)


@pytest.mark.parametrize("field", sorted(set(record()) - {"id", "name", "a_key_nobody_knows"}))
@pytest.mark.parametrize("strange", [None, -5, "", "\x1b[31m", [None], {"active": -1}, {"min": "NaN"}])
def test_a_strange_value_counts_as_absent(field: str, strange: object) -> None:
    read = dataset(record() | {field: strange})
    assert read.companies[0].name == "Acme"


def test_a_missing_field_is_absent() -> None:
    assert dataset({"id": "acme", "name": "Acme"}).companies[0].listings is None


def test_records_that_cannot_be_read_are_told_and_left_out() -> None:
    read = dataset(record(), {"name": "Nameless"}, 5, record(id="../etc"), record(name="Acme again"))
    assert [company.name for company in read.companies] == ["Acme"]
    assert [sentence.split(" is ")[0] for sentence in read.left_out] == ["record 2", "record 3", "record 4", "record 5"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no list of companies"),
        ('{"companies": 5}', "no list of companies"),
        (text(generated_at=None), "generated_at"),
        (text(generated_at="soon"), "generated_at"),
    ],
)
def test_another_file(file: str, said: str) -> None:
    with pytest.raises(DatasetError, match=said):
        read_dataset(file)
