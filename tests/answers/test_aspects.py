"""Which one subject a comparison asks about."""

import pytest

from bot.answers import aspects
from bot.knowledge.subjects import Subject


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("who pays more", Subject.PAY),
        ("for a lawyer who has the better hourly", Subject.PAY),
        ("which pays faster", Subject.PAYMENT),
        ("payday which comes more often", Subject.PAYMENT),
        ("who gets you paid sooner", Subject.PAYMENT),
        ("which one hires faster", Subject.SPEED),
        ("which accept more countries", Subject.COUNTRIES),
        ("what is different about how you get in", Subject.ENTRY),
        ("which is better for a beginner", None),
        ("who pays more and which hires faster", None),
        ("or", None),
        ("", None),
    ],
)
def test_the_one_subject(words: str, subject: Subject | None) -> None:
    assert aspects.asked(words.split()) is subject
