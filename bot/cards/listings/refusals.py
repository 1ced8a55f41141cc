"""Why a filter cannot be used, and what to write instead."""

from bot.cards.listings import words
from bot.cards.platforms.words import one_of, unknown_platform
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform_names import UnknownPlatform
from bot.listings.reading import FILTERS, HIGHEST_RATE, Error, Refused

_LONGEST = 60


def refused_text(refused: Refused, knowledge: Knowledge) -> str:
    """What is wrong with a filter, and what may have been meant."""
    given = refused.given if len(refused.given) <= _LONGEST else f"{refused.given[: _LONGEST - 1]}…"
    match refused.error:
        case Error.INVALID_RATE:
            return (
                f"“{given}” is no rate that I can use. Write dollars an hour, such as 40, from 0 to {HIGHEST_RATE:,}."
            )
        case Error.INVALID_DATE:
            return f"“{given}” is no day that I can use. Write a past day such as 2026-11-01, or 7d, or last week."
        case Error.AMBIGUOUS_COUNTRY | Error.AMBIGUOUS_LANGUAGE:
            return f"“{given}” may mean more than one {FILTERS[refused.error]}: {one_of(refused.options)}?"
        case Error.UNKNOWN_PLATFORM if not refused.options:
            return unknown_platform(UnknownPlatform(given, ()), knowledge)
        case _:
            said = f"I don't know a {FILTERS[refused.error]} called “{given}”."
            hint = f"Did you mean {one_of(refused.options)}?" if refused.options else words.NAME_OR_CODE
            return f"{said} {hint}"
