"""Training rows become knowledge files that the real loader takes without a word."""

from pathlib import Path

from benchmarks import banking77
from bot.knowledge.loader import load
from tests.conftest import NOON

ROWS = [
    ("card_arrival", "where is my card?"),
    ("card_arrival", 'they said "soon": is it lost'),
    ("reverted_card_payment?", "my payment: gone - why #2"),
    ("reverted_card_payment?", "no"),
]


def test_every_label_is_an_entry_with_all_its_sentences(tmp_path: Path) -> None:
    banking77.write(tmp_path, ROWS)
    loaded = load(tmp_path, NOON.date())
    assert loaded.problems == ()
    assert loaded.knowledge is not None
    assert {entry.id: sorted((entry.question, *entry.asked_as)) for entry in loaded.knowledge.entries} == {
        "general/card-arrival": ['they said "soon": is it lost', "where is my card?"],
        "general/reverted-card-payment": ["my payment: gone - why #2", "no"],
    }
