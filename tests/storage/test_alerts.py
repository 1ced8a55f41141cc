"""Alerts and the claims to tell of them, as they are kept."""

import asyncio
from decimal import Decimal

import pytest

from bot.listings.alerts import MOST_ALERTS, NOT_OFTENER_THAN, RESOLUTION
from bot.listings.wanted import Wanted
from bot.storage.alerts import UNSURE_AFTER, Added, AlertRepository
from bot.storage.engine import Database
from bot.storage.listings import ListingRepository
from bot.storage.personal import NAMED
from tests.conftest import NOON, StoppedClock

pytestmark = pytest.mark.both_databases

AMINA, BEN = 10, 2**62
PYTHON = Wanted(platform="acme", words="python; reviewer = yes", country="KE", min_rate=Decimal("40.5"))


@pytest.fixture
def alerts(database: Database, clock: StoppedClock) -> AlertRepository:
    return AlertRepository(database, clock)


@pytest.fixture
def listings(database: Database, clock: StoppedClock) -> ListingRepository:
    return ListingRepository(database, clock)


async def test_an_alert_is_kept_once_and_only_for_its_member(alerts: AlertRepository) -> None:
    assert await alerts.add(AMINA, PYTHON) is Added.NEW
    assert await alerts.add(AMINA, PYTHON) is Added.KNOWN
    assert await alerts.add(BEN, PYTHON) is Added.NEW

    [mine] = await alerts.of(AMINA)
    assert (mine.wanted.country, mine.wanted.min_rate, mine.paused, mine.told_until) == (
        "KE",
        Decimal("40.5"),
        False,
        NOON,
    )
    assert not await alerts.remove(BEN, mine.id)
    assert await alerts.remove(AMINA, mine.id)
    assert await alerts.of(AMINA) == ()
    assert len(await alerts.of(BEN)) == 1


async def test_a_member_has_only_so_many(alerts: AlertRepository) -> None:
    for number in range(MOST_ALERTS):
        await alerts.add(AMINA, Wanted(words=f"{number}"))

    assert await alerts.add(AMINA, PYTHON) is Added.TOO_MANY
    assert await alerts.remove_all(AMINA) == MOST_ALERTS
    assert await alerts.add(AMINA, PYTHON) is Added.NEW


async def test_one_claim_a_day_whoever_asks(alerts: AlertRepository, clock: StoppedClock) -> None:
    claims = await asyncio.gather(*(alerts.claim(AMINA, NOON) for _ in range(5)))
    assert sorted(claims) == [False] * 4 + [True]
    assert await alerts.claim(BEN, NOON)
    clock.pass_time(hours=23, minutes=59)
    assert not await alerts.claim(AMINA, clock())
    clock.pass_time(minutes=1)
    later = await asyncio.gather(*(alerts.claim(AMINA, clock()) for _ in range(5)))
    assert sorted(later) == [False] * 4 + [True]


async def test_only_who_may_have_news_is_due(
    alerts: AlertRepository, listings: ListingRepository, clock: StoppedClock
) -> None:
    await listings.sight(["before"])
    clock.pass_time(hours=1)
    await alerts.add(AMINA, PYTHON)
    assert await alerts.due() == ()

    clock.pass_time(hours=1)
    await listings.sight(["new"])
    assert len(await alerts.due()) == 1

    clock.pass_time(hours=1)
    await alerts.told([AMINA], clock())
    assert await alerts.due() == ()


async def test_a_claim_that_nobody_kept_is_found_again(
    alerts: AlertRepository, listings: ListingRepository, clock: StoppedClock
) -> None:
    await alerts.add(AMINA, PYTHON)
    clock.pass_time(hours=1)
    claimed = clock()
    await alerts.claim(AMINA, claimed)
    assert await alerts.due() == ()

    clock.now += UNSURE_AFTER
    [unsure] = await alerts.due()
    assert unsure.claimed == claimed

    await alerts.told([AMINA], claimed)
    assert await alerts.due() == ()
    [told] = await alerts.of(AMINA)
    assert told.told_until == claimed - RESOLUTION
    clock.now = claimed + NOT_OFTENER_THAN
    await listings.sight(["new"])
    [due] = await alerts.due()
    assert due.claimed is None


async def test_a_pause_lasts_until_the_member_asks_again(
    alerts: AlertRepository, listings: ListingRepository, clock: StoppedClock
) -> None:
    await alerts.add(AMINA, PYTHON)
    await listings.sight(["new"])
    await alerts.pause(AMINA)
    assert await alerts.due() == ()
    assert [alert.paused for alert in await alerts.of(AMINA)] == [True]
    clock.pass_time(days=3)
    await alerts.told([AMINA], clock())

    await alerts.resume(AMINA)
    [due] = await alerts.due()
    assert due.alert.told_until == NOON

    await alerts.pause(AMINA)
    await alerts.add(AMINA, Wanted())
    assert [alert.paused for alert in await alerts.of(AMINA)] == [False, False]


def test_export_and_deletion_reach_them() -> None:
    columns = {(personal.table.name, personal.person.name) for personal in NAMED}
    assert {("alerts", "user_id"), ("digests", "user_id")} <= columns
