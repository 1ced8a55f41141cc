"""Bringing a database to the newest version: forward only, one process at a time, as a whole or not at all."""

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from bot.storage.connecting import connect
from bot.storage.dialects import check_references, lock_migrations
from bot.storage.versions import MIGRATIONS, MigrationError, NewerDatabaseError, known_revisions, revision_of


async def migrate(address: str, revision: str = "head") -> None:
    """Create what is missing and change what is old, in one transaction under a lock."""
    engine = connect(address, patient=True)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade, revision)
    except CommandError as error:
        raise MigrationError(str(error)) from error
    finally:
        await engine.dispose()


def _upgrade(connection: Connection, revision: str) -> None:
    lock_migrations(connection)
    current = revision_of(connection)
    if current is not None and current not in known_revisions():
        raise NewerDatabaseError(
            f"it has version {current} and was made by a newer version of the bot, which alone can use it"
        )
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    check_references(connection)
