"""Bringing a database to the newest version: forward only, one process at a time, as a whole or not at all."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.storage.connecting import connect
from bot.storage.dialects import check_references, lock_migrations

MIGRATIONS = Path(__file__).with_name("migrations")


class NewerDatabaseError(Exception):
    """The database was made by a later version of the bot."""


def newest_revision() -> str:
    """The version this code works with."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def known_revisions() -> frozenset[str]:
    """Every version there has been, this code's included."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


async def migrate(address: str, revision: str = "head") -> None:
    """Create what is missing and change what is old, in one transaction under a lock."""
    engine = connect(address, patient=True)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade, revision)
    finally:
        await engine.dispose()


def revision_of(connection: Connection) -> str | None:
    """The version of an open database, None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def _upgrade(connection: Connection, revision: str) -> None:
    lock_migrations(connection)
    current = revision_of(connection)
    if current is not None and current not in known_revisions():
        raise NewerDatabaseError(
            f"it has version {current} and was made by a newer version of the bot, which alone can use it"
        )
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    check_references(connection)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
