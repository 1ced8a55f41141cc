"""What is tried, what Discord's answers mean, and what a reminder is afterwards."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.deliveries import MOST_UNHEARD, Delivered, Outcome, Postponed, Undelivered, missed, settle
from bot.reminders.lateness import Late, Why, lateness
from bot.reminders.nonce import NONCE_LIMIT, nonce_of
from bot.reminders.refusals import MOST_ATTEMPTS, WAITS, GiveUp, OtherWay, Stop, Trouble, TryAgain, Verdict, judge
from bot.reminders.reminder import Origin, State, Wish
from bot.reminders.routes import Route, Way, ways
from tests.conftest import NOON
from tests.reminders.made import CHANNEL, GUILD, IN_CHANNEL, daily, reminder

HOUR = dt.timedelta(hours=1)
ARRIVED = Delivered(Route.DIRECT, 11, 12)
LATER = Postponed(NOON + HOUR, "503", may_have_arrived=True)
CLOSED = Undelivered("50007")
DAILY = daily(NOON).recurrence


@pytest.mark.parametrize(
    ("trouble", "verdict"),
    [
        (Trouble(), TryAgain(WAITS[0], may_have_arrived=True)),
        (Trouble(500), TryAgain(WAITS[0], may_have_arrived=True)),
        (Trouble(503), TryAgain(WAITS[0], may_have_arrived=True)),
        (Trouble(429), TryAgain(WAITS[0], may_have_arrived=False)),
        (Trouble(429, retry_after=90), TryAgain(dt.timedelta(seconds=90), may_have_arrived=False)),
        (Trouble(429, retry_after=1e9), TryAgain(HOUR, may_have_arrived=False)),
        (Trouble(400, 40003), TryAgain(WAITS[0], may_have_arrived=False)),
        (Trouble(403, 20028), TryAgain(WAITS[0], may_have_arrived=False)),
        (Trouble(403), TryAgain(WAITS[0], may_have_arrived=False)),
        (Trouble(404, 10003), OtherWay()),
        (Trouble(403, 50001), OtherWay()),
        (Trouble(403, 50013), OtherWay()),
        (Trouble(403, 50007), OtherWay()),
        (Trouble(403, 50278), OtherWay()),
        (Trouble(400, 50035), OtherWay()),
        (Trouble(401), Stop()),
    ],
    ids=str,
)
def test_discords_answer_says_what_to_do(trouble: Trouble, verdict: Verdict) -> None:
    assert judge(trouble, attempts=0) == verdict


def test_waits_grow_to_an_hour_and_end_after_about_a_day() -> None:
    verdicts = [judge(Trouble(503), attempts) for attempts in range(MOST_ATTEMPTS)]
    waits = [verdict.wait for verdict in verdicts if isinstance(verdict, TryAgain)]

    assert waits == sorted(waits)
    assert waits[-1] == HOUR
    assert dt.timedelta(hours=20) < sum(waits, dt.timedelta()) < dt.timedelta(hours=30)
    assert verdicts[-1] == GiveUp()


@pytest.mark.parametrize(
    ("wish", "origin", "expected"),
    [
        (Wish.DIRECT, Origin(), [Way(Route.DIRECT, None, True, False)]),
        (Wish.DIRECT, Origin(None, CHANNEL), [Way(Route.DIRECT, None, True, False)]),
        (
            Wish.DIRECT,
            IN_CHANNEL,
            [Way(Route.DIRECT, None, True, False), Way(Route.CHANNEL, CHANNEL, shows_text=False, instead=True)],
        ),
        (
            Wish.CHANNEL,
            Origin(GUILD, CHANNEL),
            [Way(Route.CHANNEL, CHANNEL, True, False), Way(Route.DIRECT, None, True, instead=True)],
        ),
    ],
)
def test_the_other_way_never_shows_a_private_text(wish: Wish, origin: Origin, expected: list[Way]) -> None:
    assert list(ways(reminder(wish=wish, origin=origin))) == expected


@pytest.mark.parametrize(
    ("outcome", "state", "wakes"),
    [
        (ARRIVED, State.DELIVERED, None),
        (LATER, State.RETRY, NOON + HOUR),
        (CLOSED, State.UNDELIVERABLE, None),
    ],
)
def test_a_single_reminder_is_closed_or_tried_again(outcome: Outcome, state: State, wakes: dt.datetime | None) -> None:
    after = settle(reminder(), outcome, NOON)

    assert (after.state, after.wakes, after.occurrence) == (state, wakes, 1)
    assert (after.settled is None) == after.state.is_open


@pytest.mark.parametrize("outcome", [ARRIVED, CLOSED])
def test_a_repeat_goes_on_whatever_came_of_an_occurrence(outcome: Outcome) -> None:
    after = settle(reminder(recurrence=DAILY, attempts=4), outcome, NOON + 50 * HOUR)

    assert (after.state, after.due, after.occurrence) == (State.PENDING, NOON + 72 * HOUR, 2)
    assert (after.wakes, after.attempts) == (after.due, 0)


def test_a_repeat_nobody_can_hear_ends_and_one_that_is_heard_counts_anew() -> None:
    unheard = reminder(recurrence=DAILY)
    for _ in range(MOST_UNHEARD - 1):
        unheard = settle(unheard, CLOSED, unheard.due)
    heard = settle(unheard, ARRIVED, unheard.due)

    assert unheard.state is State.PENDING
    assert settle(unheard, CLOSED, unheard.due).state is State.UNDELIVERABLE
    assert heard.unheard == 0
    assert heard.failure is None


@given(hours=st.integers(0, 24 * 400), outcomes=st.lists(st.sampled_from([ARRIVED, LATER, CLOSED]), min_size=1))
def test_occurrences_only_move_ahead(hours: int, outcomes: list[Outcome]) -> None:
    now, one = NOON + hours * HOUR, reminder(recurrence=DAILY)
    for outcome in outcomes:
        after = settle(replace(one, state=State.CLAIMED), outcome, now)
        postponed = isinstance(outcome, Postponed)
        assert postponed or not after.state.is_open or after.due > max(one.due, now)
        assert after.occurrence == one.occurrence + (not postponed and after.state.is_open)
        one = after
        if not one.state.is_open:
            break
        now = max(now, one.due)


@pytest.mark.parametrize(("hours", "count"), [(0, 0), (23, 0), (24, 1), (73, 3), (24 * 5_000, 1_000)])
def test_missed_repeats_are_counted(hours: int, count: int) -> None:
    assert missed(DAILY, NOON, NOON + hours * HOUR) == count
    assert missed(None, NOON, NOON + hours * HOUR) == 0


@pytest.mark.parametrize(
    ("minutes", "attempts", "since", "why"),
    [
        (1, 3, NOON, None),
        (10, 0, NOON + HOUR, Why.OFFLINE),
        (10, 0, NOON - HOUR, Why.BUSY),
        (10, 2, NOON - HOUR, Why.REFUSED),
    ],
)
def test_a_late_one_says_why(minutes: int, attempts: int, since: dt.datetime, why: Why | None) -> None:
    by = dt.timedelta(minutes=minutes)
    expected = None if why is None else Late(by, why)

    assert lateness(NOON, NOON + by, attempts=attempts, running_since=since) == expected


def test_a_nonce_belongs_to_one_occurrence_of_one_reminder() -> None:
    one = reminder()
    others = [
        replace(one, id=8),
        replace(one, occurrence=2),
        replace(one, created=one.created + HOUR),
        replace(one, id=2**63 - 1, occurrence=2**31),
    ]

    assert nonce_of(one) == nonce_of(replace(one, attempts=3, state=State.RETRY, text="another"))
    assert len({nonce_of(each) for each in (one, *others)}) == 5
    assert all(len(nonce_of(each)) <= NONCE_LIMIT for each in others)
