"""What the bot remembers for minutes."""

from bot.commands.memory import Conversations, Pace, Shelf
from tests.conftest import StoppedClock

AMINA, BEN, HERE, THERE = 1, 2, 10, 20


def test_a_follow_up_sees_the_last_four_turns_of_the_same_person_here(clock: StoppedClock) -> None:
    conversations = Conversations(clock)
    for question in ("one", "two", "three", "four", "five"):
        conversations.add(AMINA, HERE, question)

    assert conversations.with_question(AMINA, HERE, "six") == ("three", "four", "five", "six")
    assert conversations.with_question(BEN, HERE, "six") == ("six",)
    assert conversations.with_question(AMINA, THERE, "six") == ("six",)


def test_ten_quiet_minutes_end_a_conversation(clock: StoppedClock) -> None:
    conversations = Conversations(clock)
    conversations.add(AMINA, HERE, "one")
    clock.pass_time(minutes=9)
    conversations.add(AMINA, HERE, "two")
    clock.pass_time(minutes=9)
    assert conversations.with_question(AMINA, HERE, "three") == ("one", "two", "three")

    clock.pass_time(minutes=1)
    assert conversations.with_question(AMINA, HERE, "three") == ("three",)


async def test_a_shelf_is_bounded(clock: StoppedClock) -> None:
    shelf: Shelf[int, str] = Shelf(clock, keep=clock.now - clock.now.replace(hour=0), size=100)
    for number in range(1_000):
        shelf.put(number, "x")

    assert len(shelf) == 100
    assert shelf.get(0) is None
    assert shelf.get(999) == "x"


def test_pace_allows_a_few_and_then_waits(clock: StoppedClock) -> None:
    pace = Pace(clock, limit=3)
    assert [pace.allows(AMINA) for _ in range(4)] == [True, True, True, False]
    assert pace.allows(BEN)

    clock.pass_time(seconds=30)
    assert pace.allows(AMINA)
