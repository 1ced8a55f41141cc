"""The words of the grammar as pieces of regular expressions, and what they stand for."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed wensday",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
UNITS: Mapping[str, str] = {
    name: unit
    for unit, names in {
        "second": "s sec secs second seconds",
        "minute": "m min mins minute minutes",
        "hour": "h hr hrs hour hours",
        "day": "d day days",
        "week": "w wk wks week weeks",
        "fortnight": "fortnight fortnights",
        "month": "mo mos mth mths month months",
        "quarter": "quarter quarters",
        "year": "y yr yrs year years",
    }.items()
    for name in names.split()
}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_SMALL = {word: number for number, word in enumerate(f"{_ONES} eighteen nineteen".split())}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ORDINALS = {
    word: number
    for number, words in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1
    )
    for word in words.split()
}


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


WEEKDAY = one_of(WEEKDAYS)
MONTH = one_of(MONTHS) + r"\.?"
UNIT = one_of(UNITS)
SMALL_NUMBER = one_of(_SMALL)
TENS = one_of(_TENS)
_VAGUE_NUMBER = r"a few|several|(?:a )?couple(?: of)?|an?"
NUMBER = rf"(?:\d+(?:[.,]\d+)?|{TENS}(?:[ -]{SMALL_NUMBER})?|{SMALL_NUMBER}|{_VAGUE_NUMBER})"
BUSINESS = r"(?:business|working|work|week) ?days?"
NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{one_of(_ORDINALS)}|last)"
DAY_NUMBER = r"(?:\d{1,2}(?:st|nd|rd|th)|first)"


def weekday(word: str) -> int:
    """0 for Monday."""
    return WEEKDAYS[word.removesuffix("s") if word not in WEEKDAYS else word]


def month(word: str) -> int:
    """1 for January."""
    return MONTHS[word.removesuffix(".")]


def number(word: str) -> Fraction:
    """What a match of `NUMBER` stands for; `ValueError` where it leaves the number open."""
    if word[0].isdigit():
        return Fraction(word.replace(",", "."))
    if word in ("a", "an"):
        return Fraction(1)
    if "couple" in word:
        return Fraction(2)
    if word in ("a few", "several"):
        raise ValueError("how many is a few?")
    tens, _, ones = word.replace("-", " ").partition(" ")
    return Fraction(_TENS.get(tens, 0) + (_SMALL[ones or tens] if ones or tens in _SMALL else 0))


def nth(word: str) -> int:
    """Which one a match of `NTH` means: 1 the first, -1 the last."""
    if word == "last":
        return -1
    return int(word[:-2]) if word[0].isdigit() else _ORDINALS[word]
