"""Never more requests than Discord takes, and answers first."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from yarl import URL

from bot.delivering.pace import Pace
from bot.delivering.tempo import TEMPO

RATE, PER = 20, 0.2


async def started(pace: Pace, path: str) -> None:
    params: Any = SimpleNamespace(url=URL(f"https://discord.com/api/v10{path}"))
    [begin] = pace.trace().on_request_headers_sent
    await begin(None, SimpleNamespace(), params)  # type: ignore[arg-type]


async def sends(pace: Pace, count: int) -> list[float]:
    loop = asyncio.get_running_loop()

    async def one() -> float:
        await pace.turn()
        at = loop.time()
        await started(pace, "/channels/1/messages")
        return at

    return sorted(await asyncio.gather(*(one() for _ in range(count))))


def most_in_a_window(times: list[float]) -> int:
    return max(sum(1 for time in times if start <= time < start + PER) for start in times)


async def test_many_at_once_leave_evenly_and_as_fast_as_allowed() -> None:
    times = await sends(Pace(RATE, PER), 60)

    assert most_in_a_window(times) <= RATE
    assert 2 * PER < times[-1] - times[0] < 15 * PER


@pytest.mark.parametrize(("limit", "requests", "at_once"), [(50, 46, 64), (500, 460, 640), (1, 1, 1)])
def test_a_limit_that_discord_agreed_to(limit: int, requests: int, at_once: int) -> None:
    tempo = TEMPO.allowed(limit)

    assert (tempo.requests, tempo.at_once) == (requests, at_once)
    assert tempo.lease == TEMPO.lease


async def test_processes_that_share_leave_each_other_room() -> None:
    paces = [Pace(RATE, PER, lambda: 3) for _ in range(3)]

    sent = await asyncio.gather(*(sends(pace, 20) for pace in paces))
    times = sorted(time for times in sent for time in times)

    # Rounded up to seven each where all three happen to be early in the same window.
    assert most_in_a_window(times) <= RATE + 1
    assert 2 * PER < times[-1] - times[0] < 15 * PER


async def test_after_a_pause_of_the_process_nothing_is_caught_up_at_once() -> None:
    import time

    pace = Pace(RATE, PER)
    sending = asyncio.create_task(sends(pace, 40))
    await asyncio.sleep(PER / 4)
    time.sleep(PER)  # noqa: ASYNC251 - the very thing to be tried

    assert most_in_a_window(await sending) <= RATE


async def test_answers_do_not_wait_and_reminders_give_way_to_them() -> None:
    pace = Pace(RATE, PER)
    loop = asyncio.get_running_loop()
    begun = loop.time()
    for _ in range(RATE):
        await started(pace, "/channels/2/messages")
    await pace.turn()

    assert loop.time() - begun >= PER


async def test_what_discord_does_not_count_is_not_counted() -> None:
    pace = Pace(RATE, 10.0)
    loop = asyncio.get_running_loop()
    begun = loop.time()
    for _ in range(RATE):
        await started(pace, "/interactions/1/token/callback")
        await started(pace, "/webhooks/1/token/messages/@original")
    await pace.turn()

    assert loop.time() - begun < 5.0
