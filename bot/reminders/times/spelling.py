"""Mends misspelled words of the grammar; only where nothing else is near and nobody else understands the word."""

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.reminders.times import words

KNOWN = sorted(
    {name for name in (*words.WEEKDAYS, *words.MONTHS, *words.UNITS) if len(name) > 3}
    | {
        "tomorrow",
        "today",
        "tonight",
        "morning",
        "afternoon",
        "evening",
        "midnight",
        "noon",
        "weekend",
        "weekday",
        "weekdays",
    }
    | {
        "every",
        "other",
        "daily",
        "weekly",
        "monthly",
        "yearly",
        "next",
        "first",
        "third",
        "after",
        "before",
        "starting",
        "from",
    }
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_LONG = 7


def mend(text: str) -> str:
    """The text with each misspelled word replaced by the only near word of the grammar."""
    return _WORD.sub(lambda match: _mended(match[0]), text)


def _mended(word: str) -> str:
    if word in KNOWN:
        return word
    cutoff = 2 if len(word) >= _LONG else 1
    near = process.extract(word, KNOWN, scorer=OSA.distance, score_cutoff=cutoff)
    best = [name for name, distance, _ in near if distance == near[0][1]]
    if len({name.removesuffix("s") for name in best}) != 1 or best[0][0] != word[0]:
        return word
    return best[0]
