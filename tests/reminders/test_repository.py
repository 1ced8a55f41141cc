"""Reminders on a real database: what a member, a moderator and the waiter can do with them."""

import asyncio
import datetime as dt
from typing import Any

import pytest

from bot.reminders.deliveries import Delivered, Postponed, Undelivered
from bot.reminders.reminder import (
    OPEN_LIMIT,
    TEXT_LIMIT,
    Changed,
    Created,
    Missing,
    Origin,
    Reminder,
    State,
    TooMany,
    Wish,
)
from bot.reminders.reports import ServerCounts
from bot.reminders.routes import Route
from bot.reminders.times.results import Moment
from bot.storage.due_reminders import DueReminders
from bot.storage.engine import Database
from bot.storage.reminders import ReminderRepository
from tests.conftest import NOON, StoppedClock
from tests.reminders.made import AMINA, BEN, CHANNEL, GUILD, IN_CHANNEL, daily, draft

pytestmark = pytest.mark.both_databases

HOUR = dt.timedelta(hours=1)
LEASE = dt.timedelta(seconds=45)
ARRIVED = Delivered(Route.DIRECT, 11, 12)
PUBLIC: dict[str, Any] = {"origin": IN_CHANNEL, "wish": Wish.CHANNEL}


@pytest.fixture
def reminders(database: Database, clock: StoppedClock) -> ReminderRepository:
    return ReminderRepository(database, clock)


@pytest.fixture
def due(database: Database, clock: StoppedClock, reminders: ReminderRepository) -> DueReminders:
    return DueReminders(database, clock, reminders.counts)


async def created(reminders: ReminderRepository, *given: Any, **rest: Any) -> Reminder:
    match await reminders.create(draft(*given, **rest)):
        case Created(reminder):
            return reminder
        case TooMany():
            pytest.fail("too many")


async def settled(due: DueReminders, outcome: Any) -> None:
    [claimed] = await due.claim(1, LEASE)
    await due.settle(claimed, outcome)


async def test_what_a_member_asks_for_is_kept_as_it_is(reminders: ReminderRepository) -> None:
    once = await created(reminders, text="Invoice 😀 <@1>", origin=IN_CHANNEL)
    daily_ = await created(reminders, when=daily(NOON + 2 * HOUR))

    assert await reminders.of_member(AMINA) == (once, daily_)
    assert (once.text, once.due, once.origin, once.state) == ("Invoice 😀 <@1>", NOON + HOUR, IN_CHANNEL, State.PENDING)
    assert daily_.when == daily(NOON + 2 * HOUR)
    assert reminders.counts.created == 2


@pytest.mark.parametrize("text", ["", "  ", "x" * (TEXT_LIMIT + 1)])
async def test_a_text_that_is_none_or_too_long_is_a_mistake_of_ours(reminders: ReminderRepository, text: str) -> None:
    one = await created(reminders)
    with pytest.raises(ValueError, match="1 to 1500"):
        draft(text=text)
    with pytest.raises(ValueError, match="1 to 1500"):
        await reminders.edit(AMINA, one.id, text=text)


async def test_fifty_open_ones_also_when_they_come_at_once(reminders: ReminderRepository) -> None:
    for _ in range(OPEN_LIMIT - 2):
        last = await created(reminders)
    at_once = await asyncio.gather(*(reminders.create(draft()) for _ in range(6)))

    assert [type(made) for made in at_once].count(Created) == 2
    assert len(await reminders.of_member(AMINA)) == OPEN_LIMIT
    assert isinstance(await reminders.create(draft(BEN)), Created)
    await reminders.cancel(AMINA, last.id)
    assert isinstance(await reminders.create(draft()), Created)


async def test_nobody_reaches_the_reminders_of_another(reminders: ReminderRepository) -> None:
    one = await created(reminders, **PUBLIC)

    assert await reminders.get(BEN, one.id) is None
    assert await reminders.of_member(BEN) == ()
    tries = [
        reminders.edit(BEN, one.id, text="mine now"),
        reminders.cancel(BEN, one.id),
        reminders.done(BEN, one.id),
        reminders.snooze(BEN, one.id, 1, NOON + HOUR),
    ]
    assert [await each for each in tries] == [Missing()] * 4
    assert await reminders.clear(BEN) == 0
    assert await reminders.get(AMINA, one.id) == one


async def test_editing_changes_what_is_given(reminders: ReminderRepository) -> None:
    one = await created(reminders, origin=IN_CHANNEL)

    assert isinstance(await reminders.edit(AMINA, one.id, text="Another", wish=Wish.CHANNEL), Changed)
    assert isinstance(await reminders.edit(AMINA, one.id, when=daily(NOON + 3 * HOUR)), Changed)
    now = await reminders.get(AMINA, one.id)
    assert now is not None
    assert (now.text, now.wish, now.when) == ("Another", Wish.CHANNEL, daily(NOON + 3 * HOUR))
    private = await created(reminders)
    assert await reminders.edit(AMINA, private.id, wish=Wish.CHANNEL) == Missing()


async def test_whoever_waits_hears_of_every_new_time(reminders: ReminderRepository) -> None:
    heard: list[dt.datetime] = []
    reminders.on_due(heard.append)
    one = await created(reminders)
    await reminders.edit(AMINA, one.id, text="no new time")
    await reminders.edit(AMINA, one.id, when=Moment(NOON + 5 * HOUR))

    assert heard == [NOON + HOUR, NOON + 5 * HOUR]


async def test_a_delivered_one_can_be_snoozed_and_done_days_later(
    reminders: ReminderRepository, due: DueReminders, clock: StoppedClock
) -> None:
    one = await created(reminders)
    clock.pass_time(hours=1)
    await settled(due, ARRIVED)
    clock.pass_time(days=3)

    again = await reminders.snooze(AMINA, one.id, 1, clock.now + HOUR)
    assert isinstance(again, Changed)
    assert (again.reminder.state, again.reminder.occurrence, again.reminder.due) == (State.PENDING, 2, clock.now + HOUR)
    moved = await reminders.snooze(AMINA, one.id, 1, clock.now + 2 * HOUR)
    assert isinstance(moved, Changed)
    assert moved.reminder.due == clock.now + 2 * HOUR
    assert isinstance(await reminders.done(AMINA, one.id), Changed)
    [now] = await reminders.of_member(AMINA)
    assert (now.state, now.wakes) == (State.DONE, None)
    await reminders.clear(AMINA)
    assert now.state is State.DONE


async def test_snoozing_a_repeat_leaves_its_rhythm_and_a_second_press_moves_the_copy(
    reminders: ReminderRepository, due: DueReminders, clock: StoppedClock
) -> None:
    series = await created(reminders, when=daily(NOON + HOUR))
    clock.pass_time(hours=1)
    await settled(due, ARRIVED)

    for minutes in (20, 60):
        made = await reminders.snooze(AMINA, series.id, 1, clock.now + dt.timedelta(minutes=minutes))
        assert isinstance(made, Changed)
    copy, goes_on = await reminders.of_member(AMINA)
    assert (copy.due, copy.recurrence, copy.text) == (clock.now + HOUR, None, series.text)
    assert (goes_on.id, goes_on.due) == (series.id, NOON + 25 * HOUR)
    assert await reminders.done(AMINA, series.id) == Changed(goes_on)


async def test_opening_again_counts_as_open(
    reminders: ReminderRepository, due: DueReminders, clock: StoppedClock
) -> None:
    one = await created(reminders)
    clock.pass_time(hours=1)
    await settled(due, ARRIVED)
    for _ in range(OPEN_LIMIT):
        await created(reminders, when=Moment(clock.now + HOUR))

    assert await reminders.snooze(AMINA, one.id, 1, clock.now + HOUR) == TooMany()
    assert await reminders.edit(AMINA, one.id, when=daily(clock.now + HOUR)) == TooMany()
    assert await reminders.clear(AMINA) == OPEN_LIMIT
    assert isinstance(await reminders.edit(AMINA, one.id, when=daily(clock.now + HOUR)), Changed)


async def test_a_cancelled_one_stays_cancelled(reminders: ReminderRepository) -> None:
    one = await created(reminders)

    assert isinstance(await reminders.cancel(AMINA, one.id), Changed)
    assert await reminders.cancel(AMINA, one.id) == Missing()
    assert await reminders.snooze(AMINA, one.id, 1, NOON + HOUR) == Missing()
    assert await reminders.done(AMINA, one.id) == Missing()


async def test_moderators_see_numbers_and_reach_only_what_is_public(reminders: ReminderRepository) -> None:
    public = await created(reminders, **PUBLIC)
    private = await created(reminders, BEN, origin=IN_CHANNEL)
    await created(reminders, BEN, origin=Origin(GUILD + 1, CHANNEL + 1), wish=Wish.CHANNEL)

    assert await reminders.server_counts(GUILD) == ServerCounts(open=2, members=2, public=1)
    assert await reminders.public_in(GUILD) == (public,)
    assert await reminders.public_in(GUILD, {CHANNEL + 1}) == ()
    assert await reminders.cancel_public(GUILD, private.id) == Missing()
    assert await reminders.cancel_public(GUILD + 1, public.id) == Missing()
    assert isinstance(await reminders.cancel_public(GUILD, public.id), Changed)


async def test_due_ones_are_claimed_once_and_settled_by_their_holder(
    reminders: ReminderRepository, due: DueReminders, database: Database, clock: StoppedClock
) -> None:
    for hours in (3, 1, 2, 9):
        await created(reminders, when=Moment(NOON + hours * HOUR))
    assert await due.next_wake() == NOON + HOUR
    assert await due.claim(10, LEASE) == ()
    clock.pass_time(hours=4)

    another = DueReminders(database, clock, reminders.counts)
    both = await asyncio.gather(due.claim(2, LEASE), another.claim(2, LEASE))
    claimed = [one for claims in both for one in claims]
    assert sorted(one.reminder.due for one in claimed) == [NOON + hours * HOUR for hours in (1, 2, 3)]
    assert await another.claim(10, LEASE) == ()
    for one in claimed:
        await due.settle(one, ARRIVED)
    assert await due.next_wake() == NOON + 9 * HOUR
    assert reminders.counts.delivered == 3


async def test_a_lease_that_ran_out_is_taken_over_and_known_to_be_unsure(
    reminders: ReminderRepository, due: DueReminders, clock: StoppedClock
) -> None:
    await created(reminders)
    clock.pass_time(hours=1)
    [dead] = await due.claim(1, LEASE)
    first = clock.now
    clock.pass_time(seconds=44)
    assert await due.claim(1, LEASE) == ()
    clock.pass_time(seconds=1)
    [taken] = await due.claim(1, LEASE)
    clock.pass_time(seconds=45)
    [again] = await due.claim(1, LEASE)

    assert (dead.unsure_since, taken.unsure_since, again.unsure_since) == (None, first, first)
    await due.settle(dead, Undelivered("50007"))
    [now] = await reminders.of_member(AMINA)
    assert now.state is State.CLAIMED
    await due.settle(again, ARRIVED)
    [now] = await reminders.of_member(AMINA)
    assert now.state is State.DELIVERED


async def test_what_a_dead_process_left_behind_comes_before_a_backlog(
    reminders: ReminderRepository, due: DueReminders, clock: StoppedClock
) -> None:
    begun = await created(reminders)
    clock.pass_time(hours=1)
    assert len(await due.claim(1, LEASE)) == 1
    for seconds in range(1, 4):
        await created(reminders, when=Moment(clock.now + dt.timedelta(seconds=seconds)))
    clock.pass_time(seconds=45)

    first, second = await due.claim(1, LEASE), await due.claim(10, LEASE)

    assert [one.reminder.id for one in first] == [begun.id]
    assert len(second) == 3


@pytest.mark.parametrize("may_have_arrived", [True, False])
async def test_a_postponed_one_comes_back_when_told(
    reminders: ReminderRepository, due: DueReminders, clock: StoppedClock, may_have_arrived: bool
) -> None:
    await created(reminders)
    clock.pass_time(hours=1)
    await settled(due, Postponed(clock.now + HOUR, "503", may_have_arrived))
    [waiting] = await reminders.of_member(AMINA)
    assert (waiting.state, waiting.failure, waiting.attempts) == (State.RETRY, "503", 1)
    assert await due.claim(1, LEASE) == ()
    clock.pass_time(hours=1)
    [claimed] = await due.claim(1, LEASE)

    assert claimed.unsure_since == (NOON + HOUR if may_have_arrived else None)


async def test_what_was_not_begun_is_given_back(
    reminders: ReminderRepository, due: DueReminders, clock: StoppedClock
) -> None:
    one = await created(reminders)
    clock.pass_time(hours=1)
    [claimed] = await due.claim(1, LEASE)
    await due.release(claimed)
    [again] = await due.claim(1, LEASE)

    assert again.unsure_since is None
    assert again.reminder.occurrence == one.occurrence


async def test_the_next_occurrence_is_written_with_the_settlement(
    reminders: ReminderRepository, due: DueReminders, clock: StoppedClock
) -> None:
    one = await created(reminders, when=daily(NOON + HOUR))
    clock.pass_time(days=3, hours=2)
    await settled(due, ARRIVED)

    [now] = await reminders.of_member(AMINA)
    assert (now.id, now.state, now.due, now.occurrence) == (one.id, State.PENDING, NOON + (4 * 24 + 1) * HOUR, 2)


@pytest.mark.parametrize("meanwhile", ["cancelled", "moved"])
async def test_what_the_member_did_meanwhile_counts(
    reminders: ReminderRepository, due: DueReminders, clock: StoppedClock, meanwhile: str
) -> None:
    one = await created(reminders, when=daily(NOON + HOUR))
    clock.pass_time(hours=1)
    [claimed] = await due.claim(1, LEASE)
    if meanwhile == "cancelled":
        await reminders.cancel(AMINA, one.id)
    else:
        await reminders.edit(AMINA, one.id, when=Moment(clock.now + 9 * HOUR))
    before = await reminders.get(AMINA, one.id)
    await due.settle(claimed, ARRIVED)

    assert await reminders.get(AMINA, one.id) == before


async def test_an_undeliverable_one_is_shown_once(
    reminders: ReminderRepository, due: DueReminders, clock: StoppedClock
) -> None:
    one = await created(reminders, when=daily(NOON + HOUR))
    clock.pass_time(hours=1)
    await settled(due, Undelivered("50007"))

    assert await reminders.unheard(BEN) == ()
    [unheard] = await reminders.unheard(AMINA)
    assert await reminders.unheard_by({AMINA, BEN}) == {AMINA: (unheard,)}
    assert (unheard.reminder.id, unheard.occurrence, unheard.due, unheard.failure) == (one.id, 1, NOON + HOUR, "50007")
    await reminders.shown(BEN, [unheard])
    assert await reminders.unheard(AMINA) == (unheard,)
    await reminders.shown(AMINA, [unheard])
    assert await reminders.unheard(AMINA) == ()
    assert reminders.counts.undeliverable == {"50007": 1}


async def test_old_outcomes_go_but_not_what_was_never_shown(
    reminders: ReminderRepository, due: DueReminders, clock: StoppedClock
) -> None:
    await created(reminders)
    await created(reminders, BEN)
    open_ = await created(reminders, BEN, when=Moment(NOON + 9_000 * HOUR))
    clock.pass_time(hours=1)
    for outcome in (ARRIVED, Undelivered("50007")):
        await settled(due, outcome)
    clock.pass_time(days=31)

    month, year = clock.now - dt.timedelta(days=30), clock.now - dt.timedelta(days=365)
    assert await reminders.purge(month, year) == 1
    assert await reminders.of_member(AMINA) == ()
    [unheard] = await reminders.unheard(BEN)
    await reminders.shown(BEN, [unheard])
    assert await reminders.purge(month, year) == 1
    assert await reminders.of_member(BEN) == (open_,)
    another = await created(reminders)
    assert another.id > open_.id
