"""What the database holds of a person is listed, given out, and gone after deletion, whatever tables there are."""

import datetime as dt
import json
from typing import Any

import pytest
from sqlalchemy import Column, insert, select

from bot.cards.privacy.words import KEPT
from bot.storage import tables
from bot.storage.ballots import ballot, read_salt
from bot.storage.column_types import UtcTime
from bot.storage.engine import Database
from bot.storage.feedback import FeedbackRepository
from bot.storage.personal import BALLOTED, IMPERSONAL, NAMED, PERSONAL_TABLES, Balloted, Named, unlisted
from bot.storage.personal_data import PersonalData
from bot.storage.unanswered import Reason, UnansweredRepository, Wished
from tests.conftest import NOON, StoppedClock

AMINA, BEN = 9_120_000_000_000_002_001, 9_120_000_000_000_002_002
HERS, HIS = "amina wrote this", "ben wrote this"
GUILD = 3001


def test_every_table_is_listed_as_personal_or_not() -> None:
    assert unlisted() == set(), "list it in bot/storage/personal.py"


def test_no_table_is_listed_as_both_and_every_personal_one_is_explained() -> None:
    assert {one.table.name for one in PERSONAL_TABLES} & set(IMPERSONAL) == set()
    assert set(KEPT) == {one.table.name for one in PERSONAL_TABLES}


@pytest.mark.parametrize("table", IMPERSONAL)
def test_an_impersonal_table_has_no_column_for_a_person(table: str) -> None:
    persons = {"user", "member", "moderator", "author", "person", "voter", "asker", "owner"}
    for column in tables.metadata.tables[table].columns:
        assert not persons & set(column.name.split("_")), f"{table}.{column.name}"


def value_for(column: Column[Any], text: str, number: int) -> Any:
    """Something that fits the column: the person's words where it takes any."""
    if isinstance(column.type, UtcTime):
        return NOON
    kind = column.type.python_type
    if kind is str:
        return text[: getattr(column.type, "length", None) or len(text)]
    return kind(number)


def row_for(table: Any, text: str, number: int) -> dict[str, Any]:
    """A row with something in every column, so that nothing that could be left behind is missing."""
    return {column.name: value_for(column, text, number) for column in table.columns}


async def fill(database: Database, person: int, text: str, number: int) -> None:
    """A row of a person's in every table that may hold one, made from the list and the columns alone."""
    async with database.transaction() as connection:
        salt = await read_salt(connection)
        personal = {one.table.name: one for one in PERSONAL_TABLES}
        parents = {one.parent.name for one in BALLOTED if one.parent is not None}
        for table in tables.metadata.sorted_tables:
            row = row_for(table, text, number)
            match personal.get(table.name):
                case Named(person=column, blanks=blanks):
                    if blanks is not None:
                        # What stays by design, such as the text of the knowledge, is nobody's own.
                        row = row_for(table, "knowledge", number)
                    row[column.name] = person
                case Balloted(ballot=column, about=about, prefix=prefix):
                    row[column.name] = ballot(salt, f"{prefix}{row[about.name]}", person)
                case None if table.name not in parents:
                    continue
            await connection.execute(insert(table).values(**row))


async def everything(database: Database) -> str:
    """All that is stored, as one text."""
    async with database.transaction() as connection:
        rows = [
            f"{table.name}: {row}"
            for table in tables.metadata.sorted_tables
            for row in (await connection.execute(select(table))).all()
        ]
    return "\n".join(rows)


@pytest.mark.both_databases
async def test_after_deletion_no_table_holds_the_persons_id_or_words(database: Database) -> None:
    await fill(database, AMINA, HERS, 1)
    await fill(database, BEN, HIS, 2)
    before = await everything(database)
    assert all(str(person) in before for person in (AMINA, BEN))
    of_ben = {line for line in before.splitlines() if str(BEN) in line or HIS in line}
    personal = PersonalData(database)
    assert set(await personal.counts(AMINA)) == {one.table.name for one in PERSONAL_TABLES}

    deleted = await personal.delete(AMINA)

    assert deleted == {one.table.name: 1 for one in PERSONAL_TABLES}
    after = await everything(database)
    assert str(AMINA) not in after
    assert HERS not in after
    assert of_ben <= set(after.splitlines()), "what is somebody else's stays"
    assert await personal.counts(AMINA) == {}
    assert await personal.delete(AMINA) == {}


@pytest.mark.both_databases
async def test_an_export_has_every_row_in_plain_json(database: Database) -> None:
    await fill(database, AMINA, HERS, 1)
    await fill(database, BEN, HIS, 2)

    given = json.loads(json.dumps(await PersonalData(database).export(AMINA)))

    assert set(given) == {one.table.name for one in PERSONAL_TABLES}
    for named in NAMED:
        [row] = given[named.table.name]
        assert row[named.person.name] == str(AMINA)
    assert given["feedback"][0]["reason"] == HERS
    assert given["askers"][0]["question"] == HERS
    assert HIS not in str(given)
    [reminder] = given["reminders"]
    assert dt.datetime.fromisoformat(reminder["due_at"]) == NOON


@pytest.mark.both_databases
async def test_votes_and_questions_are_found_without_names(database: Database, clock: StoppedClock) -> None:
    votes, queue = FeedbackRepository(database, clock), UnansweredRepository(database, clock)
    personal = PersonalData(database)
    asked: dict[str, Any] = {"mode": "direct", "guild": GUILD, "channel": 5}
    for voter in (AMINA, BEN):
        await votes.vote(77, voter, "a/b", useful=False, version="v", guild=GUILD)
    await votes.explain(77, AMINA, HERS)
    shared = await queue.record("is temu legit", Reason.NO_MATCH, asker=AMINA, message=6, **asked)
    await queue.record("Is Temu legit?", Reason.NO_MATCH, asker=BEN, message=8, **asked)
    await queue.record(HERS, Reason.NO_MATCH, asker=AMINA, **asked)
    assert shared is not None
    assert await queue.wish(shared, AMINA) is Wished.NOTED
    assert str(BEN) not in await everything(database)

    assert await personal.counts(AMINA) == {"feedback": 1, "askers": 2, "answer_wishes": 1}
    await personal.delete(AMINA)

    [left] = await queue.newest()
    assert (left.question, await personal.counts(BEN)) == ("is temu legit", {"feedback": 1, "askers": 1})
    assert HERS not in await everything(database)
    assert [vote.reason for vote in await votes.votes()] == [None]


@pytest.mark.both_databases
async def test_only_who_asked_can_wish_to_be_told(database: Database, clock: StoppedClock) -> None:
    queue = UnansweredRepository(database, clock)
    number = await queue.record("is temu legit", Reason.NO_MATCH, mode="direct", guild=None, channel=5, asker=AMINA)
    assert number is not None

    assert await queue.wish(number, BEN) is Wished.NOT_THEIRS
    assert await queue.wish(number + 1, AMINA) is Wished.GONE
    assert await queue.wish(number, AMINA) is Wished.NOTED
    assert await queue.wish(number, AMINA) is Wished.NOTED
