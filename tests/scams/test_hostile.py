"""Messages made to slow the check down do not: the bot reads whole channels."""

import time

import pytest

from bot.scams.checker import Checker

PATIENCE_SECONDS = 2.0
"""Most take some hundredths of a second; a quadratic one takes many seconds, on any machine."""
HOSTILE = {
    "digits": "1" * 8000,
    "labels": "a." * 4000,
    "at signs": "@" * 8000,
    "brackets": "[" * 4000 + "](http://x.com)" * 200,
    "open brackets": "(a(b(c" * 1300,
    "invisible": "a\u200b" * 4000,
    "foreign letters": "ж" * 8000,
    "question marks": "!?" * 4000,
    "spelled out": "a-b dot " * 1000,
    "one sentence": "they asked me to pay $5 for " * 280,
    "links": "https://superannotate-jobs.com/x " * 240,
    "tabs": "https://a.com\tb" * 500,
    "spaced letters": "a b c d e " * 800,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_message_is_read_in_no_time(checker: Checker, text: str) -> None:
    start = time.perf_counter()
    checker.check(text)

    assert time.perf_counter() - start < PATIENCE_SECONDS
