"""A member has at most fifty open reminders, also where several processes write at once."""

from typing import Any

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.reminders.reminder import OPEN, OPEN_LIMIT, Reminder
from bot.storage.dialects import hold
from bot.storage.reminder_rows import NEW_COLUMNS, reminder_of
from bot.storage.tables import reminders

rows = reminders.c

# Built once: a statement that is built for every reminder costs more than the database does.
_counted = reminders.alias()
ROOM = (
    select(func.count())
    .select_from(_counted)
    .where(
        _counted.c.member_id == bindparam("whose", type_=rows.member_id.type),
        _counted.c.state.in_([state.value for state in OPEN]),
    )
    .scalar_subquery()
    < OPEN_LIMIT
)
"""Whether the member named `whose` may have one more."""
_INSERT = (
    insert(reminders)
    .from_select(
        NEW_COLUMNS,
        select(*(bindparam(f"new_{name}", type_=reminders.c[name].type) for name in NEW_COLUMNS)).where(ROOM),
    )
    .returning(reminders)
)


async def one_at_a_time(connection: AsyncConnection, member: int) -> None:
    """Writers of one member wait for each other, else two could take the last place."""
    await hold(connection, select(rows.id).where(rows.member_id == member).order_by(rows.id).limit(1))


async def insert_if_room(connection: AsyncConnection, member: int, values: dict[str, Any]) -> Reminder | None:
    """Insert a reminder; None where the member has no room for it."""
    await one_at_a_time(connection, member)
    given = {f"new_{name}": values.get(name) for name in NEW_COLUMNS}
    made = (await connection.execute(_INSERT, {**given, "whose": member})).one_or_none()
    return None if made is None else reminder_of(made)
