"""Searching fifty thousand made-up listings: every filter, words with and without slips."""

import datetime as dt
import random
import time
from collections.abc import Iterator
from decimal import Decimal

from rich.console import Console

from benchmarks.made_up import word
from benchmarks.show import milliseconds, table
from benchmarks.timing import best_times, percentile
from bot.knowledge.countries import countries
from bot.listings.listing import Eligibility, Listing, Origin, PayRange, RateUnit, listing_id
from bot.listings.search import ListingIndex
from bot.listings.wanted import Wanted

COUNT = 50_000
SEARCHES = 1_000
PAGE = 5
ALLOWED_MS = 20
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
_PLATFORMS = ("acme", "bolt", "corvid", "dune", "ember", "fjord")
_LANGUAGES = ("en", "fr", "de", "es", "pt", "hi", "ar", "zh", "ja", "sw")
_WORK = tuple(
    "python java rust typescript physics chemistry biology mathematics law medicine nursing finance accounting french"
    " german spanish hindi arabic japanese reviewer annotator evaluator writer translator tester engineer scientist"
    " doctor lawyer teacher researcher analyst prompt safety audio video image code essay".split()
)


def report(console: Console) -> None:
    """One row for each kind of search."""
    dice = random.Random(COUNT)
    vocabulary = (*_WORK, *(word(dice) for _ in range(8_000)))
    codes = [country.code for country in countries().all()]
    listings = [_listing(number, dice, vocabulary, codes) for number in range(COUNT)]
    start = time.perf_counter()
    index = ListingIndex(listings, {"coder": ("python", "java", "rust", "typescript"), "stem": ("physics", "biology")})
    built = time.perf_counter() - start
    title = f"Searching {COUNT:,} listings ({built:.1f} s to lay out; p99 may take {ALLOWED_MS} ms)"
    shown = table(title, "", "p50", "p99", "slowest", "found, on average")
    for kind, searches in _searches(dice, vocabulary, codes).items():
        times = best_times(lambda wanted: index.search(wanted, NOW, count=PAGE), searches)
        found = sum(index.search(wanted, NOW, count=PAGE).total for wanted in searches[:100]) / 100
        shown.add_row(kind, *(milliseconds(percentile(times, share)) for share in (0.5, 0.99, 1.0)), f"{found:,.0f}")
    console.print(shown)


def _listing(number: int, dice: random.Random, vocabulary: tuple[str, ...], codes: list[str]) -> Listing:
    url = f"https://{dice.choice(_PLATFORMS)}.example/jobs/{number}"
    low = Decimal(dice.randrange(10, 120))
    pay = PayRange(low, low + dice.randrange(40), dice.choice((RateUnit.HOUR,) * 4 + (RateUnit.TASK,)))
    named = frozenset(dice.sample(codes, dice.choice((1, 5, 40))))
    eligibility = dice.choice(
        (Eligibility(), Eligibility(worldwide=True), Eligibility(named), Eligibility(None, named, worldwide=True))
    )
    return Listing(
        id=listing_id("x", url),
        platform=dice.choice(_PLATFORMS),
        title=" ".join(dice.sample(vocabulary[:400], 2) + dice.sample(_WORK, 2)),
        url=url,
        last_checked=(NOW - dt.timedelta(days=dice.randrange(30))).date(),
        origin=Origin.IMPORT,
        source_url="https://feed.example",
        pay=pay if dice.random() < 0.7 else None,
        eligibility=eligibility,
        languages=tuple(dice.sample(_LANGUAGES, dice.choice((0, 1, 1, 2)))),
        roles=(dice.choice(_WORK),),
        domains=(dice.choice(_WORK),),
        description=" ".join(dice.choices(vocabulary, k=30)),
        posted=(NOW - dt.timedelta(days=dice.randrange(90))).date() if dice.random() < 0.8 else None,
        expires=NOW + dt.timedelta(days=dice.randrange(-5, 60)),
    )


def _searches(dice: random.Random, vocabulary: tuple[str, ...], codes: list[str]) -> dict[str, list[Wanted]]:
    def words(count: int) -> str:
        return " ".join(dice.choices((*_WORK, *vocabulary[:600]), k=count))

    def every() -> Iterator[Wanted]:
        while True:
            yield Wanted(
                platform=dice.choice((None, *_PLATFORMS)),
                words=words(dice.choice((0, 1, 2, 4))),
                role=dice.choice(("", *_WORK)),
                country=dice.choice((None, *codes)),
                language=dice.choice((None, *_LANGUAGES)),
                min_rate=dice.choice((None, Decimal(dice.randrange(10, 120)))),
                since=dice.choice((None, (NOW - dt.timedelta(days=dice.randrange(60))).date())),
            )

    combined = every()
    return {
        "no filter": [Wanted() for _ in range(SEARCHES // 10)],
        "country and rate": [
            Wanted(country=dice.choice(codes), min_rate=Decimal(dice.randrange(10, 120))) for _ in range(SEARCHES)
        ],
        "two words": [Wanted(words=words(2)) for _ in range(SEARCHES)],
        "three words with slips": [Wanted(words=_slipped(words(3), dice)) for _ in range(SEARCHES)],
        "any of the filters": [next(combined) for _ in range(SEARCHES)],
    }


def _slipped(text: str, dice: random.Random) -> str:
    """The text with two neighbours exchanged in each word."""
    return " ".join(each[:at] + each[at + 1] + each[at] + each[at + 2 :] for each, at in _places(text, dice))


def _places(text: str, dice: random.Random) -> Iterator[tuple[str, int]]:
    return ((each, dice.randrange(len(each) - 1)) for each in text.split())
