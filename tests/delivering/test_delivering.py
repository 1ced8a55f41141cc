"""Reminders arrive, whatever happens on the way."""

import asyncio
import datetime as dt
import logging

import aiohttp
import pytest

from bot.delivering.pace import Pace
from bot.delivering.sender import Sender
from bot.delivering.tempo import TEMPO
from bot.delivering.waiter import Waiter
from bot.fleet import Fleet
from bot.reminders.reminder import State, Wish
from bot.reminders.times.results import Moment
from bot.storage.due_reminders import DueReminders
from bot.storage.engine import Database, StorageError
from bot.storage.reminders import ReminderRepository
from tests.delivering.conftest import Days
from tests.discord.dropping import watch_nonces
from tests.discord.reading import labels_of, text_of
from tests.reminders.made import daily

SEND = "/channels/*/messages"


def send_to(channel_id: int) -> str:
    return f"/channels/{channel_id}/messages"


async def test_a_reminder_comes_when_it_is_due(days: Days) -> None:
    amina = days.world.amina
    one = await days.remind(amina, text="Invoice on Deel <@&1> @everyone")
    await days.go_by(minutes=59)
    assert days.direct(amina) == []
    await days.go_by(minutes=1)

    [message] = days.direct(amina)
    assert "Invoice on Deel" in text_of(message)
    assert "was due" not in text_of(message)
    assert labels_of(message) == ["Snooze 20 min", "1 h", "Tomorrow", "Choose …", "Done", "Repeat …"]
    assert (await days.now(one)).state is State.DELIVERED
    await days.go_by(hours=5)
    assert len(days.direct(amina)) == 1
    assert days.repository.counts.delivered == 1


async def test_in_a_channel_only_the_member_is_pinged(days: Days) -> None:
    amina, channel = days.world.amina, days.world.general
    text = f"tell {days.world.ben.mention} and @everyone"
    await days.remind(amina, text=text, asked_in=channel, wish=Wish.CHANNEL)
    await days.go_by(hours=1)

    message = channel.last_message
    assert text in text_of(message)
    [sent] = [
        entry for entry in days.world.env.http_requests if entry.method == "POST" and entry.path == send_to(channel.id)
    ]
    assert sent.json["allowed_mentions"] == {"parse": [], "users": [amina.id]}
    assert sent.json["enforce_nonce"] is True


@pytest.mark.parametrize(("status", "code"), [(429, 0), (503, 0), (403, 0), (400, 40003)])
async def test_what_passes_is_waited_for(days: Days, status: int, code: int) -> None:
    one = await days.remind(days.world.amina)
    days.world.env.inject_error("POST", SEND, status=status, code=code)
    days.clock.pass_time(hours=1)
    await days.world.env.advance_time(31)

    waiting = await days.now(one)
    assert days.direct(days.world.amina) == []
    assert (waiting.state, waiting.attempts, waiting.failure) == (State.RETRY, 1, str(code or status))
    await days.go_by(seconds=31)
    assert len(days.direct(days.world.amina)) == 1
    assert days.repository.counts.retried == 1


@pytest.mark.parametrize(
    "error",
    [ConnectionResetError(), aiohttp.ServerDisconnectedError(), TimeoutError()],
    ids=lambda error: type(error).__name__,
)
async def test_after_a_dropped_connection_the_nonce_is_the_same(
    days: Days, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    await days.remind(days.world.amina)
    nonces = watch_nonces(days.world, monkeypatch, error)
    await days.go_by(hours=1)
    await days.go_by(seconds=31)

    assert len(days.direct(days.world.amina)) == 1
    assert len(nonces) == 2
    assert len(set(nonces)) == 1


async def test_hours_of_trouble_end_with_one_late_reminder_that_says_why(days: Days) -> None:
    await days.remind(days.world.amina)
    days.world.env.inject_error("POST", SEND, status=503, times=5)
    await days.go_by(hours=1)
    for _ in range(10):
        await days.go_by(minutes=20)

    [message] = days.direct(days.world.amina)
    assert "Discord did not take it sooner" in text_of(message)
    assert days.repository.counts.late == 1


@pytest.mark.parametrize("code", [10003, 50001, 50013])
async def test_a_channel_that_is_closed_leads_to_a_direct_message(days: Days, code: int) -> None:
    channel = days.world.general
    await days.remind(days.world.amina, asked_in=channel, wish=Wish.CHANNEL)
    days.world.env.inject_error(
        "POST", send_to(channel.id), status=404 if code == 10003 else 403, code=code, times=None
    )
    await days.go_by(hours=1)

    [message] = days.direct(days.world.amina)
    assert "Invoice on Deel" in text_of(message)
    assert f"could not post it in <#{channel.id}>" in text_of(message)


async def test_a_channel_that_was_deleted_leads_to_a_direct_message(days: Days) -> None:
    gone = days.world.guild.create_text_channel("gone")
    await days.remind(days.world.amina, asked_in=gone, wish=Wish.CHANNEL)
    channel = days.world.bot.get_channel(gone.id)
    await channel.delete()  # type: ignore[union-attr]
    await days.go_by(hours=1)

    assert len(days.direct(days.world.amina)) == 1


async def test_closed_direct_messages_lead_to_the_channel_without_the_text(days: Days) -> None:
    amina, channel = days.world.amina, days.world.general
    one = await days.remind(amina, text="my rate is $40", asked_in=channel)
    days.world.env.inject_error("POST", send_to(amina.user.dm_channel.id), status=403, code=50007, times=None)
    await days.go_by(hours=1)

    message = channel.last_message
    assert amina.mention in text_of(message)
    assert "$40" not in text_of(message)
    assert "Snooze 20 min" in labels_of(message)
    assert (await days.now(one)).state is State.DELIVERED


@pytest.mark.parametrize("with_channel", [True, False])
async def test_what_cannot_be_delivered_is_kept(
    days: Days, with_channel: bool, caplog: pytest.LogCaptureFixture
) -> None:
    amina = days.world.amina
    one = await days.remind(amina, text="a secret", asked_in=days.world.general if with_channel else None)
    days.world.env.inject_error("POST", SEND, status=403, code=50007, times=None)
    await days.go_by(hours=1)

    assert (await days.now(one)).state is State.UNDELIVERABLE
    [unheard] = await days.repository.unheard(amina.id)
    assert (unheard.reminder.id, unheard.failure) == (one.id, "50007")
    assert days.repository.counts.undeliverable == {"50007": 1}
    assert f"Reminder {one.id} cannot be delivered (50007)" in caplog.text
    assert "secret" not in caplog.text


async def test_a_token_that_is_refused_stops_everything_and_loses_nothing(
    days: Days, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        await days.remind(days.world.amina)
    days.world.env.inject_error("POST", SEND, status=401, times=None)
    await days.go_by(hours=1)
    tried = len(days.world.env.http_requests)
    await days.go_by(hours=1)

    assert len(days.world.env.http_requests) == tried
    assert [record.levelno for record in caplog.records].count(logging.CRITICAL) == 1
    assert days.repository.counts.stopped
    days.world.env.backend.faults.clear()
    await days.world.restart()
    await days.go_by(seconds=1)
    assert len(days.direct(days.world.amina)) == 3


async def test_one_that_became_due_while_the_bot_was_away_says_so(days: Days) -> None:
    await days.remind(days.world.amina)
    days.clock.pass_time(hours=4)
    await days.world.restart()
    await days.go_by(seconds=1)

    [message] = days.direct(days.world.amina)
    assert "3 hours ago: I was offline" in text_of(message)


async def test_missed_repeats_come_as_one(days: Days) -> None:
    first = days.clock.now + dt.timedelta(hours=1)
    one = await days.remind(days.world.amina, daily(first))
    days.clock.pass_time(days=3, hours=2)
    await days.world.restart()
    await days.go_by(seconds=1)

    [message] = days.direct(days.world.amina)
    assert "3 later ones" in text_of(message)
    now = await days.now(one)
    assert (now.state, now.due, now.occurrence) == (State.PENDING, first + dt.timedelta(days=4), 2)
    await days.go_by(days=1)
    assert len(days.direct(days.world.amina)) == 2


async def test_a_nearer_one_cuts_the_sleep_short(days: Days) -> None:
    await days.remind(days.world.amina, Moment(days.clock.now + dt.timedelta(days=900)))
    await days.go_by(seconds=1)
    await days.remind(days.world.ben, Moment(days.clock.now + dt.timedelta(seconds=10)))
    days.clock.pass_time(seconds=10)
    await days.world.env.advance_time(10)

    assert len(days.direct(days.world.ben)) == 1


@pytest.mark.parametrize("jump", [{"days": 900}, {"hours": 1}])
async def test_a_clock_that_jumps_and_a_far_future_are_no_trouble(days: Days, jump: dict[str, float]) -> None:
    await days.remind(days.world.amina, Moment(days.clock.now + dt.timedelta(**jump)))
    days.clock.pass_time(days=-2)
    await days.go_by(seconds=1)
    assert days.direct(days.world.amina) == []
    days.clock.pass_time(days=2)
    await days.go_by(**jump)

    assert len(days.direct(days.world.amina)) == 1


@pytest.mark.parametrize("error", [StorageError("database is locked"), ZeroDivisionError()])
async def test_nothing_ends_the_waiting(
    days: Days, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    async def broken(*_: object) -> None:
        raise error

    await days.remind(days.world.amina)
    with monkeypatch.context() as patched:
        patched.setattr(DueReminders, "claim", broken)
        await days.go_by(hours=1)
        await days.go_by(seconds=10)
    assert days.repository.counts.waiter_failures >= 2
    assert "Waiting for reminders failed" in caplog.text
    await days.go_by(seconds=31)
    assert len(days.direct(days.world.amina)) == 1


async def test_a_mistake_with_one_reminder_does_not_hold_up_the_others(
    days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, fine = await days.remind(days.world.amina), await days.remind(days.world.ben)
    deliver = Sender.deliver

    async def deliver_some(sender: Sender, claimed: object) -> object:
        if claimed.reminder.id == broken.id:  # type: ignore[attr-defined]
            raise ZeroDivisionError
        return await deliver(sender, claimed)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Sender, "deliver", deliver_some)
        await days.go_by(hours=1)
    assert (await days.now(fine)).state is State.DELIVERED
    assert ((await days.now(broken)).state, (await days.now(broken)).failure) == (State.RETRY, "mistake")
    await days.go_by(seconds=61)
    assert (await days.now(broken)).state is State.DELIVERED


async def test_a_message_that_was_sent_but_not_settled_is_found_again(
    days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise StorageError("disk full")

    amina, channel = days.world.amina, days.world.general
    soon = Moment(days.clock.now + dt.timedelta(minutes=2))
    private = await days.remind(amina, soon)
    public = await days.remind(days.world.ben, soon, asked_in=channel, wish=Wish.CHANNEL)
    with monkeypatch.context() as patched:
        patched.setattr(DueReminders, "settle", away)
        await days.live_through(minutes=2.5)
    assert (await days.now(private)).state is State.CLAIMED
    await days.go_by(minutes=5)

    for one in (private, public):
        assert (await days.now(one)).state is State.DELIVERED
    assert len(days.direct(amina)) == 1
    assert len(channel.history()) == 1
    assert days.repository.counts.found_again == 2


async def test_one_that_was_claimed_but_never_sent_is_sent(days: Days, database: Database) -> None:
    one = await days.remind(days.world.amina)
    days.clock.pass_time(hours=1)
    [_] = await days.repository.due().claim(1, TEMPO.lease)
    await days.go_by(minutes=10)

    assert len(days.direct(days.world.amina)) == 1
    assert (await days.now(one)).state is State.DELIVERED
    assert days.repository.counts.found_again == 0


async def test_two_bots_on_one_database_send_each_once(days: Days, database: Database) -> None:
    world = days.world
    for _ in range(20):
        await days.remind(world.amina)
    other = ReminderRepository(database, days.clock)
    pace = Pace(TEMPO.requests, TEMPO.per)
    waiter = Waiter(other, Sender(world.bot, pace, days.clock, TEMPO, other.counts), days.clock, TEMPO, Fleet())
    days.clock.pass_time(hours=1)
    waiter.start()
    await days.go_by(seconds=1)
    while other.counts.delivered + days.repository.counts.delivered < 20:  # noqa: ASYNC110 - counters have no event
        await asyncio.sleep(0.02)
    await days.go_by(seconds=90)
    await waiter.stop(1)

    assert len(days.direct(world.amina)) == 20
    assert other.counts.delivered + days.repository.counts.delivered == 20


async def test_a_stop_gives_back_what_was_not_begun(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        await days.remind(days.world.amina)
    claim = DueReminders.claim

    async def claim_while_stopping(due: DueReminders, *given: object) -> object:
        claimed = await claim(due, *given)  # type: ignore[arg-type]
        if claimed:
            cog = days.world.bot.get_cog("Delivery")
            cog._waiter._halt()  # type: ignore[union-attr]
        return claimed

    with monkeypatch.context() as patched:
        patched.setattr(DueReminders, "claim", claim_while_stopping)
        await days.go_by(hours=1)
    assert days.direct(days.world.amina) == []
    states = [one.state for one in await days.repository.of_member(days.world.amina.id)]
    assert states == [State.PENDING] * 5
    await days.world.restart()
    await days.go_by(seconds=1)
    assert len(days.direct(days.world.amina)) == 5
