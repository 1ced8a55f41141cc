"""Feedback and unanswered questions, kept in real databases."""

import asyncio

import pytest
from sqlalchemy import select

from bot.storage import tables
from bot.storage.engine import Database
from bot.storage.feedback import FeedbackRepository
from bot.storage.unanswered import Reason, UnansweredRepository, normalise
from tests.conftest import NOON, StoppedClock

pytestmark = pytest.mark.both_databases

MESSAGE, AMINA, BEN, GUILD = 1001, 2001, 2002, 3001


@pytest.fixture
def feedback(database: Database, clock: StoppedClock) -> FeedbackRepository:
    return FeedbackRepository(database, clock)


@pytest.fixture
def unanswered(database: Database, clock: StoppedClock) -> UnansweredRepository:
    return UnansweredRepository(database, clock)


async def test_a_vote_names_nobody(feedback: FeedbackRepository, database: Database) -> None:
    await feedback.vote(MESSAGE, AMINA, "sme-careers/legit", useful=False, version="v1", guild=GUILD)
    await feedback.explain(MESSAGE, AMINA, "  out of date " + "x" * 400)

    [vote] = await feedback.votes()
    assert vote.reason is not None
    assert vote.reason.startswith("out of date")
    assert len(vote.reason) == 300
    assert vote.created_at == NOON
    async with database.reading() as connection:
        everything = str([list(await connection.execute(select(table))) for table in tables.metadata.sorted_tables])
    assert str(AMINA) not in everything


async def test_a_reason_belongs_to_the_thumb_down_of_the_same_person(feedback: FeedbackRepository) -> None:
    await feedback.vote(MESSAGE, AMINA, "a/b", useful=True, version="v1", guild=None)

    assert not await feedback.explain(MESSAGE, AMINA, "a thumb up needs no reason")
    assert not await feedback.explain(MESSAGE, BEN, "never voted")


async def test_a_second_thumb_down_keeps_the_reason_and_a_thumb_up_takes_it_away(feedback: FeedbackRepository) -> None:
    async def reason_after(*, useful: bool) -> str | None:
        await feedback.vote(MESSAGE, AMINA, "a/b", useful=useful, version="v1", guild=GUILD)
        [vote] = await feedback.votes()
        return vote.reason

    assert await reason_after(useful=False) is None
    await feedback.explain(MESSAGE, AMINA, "out of date")

    assert await reason_after(useful=False) == "out of date"
    assert await reason_after(useful=True) is None
    assert await reason_after(useful=False) is None


async def test_the_same_question_is_counted_not_repeated(unanswered: UnansweredRepository, clock: StoppedClock) -> None:
    await unanswered.record("Is Temu legit?", Reason.NO_MATCH, mode="direct", guild=GUILD, channel=5)
    clock.pass_time(hours=1)
    await unanswered.record("  is  temu LEGIT\u200b ?!", Reason.NONE_OF_THESE, mode="direct", guild=GUILD, channel=6)
    await unanswered.record("is temu legit", Reason.NO_MATCH, mode="direct", guild=GUILD + 1, channel=7)

    elsewhere, here = await unanswered.newest()
    assert (here.question, here.times, here.reason, here.channel_id) == ("Is Temu legit?", 2, "none_of_these", 6)
    assert (here.first_asked, here.last_asked) == (NOON, clock.now)
    assert (elsewhere.guild_id, elsewhere.times) == (GUILD + 1, 1)


async def test_asked_by_many_at_once_each_has_the_number_of_their_question(unanswered: UnansweredRepository) -> None:
    asked = [(f"is {name} legit", guild) for name in ("temu", "shein", "temu") for guild in (GUILD, GUILD + 1)]

    numbers = await asyncio.gather(
        *(
            unanswered.record(text, Reason.NO_MATCH, mode="direct", guild=guild, channel=5, asker=AMINA + place)
            for place, (text, guild) in enumerate(asked)
        )
    )

    assert len(set(numbers)) == 4
    assert numbers[:2] == numbers[4:]
    kept = {(one.question, one.guild_id): one.times for one in await unanswered.newest()}
    assert kept == {(text, guild): asked.count((text, guild)) for text, guild in asked}


async def test_a_direct_message_has_no_place_that_could_name_somebody(unanswered: UnansweredRepository) -> None:
    await unanswered.record("hello?", Reason.NO_MATCH, mode="direct", guild=None, channel=AMINA)

    [kept] = await unanswered.newest()
    assert (kept.guild_id, kept.channel_id) == (0, None)


@pytest.mark.parametrize("nothing", ["", "  ", "\u200b\u202e", "🔥🔥", "?!"])
async def test_a_question_without_words_is_not_kept(unanswered: UnansweredRepository, nothing: str) -> None:
    assert not await unanswered.record(nothing, Reason.NO_MATCH, mode="direct", guild=GUILD, channel=5)

    assert await unanswered.newest() == ()


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ("did <@123456789012345678> or <@!2> get paid", "did [someone] or [someone] get paid"),
        ("why does <@&77> say no", "why does [someone] say no"),
        ("mail me: amina.b+x@mail.example.org!", "mail me: [address]!"),
        ("call +44 (0)20 7946 0958 or 5551234567.", "call [number] or [number]."),
        ("my id is (555) 123-4567 89", "my id is [number]"),
        ("is <#123456789012345678> for that", "is <#123456789012345678> for that"),
        ("paid 1,200 on 2026-11-23 at 10:30, or $40 - $65", "paid 1,200 on 2026-11-23 at 10:30, or $40 - $65"),
        ("x@" * 400 + "1 " * 400, None),
    ],
)
async def test_nobody_named_in_a_question_is_stored(
    unanswered: UnansweredRepository, asked: str, stored: str | None
) -> None:
    await unanswered.record(asked, Reason.NO_MATCH, mode="direct", guild=GUILD, channel=5)

    [kept] = await unanswered.newest()
    assert stored is None or kept.question == stored


async def test_an_endless_question_is_cut(unanswered: UnansweredRepository) -> None:
    await unanswered.record("why " * 5_000, Reason.NO_MATCH, mode="direct", guild=GUILD, channel=5)

    [kept] = await unanswered.newest()
    assert len(kept.question) <= 500


def test_ways_of_writing_the_same_question() -> None:
    assert normalise("Ｉｓ   TEMU\tlegit??") == normalise("is temu, legit")
