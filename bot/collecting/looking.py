"""Looks at one page by the fetcher that also reads job sites, and says what that showed."""

from http import HTTPStatus

from bot.feeds.fetcher import Fetcher
from bot.feeds.outcomes import Failed, Fetched, NotModified, Outcome, Trouble
from bot.sources.standing import Look, Seen

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_THERE = frozenset({Trouble.WRONG_TYPE, Trouble.TOO_LARGE})
"""A document or a long page: it answered, and that is all we want to know."""


async def look_at(fetcher: Fetcher, url: str) -> Seen:
    """What the page shows now; where it leads elsewhere, the page it leads to."""
    return seen_in(await fetcher.fetch(url, lambda _: True))


def seen_in(outcome: Outcome) -> Seen:
    """What an answer says about a page."""
    match outcome:
        case Fetched() | NotModified():
            return Seen(Look.THERE)
        case Failed(trouble=trouble) if trouble in _THERE:
            return Seen(Look.THERE)
        case Failed(trouble=Trouble.NO_SUCH_HOST, sentence=sentence):
            return Seen(Look.NO_HOST, sentence)
        case Failed(status=status, sentence=sentence) if status in _GONE:
            return Seen(Look.DENIED, sentence)
        case Failed(sentence=sentence):
            return Seen(Look.NOT_SEEN, sentence)
