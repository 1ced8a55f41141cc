"""Questions wait for the engine: who comes first, what is given up when there are too many, and what never is."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot import engine, reception
from bot.answers.answerer import Answerer
from bot.answers.results import Answer, Mode
from bot.desk import Desk, Put
from bot.knowledge.knowledge import Knowledge
from bot.metrics import Metrics
from bot.reception import BusyError, Patience, Reception, Turn

COMMAND, MENTION, TYPING, OVERHEARD = Turn


@dataclass
class Slow:
    """Work that lasts until it is let go."""

    let_go: threading.Event = field(default_factory=threading.Event)
    done: list[str] = field(default_factory=list)

    def named(self, name: str) -> Callable[[Answerer], str]:
        """Work that waits, and then notes its name."""

        def work(_: Answerer) -> str:
            self.let_go.wait(10)
            self.done.append(name)
            return name

        return work


@pytest.fixture
def slow() -> Iterator[Slow]:
    """An engine that lasts; let go in the end, so that no thread is left."""
    work = Slow()
    yield work
    work.let_go.set()


@pytest.fixture
def desk(small_knowledge: Knowledge) -> Desk:
    return Desk(engine.build(small_knowledge, lambda _: None, vectors=False))


@pytest.fixture
def one(desk: Desk) -> Reception:
    """With one thread, so that the order can be seen."""
    return Reception(desk, Metrics(), threads=1)


def given_up(reception: Reception, how: str) -> float:
    """How often."""
    return reception.metrics.registry.get_sample_value("bot_relieved_total", {"how": how}) or 0.0


def keep_the_loop_busy(seconds: float) -> None:
    """As somebody does who computes where nobody should."""
    time.sleep(seconds)


async def start(*work: Any) -> list[asyncio.Task[Any]]:
    """Begin all of it in this order."""
    tasks = [asyncio.create_task(one) for one in work]
    await asyncio.sleep(0.01)
    return tasks


async def test_commands_come_first_and_what_was_overheard_last(one: Reception, slow: Slow) -> None:
    busy = await start(*(one.do(slow.named(name), COMMAND) for name in ("first", "second")))
    names = {"overheard": OVERHEARD, "typing": TYPING, "mention": MENTION, "later mention": MENTION, "command": COMMAND}
    waiting = await start(*(one.do(slow.named(name), turn) for name, turn in names.items()))
    assert one.waiting(MENTION) == 2

    slow.let_go.set()
    await asyncio.gather(*busy, *waiting)

    assert slow.done == ["first", "second", "command", "mention", "later mention", "typing", "overheard"]


async def test_the_event_loop_goes_on_while_the_engine_thinks(one: Reception) -> None:
    thinking = asyncio.create_task(one.do(lambda _: time.sleep(0.3), COMMAND))
    gaps: list[float] = []
    while not thinking.done():
        begun = time.monotonic()
        await asyncio.sleep(0.005)
        gaps.append(time.monotonic() - begun)

    assert len(gaps) > 10


async def test_who_waited_is_answered_in_a_hurry(
    real_answerer: Answerer, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "BRIEF_AFTER", 0.05)
    here = Reception(Desk(real_answerer), Metrics(), threads=1)
    busy = await start(*(here.do(slow.named(name), COMMAND) for name in "ab"))
    [late] = await start(here.do(lambda answerer: answerer, COMMAND))
    await asyncio.sleep(0.1)
    slow.let_go.set()
    await asyncio.gather(*busy)

    assert await late is real_answerer.brief
    assert await here.do(lambda answerer: answerer, COMMAND) is real_answerer
    assert given_up(here, "brief") == 1


async def test_while_a_mention_waits_commands_are_answered_in_a_hurry_too(
    real_answerer: Answerer, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "BRIEF_AFTER", 0.05)
    here = Reception(Desk(real_answerer), Metrics(), threads=1)
    waiting = await start(*(here.do(slow.named(name), MENTION) for name in "abc"))
    await asyncio.sleep(0.1)
    [command] = await start(here.do(lambda answerer: answerer, COMMAND))
    slow.let_go.set()
    await asyncio.gather(*waiting)

    assert await command is real_answerer.brief


async def test_a_brief_answer_is_not_kept_for_the_next(
    real_answerer: Answerer, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "BRIEF_AFTER", -1.0)
    here, put = Reception(Desk(real_answerer), Metrics()), Put(("is alignerr legit",))

    assert isinstance(await here.ask(put, COMMAND), Answer)
    assert here.desk.recall(put) is None


async def test_in_a_hurry_the_same_question_gets_the_same_brief_answer(
    real_answerer: Answerer, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "BRIEF_AFTER", 0.05)
    here, put = Reception(Desk(real_answerer), Metrics(), threads=1), Put(("is alignerr legit",))
    waiting = await start(*(here.do(slow.named(name), MENTION) for name in "ab"), here.ask(put, MENTION))
    await asyncio.sleep(0.1)
    slow.let_go.set()
    *_, brief = await asyncio.gather(*waiting)
    slow.let_go.clear()
    waiting = await start(*(here.do(slow.named(name), MENTION) for name in "cde"))
    await asyncio.sleep(0.1)

    assert await here.ask(put, COMMAND) is brief
    slow.let_go.set()
    await asyncio.gather(*waiting)
    assert await here.ask(put, COMMAND) is not brief


async def test_in_a_hurry_nobody_waits_for_a_thread(
    one: Reception, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "BRIEF_AFTER", -1.0)
    threads = [one.do(lambda _: threading.current_thread(), COMMAND) for _ in range(20)]

    assert set(await asyncio.gather(*threads)) == {threading.main_thread()}
    with pytest.raises(ZeroDivisionError):
        await one.do(lambda _: 1 // 0, COMMAND)


@pytest.mark.parametrize("turn", [TYPING, OVERHEARD])
async def test_what_nobody_misses_gives_way(
    one: Reception, slow: Slow, turn: Turn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "BRIEF_AFTER", 0.05)
    waiting = await start(*(one.do(slow.named(name), COMMAND) for name in "abc"))
    await asyncio.sleep(0.1)

    with pytest.raises(BusyError):
        await one.do(slow.named("chatter"), turn)

    slow.let_go.set()
    await asyncio.gather(*waiting)
    assert slow.done == ["a", "b", "c"]
    assert given_up(one, "dropped") == 1


async def test_no_more_wait_than_can_be_answered(one: Reception, slow: Slow) -> None:
    most = reception.PATIENCE[COMMAND].most
    many = await start(*(one.do(slow.named(str(number)), COMMAND) for number in range(most + 50)))
    assert one.waiting(COMMAND) == most

    slow.let_go.set()
    found = await asyncio.gather(*many, return_exceptions=True)

    assert [str(number) for number in range(most + 2)] == found[: most + 2]
    assert all(isinstance(one, BusyError) for one in found[most + 2 :])
    assert given_up(one, "busy") == 48


async def test_a_loop_that_is_much_too_late_takes_nothing_more_until_it_has_caught_up(
    one: Reception, slow: Slow
) -> None:
    quick, held = await start(one.do(lambda _: time.sleep(0.1), COMMAND), one.do(slow.named("held"), COMMAND))
    keep_the_loop_busy(1.2)
    await quick

    with pytest.raises(BusyError):
        await one.do(lambda _: "too much", COMMAND)

    slow.let_go.set()
    await held
    assert await one.do(lambda _: "caught up", COMMAND) == "caught up"


async def test_an_engine_that_hangs_leaves_nobody_without_a_word(
    one: Reception, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(reception.PATIENCE, COMMAND, Patience(most=300, seconds=0.1))
    begun = time.monotonic()
    found = await asyncio.gather(*(one.do(slow.named(name), COMMAND) for name in "abcd"), return_exceptions=True)

    assert [type(one) for one in found] == [BusyError] * 4
    assert time.monotonic() - begun < 1
    slow.let_go.set()
    assert await one.do(lambda _: "again", COMMAND) == "again"
    assert slow.done == ["a", "b"], "nobody was left to hear the others"


async def test_a_mistake_of_the_engine_reaches_who_asked(one: Reception) -> None:
    with pytest.raises(ZeroDivisionError):
        await one.do(lambda _: 1 // 0, COMMAND)
    assert await one.do(lambda _: "next", COMMAND) == "next"


async def test_who_is_answered_while_the_knowledge_changes_gets_it_from_one_of_both(one: Reception, slow: Slow) -> None:
    before = one.desk.answerer
    after = before.over(before.knowledge)
    put = Put(("is alignerr legit",))

    def hold(answerer: Answerer) -> Answerer:
        slow.let_go.wait(10)
        return answerer

    asked = await start(*(one.do(hold, COMMAND) for _ in range(2)), one.ask(put, COMMAND))
    one.desk.lay_down(after)
    slow.let_go.set()

    assert await asyncio.gather(*asked[:2]) == [before, before]
    result = await asked[2]
    assert isinstance(result, Answer)
    assert one.desk.recall(put) is result


async def test_the_same_question_needs_no_thread(desk: Desk, slow: Slow) -> None:
    here, put = Reception(desk, Metrics(), threads=1), Put(("is alignerr legit",))
    first = await here.ask(put, COMMAND)
    waiting = await start(*(here.do(slow.named(name), COMMAND) for name in "abc"))

    assert await here.ask(put, MENTION) is first
    slow.let_go.set()
    await asyncio.gather(*waiting)


async def test_several_threads_say_what_one_says(real_answerer: Answerer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reception, "BRIEF_AFTER", 60.0)
    questions = [entry.question for entry in real_answerer.knowledge.entries[:60]]
    alone = [real_answerer.ask((question,), Mode.DIRECT) for question in questions]
    here = Reception(Desk(real_answerer.remembering(1)), Metrics(), threads=4)

    together = await asyncio.gather(*(here.ask(Put((question,)), MENTION) for question in questions))

    assert together == alone
