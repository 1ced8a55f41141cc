"""The one list of tables that can name a person; export and deletion walk it.

Reminders and alerts are what members gave us to keep; a moderator's edit of the knowledge bears the moderator's id.
`feedback` holds a salted ballot instead of a voter, `unanswered` holds no author and no channel of a direct message,
and neither keeps a message that nobody gave to the bot.
"""

from dataclasses import dataclass

from sqlalchemy import Column, Table

from bot.storage.tables import alerts, digests, knowledge_edits, member_settings, reminder_outcomes, reminders


@dataclass(frozen=True, slots=True)
class PersonalTable:
    """A table and the column that holds the person's Discord id."""

    table: Table
    person: Column[int]


PERSONAL_TABLES: tuple[PersonalTable, ...] = (
    PersonalTable(alerts, alerts.c.user_id),
    PersonalTable(digests, digests.c.user_id),
    PersonalTable(knowledge_edits, knowledge_edits.c.moderator_id),
    PersonalTable(reminder_outcomes, reminder_outcomes.c.member_id),
    PersonalTable(reminders, reminders.c.member_id),
    PersonalTable(member_settings, member_settings.c.member_id),
)
