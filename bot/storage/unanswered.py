"""Questions that members asked the bot and it could not answer: what moderators should write next.

Only what somebody put to the bot is kept, and of who asked a ballot (`ballots.py`); an id only of whoever wants to be
told. A direct message has no channel here, because the id of such a channel would name the person. Mentions, e-mail
addresses and long numbers are masked before anything is stored.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.servers.waiting import Reason as Reason
from bot.storage.ballots import asker_ballot, read_salt
from bot.storage.dialects import Insert, insert_or_ignore, upsert, upsert_all
from bot.storage.engine import Database
from bot.storage.tables import answer_wishes, askers, unanswered
from bot.storage.together import Together

QUESTION_LIMIT = 500
KEY = ("guild_id", "normalised")
RENEWED = ("reason", "mode", "channel_id", "message_id", "last_asked", "settled_at")
"""What the last one to ask a question decides."""
NO_GUILD = 0
MASKS = (
    ("@", re.compile(r"<@[!&]?\d+>"), "[someone]"),
    ("@", re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"), "[address]"),
    # Nine digits or more, as in telephone and account numbers; a date has eight, and `<#` starts a channel.
    ("", re.compile(r"(?<!\w)(?<!<#)\(?\+?\d(?:[ ().-]{0,2}\d){8,}(?!\w)"), "[number]"),
)
"""What is not to be kept, after a mark without which it need not be looked for (if any), and what stands there
instead."""


class Wished(Enum):
    """What became of the wish to be told."""

    NOTED = auto()
    NOT_THEIRS = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One question, however often it came up in one server."""

    question: str
    reason: Reason
    mode: str
    guild_id: int
    channel_id: int | None
    times: int
    first_asked: dt.datetime
    last_asked: dt.datetime


@dataclass(frozen=True, slots=True)
class _Asked:
    """A row as it is when somebody asks for the first time; `ballot` stands for the asker once it has a number."""

    row: dict[str, Any]
    ballot: Callable[[int], str] | None

    @property
    def key(self) -> tuple[int, str]:
        """What tells the question from others."""
        return self.row["guild_id"], self.row["normalised"]


class UnansweredRepository:
    """Keeps the list, one row per question and server."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._together = Together(database, self._keep)
        self._clock = clock
        self._salt: str | None = None
        self._upsert: Insert | None = None

    async def record(
        self,
        question: str,
        reason: Reason,
        *,
        mode: str,
        guild: int | None,
        channel: int | None,
        asker: int | None = None,
        message: int | None = None,
    ) -> int | None:
        """Put a question on the list, or count it once more; its number, None when there is not a word in it.

        Of the asker only a ballot is kept. A question that was settled or put off and comes up again is open again.
        """
        cleaned = clean(question)
        normalised = normalise(cleaned)
        if not normalised:
            return None
        ballot = None if asker is None else partial(asker_ballot, await self._read_salt(), person=asker)
        now = self._clock()
        row = {
            "guild_id": guild if guild is not None else NO_GUILD,
            "normalised": normalised,
            "question": cleaned,
            "times": 1,
            "first_asked": now,
            "reason": reason.value,
            "mode": mode,
            "channel_id": channel if guild is not None else None,
            "message_id": message if guild is not None else None,
            "last_asked": now,
            "settled_at": None,
        }
        return await self._together.write(_Asked(row, ballot))

    async def _keep(self, connection: AsyncConnection, asked: Sequence[_Asked]) -> list[int]:
        """Write several questions in three statements, since each costs as much as writing all of them."""
        # Always in the same order, so that no two processes wait for each other's rows.
        in_order = sorted(asked, key=lambda one: one.key)
        if self._upsert is None:
            again = {"times": unanswered.c.times + 1}
            self._upsert = upsert_all(connection, unanswered, key=KEY, renewed=RENEWED, changes=again)
        await connection.execute(self._upsert, [one.row for one in in_order])
        guilds, texts = zip(*(one.key for one in asked), strict=True)
        # Pairs would say it more exactly, but SQLite has no use for its index then.
        there = unanswered.c.guild_id.in_(set(guilds)), unanswered.c.normalised.in_(set(texts))
        written = select(*(unanswered.c[name] for name in KEY), unanswered.c.id).where(*there)
        numbers = {(row[0], row[1]): int(row[2]) for row in await connection.execute(written)}
        ballots = [
            {"question_id": numbers[one.key], "ballot": one.ballot(numbers[one.key])} for one in asked if one.ballot
        ]
        if ballots:
            await connection.execute(insert_or_ignore(connection, askers), ballots)
        return [numbers[one.key] for one in asked]

    async def _read_salt(self) -> str:
        if self._salt is None:
            async with self._database.transaction() as connection:
                salt = await read_salt(connection)
            # Only now is a new one sure to be kept.
            self._salt = salt
        return self._salt

    async def wish(self, question: int, asker: int) -> Wished:
        """Note that somebody wants to hear, from now on, when a question of theirs has an answer; it keeps their id."""
        async with self._database.transaction() as connection:
            mine = asker_ballot(await read_salt(connection), question, asker)
            asked = select(askers.c.ballot).where(askers.c.question_id == question)
            ballots = set((await connection.execute(asked)).scalars())
            if not ballots:
                return Wished.GONE
            if mine not in ballots:
                return Wished.NOT_THEIRS
            row = {"question_id": question, "user_id": asker, "asked_at": self._clock()}
            key, again = ["question_id", "user_id"], {"asked_at": row["asked_at"]}
            await connection.execute(upsert(connection, answer_wishes, row, key=key, changes=again))
        return Wished.NOTED

    async def newest(self, limit: int = 50) -> tuple[Unanswered, ...]:
        """The questions asked last, newest first."""
        columns = [unanswered.c[name] for name in Unanswered.__dataclass_fields__]
        query = select(*columns).order_by(unanswered.c.last_asked.desc(), unanswered.c.id.desc()).limit(limit)
        async with self._database.reading() as connection:
            rows = await connection.execute(query)
        return tuple(Unanswered(row[0], Reason(row[1]), *row[2:]) for row in rows)


def clean(text: str) -> str:
    """The text on one line without control and invisible characters, masked, and cut to what we keep."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    line = " ".join(text.split())
    for mark, private, mask in MASKS:
        if mark in line:
            line = private.sub(mask, line)
    return line[:QUESTION_LIMIT]


def normalise(cleaned: str) -> str:
    """What two ways of writing the same question have in common: letters and digits in lower case."""
    folded = unicodedata.normalize("NFKC", cleaned).casefold()
    return " ".join(re.findall(r"\w+", folded))[:QUESTION_LIMIT]
