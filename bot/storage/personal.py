"""The one list of what the database holds about people; export and deletion walk it.

Whoever adds a table lists it here: in `NAMED` where a column holds somebody's Discord id, in `BALLOTED` where a ballot
stands for them, in `IMPERSONAL` (with the reason) where it holds nothing about a person. A test fails until that is
done, and proves that deletion leaves neither a person's id nor their words in any table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Table

from bot.storage import tables
from bot.storage.tables import (
    alerts,
    answer_wishes,
    askers,
    digests,
    feedback,
    knowledge_edits,
    member_settings,
    reminder_outcomes,
    reminders,
    unanswered,
)

NOBODY = 0
"""In place of an id that had to go while its row stays."""


@dataclass(frozen=True, slots=True)
class Named:
    """A table with a column that holds somebody's Discord id.

    Deletion takes the rows away, or, where there are `blanks`, keeps them and writes these values into them. `hidden`
    are columns that an export leaves out, since they say nothing to anybody.
    """

    table: Table
    person: Column[Any]
    blanks: Mapping[str, object] | None = None
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Balloted:
    """A table in which a ballot stands for somebody, made of what `about` holds.

    Deletion takes the rows away. Where they belong to rows of `parent`, those go too, unless somebody else's rows
    belong to them; then they only lose what `parent_blanks` says.
    """

    table: Table
    ballot: Column[Any]
    about: Column[Any]
    prefix: str = ""
    parent: Table | None = None
    parent_blanks: Mapping[str, object] | None = None
    hidden: tuple[str, ...] = ("ballot",)


NAMED: tuple[Named, ...] = (
    # What an edit changed stays, so that others can take it back; who made it does not.
    Named(knowledge_edits, knowledge_edits.c.moderator_id, blanks={"moderator_id": NOBODY}),
    Named(reminder_outcomes, reminder_outcomes.c.member_id),
    Named(reminders, reminders.c.member_id, hidden=("claim", "claimed_at", "wake_at")),
    Named(member_settings, member_settings.c.member_id),
    Named(alerts, alerts.c.user_id),
    Named(digests, digests.c.user_id),
    Named(answer_wishes, answer_wishes.c.user_id),
)

BALLOTED: tuple[Balloted, ...] = (
    Balloted(feedback, feedback.c.ballot, feedback.c.message_id),
    Balloted(
        askers,
        askers.c.ballot,
        askers.c.question_id,
        prefix="question ",
        parent=unanswered,
        parent_blanks={"message_id": None},
    ),
)

IMPERSONAL: Mapping[str, str] = {
    "installation": "random values of this installation",
    "unanswered": "questions, which belong to their askers' ballots in `askers`",
    "server_settings": "what a server's admins chose: channels, roles and hours",
    "weekly_counts": "how much was asked and answered in a server",
    "picks": "how often which of two entries was chosen",
    "weekly_digests": "which weeks moderators were told of",
    "imported_listings": "what job sites publish",
    "listing_sources": "how visits to job sites went",
    "source_looks": "whether the pages that the knowledge rests on are still there",
    "listing_sightings": "when a listing was first seen",
}

PERSONAL_TABLES: tuple[Named | Balloted, ...] = (*NAMED, *BALLOTED)


def unlisted() -> set[str]:
    """Tables that nobody listed."""
    listed = {one.table.name for one in PERSONAL_TABLES} | set(IMPERSONAL)
    return {table.name for table in tables.metadata.sorted_tables} - listed
