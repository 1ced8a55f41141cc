"""Other languages: dateparser puts their words for times into English, and the grammar judges the whole.

Its own readings are not used: it takes "mañana a las 9" for tomorrow at the present hour, and "son" for a Sunday.
"""

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.reminders.times.spelling import KNOWN

if TYPE_CHECKING:
    from dateparser.languages.locale import Locale

LANGUAGES = ("es", "pt", "fr", "de", "it")
_LONGEST = 60
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 5
_NEXT = re.compile(r"proxim|próxim|prochain|nächst|prossim")
_DAYS_AHEAD = re.compile(r"\bin (?P<days>[12]) day\b")
_CALENDAR = {"1": "tomorrow", "2": "day after tomorrow"}


def in_english(text: str) -> Iterator[str]:
    """The text as each language would put it; nothing where it is English, or too short or too long to tell.

    "Next" is left out: in every one of them it is as open as in English, and dateparser decides it.
    """
    found = _WORD.findall(text)
    is_telling = any(sign.isdigit() for sign in text) or any(len(word) >= _TELLING for word in found)
    if not is_telling or len(text) > _LONGEST or _NEXT.search(text) or any(word in KNOWN for word in found):
        return
    from dateparser.conf import settings  # 0.15 s, and only who writes in another language needs it

    for language in LANGUAGES:
        plain = re.sub(r"\ba las?\b", " ", text) if language == "es" else text
        english = " ".join(_locale(language).translate(plain, keep_formatting=True, settings=settings).split())
        yield _DAYS_AHEAD.sub(functools.partial(_day, text), english.replace("0 day ago", "today"))


def _day(text: str, match: re.Match[str]) -> str:
    """A word such as "mañana" is a day on the calendar; only a number counts days from this hour."""
    return match[0] if match["days"] in text else _CALENDAR[match["days"]]


@functools.cache
def _locale(language: str) -> "Locale":
    from dateparser.languages.loader import default_loader

    return default_loader.get_locale(language)
