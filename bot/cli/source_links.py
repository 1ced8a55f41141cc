"""`python -m bot knowledge links`: looks once at every page that the knowledge rests on."""

import json
from collections.abc import Mapping

from rich.console import Console
from rich.progress import track

from bot.clock import utc_now
from bot.collecting.looking import look_at
from bot.collecting.source_rounds import GENTLY
from bot.feeds.addresses import Reach
from bot.feeds.fetcher import open_fetcher
from bot.feeds.limits import Limits
from bot.sources.standing import Look, Seen

MISSING = (Look.DENIED, Look.NO_HOST)
TOLD = {
    Look.DENIED: "not there",
    Look.NO_HOST: "not there",
    Look.NOT_SEEN: "could not look",
    Look.THERE: "there",
}


async def look_at_all(
    pages: Mapping[str, tuple[str, ...]],
    limits: Limits = GENTLY,
    reach: Reach = Reach.PUBLIC,
) -> dict[str, Seen]:
    """What each page shows, one after the other."""
    seen: dict[str, Seen] = {}
    async with open_fetcher(utc_now, limits, reach) as fetcher:
        console = Console(stderr=True)
        for url in track(pages, "Looking", console=console, disable=not console.is_terminal):
            seen[url] = await look_at(fetcher, url)
    return seen


def rows(pages: Mapping[str, tuple[str, ...]], seen: Mapping[str, Seen]) -> list[str]:
    """One JSON object a page."""
    return [
        json.dumps(
            {"url": url, "look": one.look, "detail": one.sentence, "files": list(pages[url])}, ensure_ascii=False
        )
        for url, one in seen.items()
    ]


def lines(pages: Mapping[str, tuple[str, ...]], seen: Mapping[str, Seen]) -> list[str]:
    """What is not there, then what could not be looked at, with the files that rest on it."""
    found = []
    for looks in (MISSING, (Look.NOT_SEEN,)):
        for url, one in seen.items():
            if one.look in looks:
                found.append(f"{TOLD[one.look]}: {url}\n    {one.sentence}\n    {', '.join(pages[url])}")
    return found
