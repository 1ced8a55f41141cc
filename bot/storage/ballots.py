"""Ballots: how a person is told apart in a row that does not name them.

A ballot is SHA-256 over a random salt of this installation, what the row is about and the person. The same person finds
the same ballot again, so that a vote can change, a question be counted once for each of its askers, and both be given
out or deleted on request. It keeps ids out of the rows, no more: the salt lies in the same database, so whoever has it
can test whether a given member belongs to a given row.
"""

import hashlib
import secrets

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.dialects import insert_or_ignore
from bot.storage.tables import installation

SALT = "ballot_salt"


def ballot(salt: str, about: str | int, person: int) -> str:
    """What stands for a person in a row about something."""
    return hashlib.sha256(f"{salt}:{about}:{person}".encode()).hexdigest()


def asker_ballot(salt: str, question: int, person: int) -> str:
    """What stands for somebody who asked an unanswered question."""
    return ballot(salt, f"question {question}", person)


async def read_salt(connection: AsyncConnection) -> str:
    """The salt of this installation, made when it is first needed."""
    stored = select(installation.c.value).where(installation.c.name == SALT)
    if (known := (await connection.execute(stored)).scalar_one_or_none()) is not None:
        return str(known)
    fresh = {"name": SALT, "value": secrets.token_hex(32)}
    await connection.execute(insert_or_ignore(connection, installation), fresh)
    return str((await connection.execute(stored)).scalar_one())
