"""The bot looks at its sources now and then, gently, and calls only those disappeared that are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.cli import source_links
from bot.collecting.looking import look_at
from bot.collecting.source_rounds import MOST_AT_ONCE, SourceRounds
from bot.feeds.addresses import Reach
from bot.feeds.fetcher import Fetcher
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.loader import load
from bot.sources.standing import Look
from bot.storage.engine import Database
from bot.storage.source_looks import SourceLookRepository
from tests import tiny
from tests.conftest import NOON, StoppedClock
from tests.web.fixtures import QUICK
from tests.web.site import Handler, Site, moves, says


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (says(), Look.THERE),
        (says(kind="application/pdf"), Look.THERE),
        (says(b"x" * 200_000), Look.THERE),
        (moves("/elsewhere"), Look.THERE),
        (says(status=404), Look.DENIED),
        (says(status=410), Look.DENIED),
        (moves("/nowhere"), Look.DENIED),
        (says(status=401), Look.NOT_SEEN),
        (says(status=403), Look.NOT_SEEN),
        (says(status=429), Look.NOT_SEEN),
        (says(status=451), Look.NOT_SEEN),
        (says(status=500), Look.NOT_SEEN),
        (says(status=503), Look.NOT_SEEN),
    ],
)
async def test_what_a_site_says_of_a_page(site: Site, fetcher: Fetcher, page: Handler, expected: Look) -> None:
    site.pages |= {"/page": page, "/elsewhere": says()}
    assert (await look_at(fetcher, site.url("/page"))).look is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://site.gone/page", Look.NO_HOST),
        ("http://site.away/page", Look.NOT_SEEN),
        ("http://10.0.0.1/page", Look.NOT_SEEN),
        ("ftp://example.org/page", Look.NOT_SEEN),
    ],
)
async def test_what_cannot_be_asked(fetcher: Fetcher, url: str, expected: Look) -> None:
    assert (await look_at(fetcher, url)).look is expected


async def test_what_robots_forbid_is_not_looked_at(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = says("User-agent: *\nDisallow: /private", kind="text/plain")
    assert (await look_at(fetcher, site.url("/private"))).look is Look.NOT_SEEN
    assert site.paths() == ["/robots.txt"]


@dataclass
class Rounds:
    """The rounds over a small knowledge whose sources a test may move."""

    site: Site
    clock: StoppedClock
    looks: SourceLookRepository
    root: Path
    rounds: SourceRounds = field(init=False)

    def knowledge(self) -> Knowledge:
        knowledge = load(self.root, NOON.date()).knowledge
        assert knowledge is not None
        return knowledge

    def rest_on(self, urls: Mapping[str, str]) -> None:
        files = {name: text for name, text in tiny.FILES.items() if "http" in text}
        for old, new in urls.items():
            files = {name: text.replace(old, new) for name, text in files.items()}
        tiny.write(self.root, files)

    async def gone(self) -> list[str]:
        return [url for url, standing in (await self.looks.all()).items() if standing.has_disappeared]


@pytest.fixture
def rounds(site: Site, fetcher: Fetcher, clock: StoppedClock, database: Database, tmp_path: Path) -> Rounds:
    made = Rounds(site, clock, SourceLookRepository(database), tiny.write(tmp_path / "knowledge"))
    made.rest_on({"https://example.org/review": site.url("/review"), "https://example.org/pay": "http://pay.gone/page"})
    made.rounds = SourceRounds(fetcher, made.looks, made.knowledge, clock)
    return made


async def test_a_page_that_is_denied_on_two_days_has_disappeared_until_it_is_back(rounds: Rounds) -> None:
    review = rounds.site.url("/review")
    asked = await rounds.rounds.round()
    assert asked == len(await rounds.looks.all()) >= 2
    assert await rounds.rounds.round() == 0, "nothing is due the same day"
    assert await rounds.gone() == []

    rounds.clock.pass_time(days=1)
    await rounds.rounds.round()
    assert await rounds.gone() == [review]

    rounds.site.pages["/review"] = says()
    rounds.clock.pass_time(days=7)
    await rounds.rounds.round()
    assert review not in await rounds.gone()


async def test_a_host_is_given_days_and_needs_somebody_else_to_answer(rounds: Rounds) -> None:
    rounds.site.pages["/review"] = says()
    for day in range(4):
        assert await rounds.gone() == [], day
        # The first page is due only once a week, so without it nobody can tell whether the net is there at all.
        await rounds.rounds.round()
        rounds.clock.pass_time(days=7)
    assert await rounds.gone() == ["http://pay.gone/page"]


async def test_without_a_net_nothing_has_disappeared(rounds: Rounds) -> None:
    rounds.rest_on({rounds.site.url("/review"): "http://review.gone/"})
    tiny.write(rounds.root, {name: text for name, text in tiny.FILES.items() if "http" not in text})
    for name, text in tiny.FILES.items():
        hostless = text.replace("https://example.org", "http://example.gone")
        tiny.write(rounds.root, {name: hostless})
    for _ in range(6):
        await rounds.rounds.round()
        rounds.clock.pass_time(days=7)
    assert await rounds.gone() == []
    assert {standing.seen.look for standing in (await rounds.looks.all()).values()} == {Look.NOT_SEEN}


async def test_what_nothing_rests_on_any_more_is_forgotten(rounds: Rounds) -> None:
    await rounds.rounds.round()
    tiny.write(rounds.root, tiny.FILES)
    rounds.site.pages["/review"] = says()
    await rounds.rounds.round()
    assert rounds.site.url("/review") not in await rounds.looks.all()


async def test_a_round_is_bounded(site: Site, fetcher: Fetcher, clock: StoppedClock, rounds: Rounds) -> None:
    sources = "".join(f"  - title: S\n    url: {site.url(f'/{number}')}\n" for number in range(MOST_AT_ONCE + 5))
    pay = tiny.FILES[tiny.PAY]
    start = pay.index("  - title:")
    tiny.write(rounds.root, {tiny.PAY: pay[:start] + sources + "---\nEnough.\n"})
    assert await rounds.rounds.round() == MOST_AT_ONCE
    assert await rounds.rounds.round() > 0


async def test_the_terminal_says_what_is_not_there_and_what_rests_on_it(site: Site) -> None:
    site.pages |= {"/there": says(), "/busy": says(status=503)}
    pages = {site.url(path): (f"faq{path}.md",) for path in ("/there", "/gone", "/busy")}
    seen = await source_links.look_at_all(pages, QUICK, Reach.PUBLIC_AND_LOOPBACK)
    gone, busy = source_links.lines(pages, seen)
    assert gone.startswith(f"not there: {site.url('/gone')}")
    assert "404 Not Found" in gone
    assert gone.endswith("faq/gone.md")
    assert busy.startswith(f"could not look: {site.url('/busy')}")
    assert [json.loads(row)["look"] for row in source_links.rows(pages, seen)] == ["there", "denied", "not_seen"]
