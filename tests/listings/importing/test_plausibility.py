"""Answers that look broken."""

import datetime as dt

import pytest

from bot.listings.importing.plausibility import doubt
from bot.listings.sources import SourceState
from tests.conftest import NOON


def known(before: int, days_ago: float = 0.5) -> SourceState:
    return SourceState("https://feeds.example", last_ok=NOON - dt.timedelta(days=days_ago), open_listings=before)


@pytest.mark.parametrize(("before", "offered"), [(200, 0), (200, 39), (1, 0), (10, 1)])
def test_doubted(before: int, offered: int) -> None:
    sentence = doubt(offered, known(before), NOON)
    assert sentence is not None
    assert "2026-11-26" in sentence


@pytest.mark.parametrize(("before", "offered"), [(200, 40), (200, 900), (0, 0), (9, 1), (10, 2)])
def test_believed(before: int, offered: int) -> None:
    assert doubt(offered, known(before), NOON) is None


def test_believed_when_it_keeps_saying_so() -> None:
    assert doubt(0, known(200, days_ago=2.9), NOON) is not None
    assert doubt(0, known(200, days_ago=3), NOON) is None


def test_nothing_is_known_yet() -> None:
    assert doubt(0, None, NOON) is None
    assert doubt(0, SourceState("https://feeds.example"), NOON) is None
