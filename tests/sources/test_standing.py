"""When a page is called disappeared, and what rests on it."""

import datetime as dt
from pathlib import Path

import pytest

from bot.knowledge.loader import load
from bot.sources.missing import missing
from bot.sources.pages import pages_of
from bot.sources.standing import Look, Seen, Standing, after
from tests import tiny
from tests.conftest import NOON

T, D, H, N = Look.THERE, Look.DENIED, Look.NO_HOST, Look.NOT_SEEN
URL = "https://example.org/page"


def history(looks: list[Look]) -> Standing:
    standing = None
    for day, look in enumerate(looks):
        standing = after(Seen(look, f"look {day}"), URL, NOON + dt.timedelta(days=day), standing)
    assert standing is not None
    return standing


@pytest.mark.parametrize(
    ("looks", "disappeared", "again_in_days", "since_day"),
    [
        ([T], False, 7, None),
        ([N], False, 7, None),
        ([D], False, 1, 0),
        ([T, D], False, 1, 1),
        ([T, D, D], True, 7, 1),
        ([D, D, D], True, 7, 0),
        ([D, N], False, 1, 0),
        ([D, N, D], True, 7, 0),
        ([D, D, N], True, 7, 0),
        ([D, D, T], False, 7, None),
        ([D, T, D], False, 1, 2),
        ([H], False, 1, 0),
        ([H, H], False, 1, 0),
        ([H, H, H], False, 1, 0),
        ([H, H, H, H], True, 7, 0),
        ([H, N, H, N, H], False, 1, 0),
        ([H, H, H, T, H], False, 1, 4),
        ([N, N, N, N, N], False, 7, None),
    ],
)
def test_only_what_is_missing_again_and_again_has_disappeared(
    looks: list[Look], disappeared: bool, again_in_days: int, since_day: int | None
) -> None:
    standing = history(looks)
    assert standing.has_disappeared is disappeared
    assert standing.due == standing.looked_at + dt.timedelta(days=again_in_days)
    assert standing.missing_since == (None if since_day is None else NOON + dt.timedelta(days=since_day))


def test_what_is_told_of_a_missing_page_is_why_it_is_missing() -> None:
    assert history([D, D, N]).seen == Seen(D, "look 1")


def test_every_page_comes_with_the_files_that_rest_on_it(tmp_path: Path) -> None:
    more = tiny.FILES[tiny.PAY].replace("https://example.org/pay", "https://example.org/review#pay")
    knowledge = load(tiny.write(tmp_path, {tiny.PAY: more}), NOON.date()).knowledge
    assert knowledge is not None
    pages = pages_of(knowledge)
    assert pages["https://example.org/review"] == (tiny.ACME, tiny.LEGIT, tiny.PAY)
    gone = history([D, D])
    (one,) = missing(knowledge, {"https://example.org/review": gone, "https://example.org/other": gone})
    assert one.files[0] == tiny.ACME
