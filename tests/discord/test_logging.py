"""Nothing that members write gets into the log, at any level, and the lines of one event belong together."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot import engine, logs
from bot.answers.answerer import Answerer
from bot.desk import Desk
from bot.knowledge.knowledge import Knowledge
from tests.discord.conftest import World
from tests.discord.reading import text_of

SECRET = "zebrafish"


@pytest.fixture
def desk(small_knowledge: Knowledge) -> Desk:
    """Any engine will do."""
    return Desk(engine.build(small_knowledge, lambda _: None, vectors=False))


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything that is logged at the most talkative level."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("DEBUG", "json", stream)
    yield stream
    root.handlers[:], root.level = handlers, level


async def test_nobodys_words_are_logged(world: World, written: io.StringIO) -> None:
    await world.listen_in(world.general)
    await world.amina.slash(world.questions, "ask", question=f"is {SECRET} legit")
    await world.amina.slash(world.questions, "scamcheck", text=f"{SECRET} wants a fee of $50 on telegram t.me/{SECRET}")
    await world.amina.send(world.questions, f"{world.mention} does {SECRET} pay")
    await world.amina.send(world.general, f"is outlier legit, {SECRET}?")

    assert "bot" in written.getvalue()
    assert SECRET not in written.getvalue()


async def test_a_failure_shows_the_reference_that_is_in_the_log(
    world: World, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(Answerer, "ask", broken)
    shown = await world.amina.slash(world.questions, "ask", question=f"is {SECRET} legit")

    failed = next(line for line in map(json.loads, written.getvalue().splitlines()) if line["level"] == "ERROR")
    assert failed["request"] in failed["message"]
    assert failed["request"] in text_of(shown.response)
    assert SECRET not in written.getvalue()
    assert world.env.errors
