"""Which one subject a comparison is about: "who pays more" asks for less than "which is better"."""

from collections.abc import Mapping, Sequence

from bot.knowledge.subjects import Subject

_WORDS: Mapping[Subject, frozenset[str]] = {
    Subject.PAYMENT: frozenset("payday paydays payout payouts schedule weekly monthly biweekly paypal stripe".split()),
    Subject.SPEED: frozenset("hire hires hired hiring start starts started starting onboarding".split()),
    Subject.COUNTRIES: frozenset("country countries worldwide abroad".split()),
    Subject.CREDENTIALS: frozenset("degree degrees diploma credentials".split()),
    Subject.SUPPORT: frozenset("support responsive communication".split()),
    Subject.GROWTH: frozenset("promotion promotions promoted growth".split()),
    Subject.ENTRY: frozenset("apply application exam exams test assessment interview interviews".split()),
}
_PAYING = frozenset("pay pays paid paying rate rates hourly salary wage wages earn earns earnings".split())
_WHEN = frozenset(
    "when often fast faster fastest quick quicker quickest soon sooner soonest earlier day days week".split()
)
"""Beside a word of paying: the question is when, not how much."""
_GETTING_IN = ("get in", "gets in", "get into", "getting in", "getting into")


def asked(words: Sequence[str]) -> Subject | None:
    """The only subject that the words of a comparison name; None where they name none, or several."""
    said = set(words)
    found = {subject for subject, own in _WORDS.items() if own & said}
    if _PAYING & said:
        found.add(Subject.PAYMENT if _WHEN & said or Subject.PAYMENT in found else Subject.PAY)
    if any(phrase in " ".join(words) for phrase in _GETTING_IN):
        found.add(Subject.ENTRY)
    return found.pop() if len(found) == 1 else None
