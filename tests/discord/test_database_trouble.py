"""A database that is full or may not be written: the bot answers what it can, says what it cannot, and comes back."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event

from bot.cards import words
from bot.storage.engine import Database
from tests.discord.conftest import World
from tests.discord.reading import text_of

UNKNOWN = "what is the best pizza topping in naples"


class Trouble:
    """Switches the trouble on and off, on every connection of a database."""

    def __init__(self, database: Database, pragma: str, usual: str) -> None:
        self._pragma, self._usual = pragma, usual
        self._now = usual
        self._engine = database._writing.sync_engine
        event.listen(self._engine, "checkout", self._say)

    def begin(self) -> None:
        self._now = self._pragma

    def end(self) -> None:
        self._now = self._usual

    def over(self) -> None:
        event.remove(self._engine, "checkout", self._say)

    def _say(self, connection: Any, *_: object) -> None:
        cursor = connection.cursor()
        cursor.execute(self._now)
        cursor.close()


TROUBLES = {
    "full": ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000"),
    "read-only": ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
}


@pytest.fixture(params=TROUBLES)
def trouble(request: pytest.FixtureRequest, world: World, database: Database) -> Iterator[Trouble]:
    found = Trouble(database, *TROUBLES[request.param])
    yield found
    found.over()


async def test_questions_are_answered_and_what_cannot_be_kept_is_said(
    world: World, trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    await world.amina.slash(world.general, "remind", when="in 2 hours", what="Invoice on Deel")
    trouble.begin()
    with caplog.at_level(logging.INFO):
        # Different words each time, until no free page of the file is left for them.
        unknown = [
            await world.amina.slash(world.general, "ask", question=f"{UNKNOWN} {'x' * 400} {number}")
            for number in range(6)
        ]
        answered = await world.ben.slash(world.general, "ask", question="is sme careers legit?")
        refused = [
            await world.ben.slash(world.general, "remind", when="in 3 hours", what=f"{'Take care ' * 140}{number}")
            for number in range(6)
        ]

    assert "SME Careers" in text_of(answered.response)
    assert text_of(unknown[-1].response) == words.NO_MATCH_UNKEPT
    assert "pizza" not in caplog.text
    assert "Take care" not in caplog.text
    assert all(one.response is not None for one in refused)
    assert "#" not in text_of(refused[-1].response)

    trouble.end()
    kept = await world.morgan.slash(world.general, "remind", when="in 3 hours", what="Take care")
    assert "Take care" in text_of(kept.response)
    mine = await world.amina.slash(world.general, "reminders")
    assert "Invoice on Deel" in text_of(mine.response)
